using Assistant.Core.Index;

namespace Assistant.Core.Verification;

/// <summary>What judges drafts here: the part of a slip that is the same for every draft.</summary>
/// <param name="Program">Version of the program.</param>
/// <param name="Models">Names of the models that read claims; empty where figures and words decide alone.</param>
public sealed record CheckMaker(string Program, IReadOnlyList<string> Models);

/// <summary>A report that a draft was checked with.</summary>
/// <param name="Report">Its name.</param>
/// <param name="Sha256">Hash of its file, in lower-case hexadecimal digits.</param>
public sealed record CheckedReport(string Report, string Sha256);

/// <summary>What was checked, when, and with what: enough to check it again.</summary>
/// <param name="Date">When the check began.</param>
/// <param name="File">Name of the draft's file, without its folder.</param>
/// <param name="Sha256">Hash of that file, in lower-case hexadecimal digits.</param>
/// <param name="Program">Version of the program.</param>
/// <param name="IndexFormat">Format of the index that it read.</param>
/// <param name="Models">Names of the models that read claims; empty where there was none.</param>
/// <param name="Reports">All reports of the index, by name.</param>
public sealed record CheckSlip(
    DateTimeOffset Date,
    string File,
    string Sha256,
    string Program,
    int IndexFormat,
    IReadOnlyList<string> Models,
    IReadOnlyList<CheckedReport> Reports
)
{
    private const int HashDigits = 12;

    /// <summary>The slip of a draft that is checked with the reports of a snapshot.</summary>
    internal static CheckSlip Of(DateTimeOffset date, string file, string sha256, CheckMaker maker, ICorpusSnapshot snapshot) =>
        new(
            date,
            Path.GetFileName(file),
            sha256,
            maker.Program,
            IndexDatabase.Format,
            maker.Models,
            [.. snapshot.Reports.Select(r => new CheckedReport(r.Report, r.Hash))]
        );

    /// <summary>The slip in lines for people, each a name and what it says; the reports one a line at the end.</summary>
    internal IReadOnlyList<(string Name, string Value)> Lines() =>
        [
            ("核对时间", Date.ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture)),
            ("核对文稿", File),
            ("文稿SHA-256", Sha256),
            ("核对程序", $"报告助手 {Program}，索引格式 {IndexFormat}"),
            ("判断模型", Models.Count == 0 ? "无" : string.Join("、", Models)),
            .. Reports.Select(r => ("所用报告", $"{r.Report}（SHA-256 {r.Sha256}）")),
        ];

    /// <summary>The same in short properties of a document.</summary>
    internal IReadOnlyList<(string Name, string Value)> Properties(string summary)
    {
        var reports = string.Join("、", Reports.Select(r => $"{r.Report} {r.Sha256[..Math.Min(HashDigits, r.Sha256.Length)]}"));
        return
        [
            .. Lines().Where(l => l.Name != "所用报告"),
            ("所用报告", reports.Length <= 200 ? reports : $"{Reports.Count}份，名单见核数单"),
            ("核对结果", summary),
        ];
    }
}
