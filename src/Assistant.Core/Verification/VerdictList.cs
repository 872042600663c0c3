using System.Globalization;
using System.Text;
using Assistant.Core.Contract;

namespace Assistant.Core.Verification;

/// <summary>The list of what was checked (核数单): a row for each verdict, and below the slip of the check.</summary>
public static class VerdictList
{
    /// <summary>Names of the columns.</summary>
    internal static readonly IReadOnlyList<string> Columns =
    [
        "序号",
        "数字",
        "文中的话",
        "结论",
        "报告中的数",
        "报告",
        "章节",
        "页码",
        "报告原文",
        "理由",
    ];

    /// <summary>Writes the list as comma-separated values for a spreadsheet: UTF-8 with its mark, and no cell that would be taken for a formula.</summary>
    public static void WriteCsv(CheckedDraft draft, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(CsvText.Line(Columns));
        foreach (var row in Rows(draft))
        {
            writer.WriteLine(CsvText.Line(row));
        }

        writer.WriteLine();
        foreach (var (name, value) in Below(draft))
        {
            writer.WriteLine(CsvText.Line([name, value]));
        }
    }

    /// <summary>Writes the list as a Word document with a table.</summary>
    public static void WriteWord(CheckedDraft draft, Stream output) => VerdictListDocument.Write(draft, output);

    /// <summary>The cells of each row.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Rows(CheckedDraft draft) =>
        draft.Result.Verdicts.Select(
            (v, i) =>
            {
                var source = VerdictNote.Source(v, draft.Result.Citations);
                return (IReadOnlyList<string>)
                    [
                        (i + 1).ToString(CultureInfo.InvariantCulture),
                        v.Figure ?? string.Empty,
                        v.Claim,
                        VerdictNote.Word(v.Kind),
                        v.Expected ?? string.Empty,
                        source?.Report ?? string.Empty,
                        source is null ? string.Empty : VerdictNote.Section(source),
                        source?.Page?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                        source?.Quote ?? string.Empty,
                        v.Reason ?? string.Empty,
                    ];
            }
        );

    /// <summary>What is said below the rows: what it came to, what the reports say twice and differently, and the slip.</summary>
    internal static IEnumerable<(string Name, string Value)> Below(CheckedDraft draft) =>
        [("核对结果", draft.Result.Summary), .. draft.Result.Notes.Select(n => ("附注", n)), .. draft.Checked.Lines()];
}
