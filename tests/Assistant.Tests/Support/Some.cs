using System.Text;
using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Tests.Support;

/// <summary>Small reports and indexes for tests.</summary>
internal static class Some
{
    /// <summary>A short report with two reviews, a plan, problems and a glossary.</summary>
    public const string ReportText = """
        政府工作报告
        2021年2月1日在清河县第八届人民代表大会第一次会议上
        清河县人民政府县长 王小明
        各位代表：
        现在，我代表县人民政府向大会报告工作，请予审议。
        一、2020年工作回顾
        经济运行稳中有进。全县生产总值完成120.5亿元，增长6.1%；一般公共预算收入8.2亿元，下降1.5%。城乡居民人均可支配收入分别增长5.2%、7.1%。
        （一）产业升级
        新引进项目32个，总投资55亿元。东湖水库除险加固工程竣工。
        我们也清醒地看到，经济总量偏小，民生短板仍然不少，部分干部担当不够。
        二、2021年工作安排
        今年主要预期目标是：生产总值增长7%以上，一般公共预算收入增长3%左右。
        （一）扩大投资
        力争引进项目40个以上。新建农村公路25公里。
        附件：
        名词解释
        1.三资（第2页）：指农村集体的资金、资产、资源。
        2.河长制（第3页）：由各级负责人担任河长，负责辖区河湖管理保护的制度。
        """;

    /// <summary>Reads a report from text.</summary>
    public static Report Report(string? text = null, string name = "清河县-2021") =>
        new ReportReader().Read($"/corpus/{name}.txt", Encoding.UTF8.GetBytes(text ?? ReportText));

    /// <summary>The passages of a text.</summary>
    public static IReadOnlyList<Passage> Passages(string? text = null) => new SentencePassageSplitter().Split(Report(text));

    /// <summary>An indexed corpus of the given texts, in a folder that goes away with it.</summary>
    public static async Task<IndexedCorpus> CorpusAsync(params (string Name, string Text)[] reports)
    {
        var corpus = new IndexedCorpus();
        foreach (var (name, text) in reports.Length > 0 ? reports : [("清河县-2021", ReportText)])
        {
            corpus.Write($"{name}.txt", text);
        }

        await corpus.OpenAsync();
        return corpus;
    }
}

/// <summary>A corpus folder with its index.</summary>
internal sealed class IndexedCorpus : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-tests-");

    public string CorpusFolder => Path.Combine(folder.FullName, "corpus");

    public string DataFolder => Path.Combine(folder.FullName, "data");

    public CorpusIndex Index { get; private set; } = null!;

    public ReportAssistant Assistant => new(Index);

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(CorpusFolder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public async Task<IngestSummary> OpenAsync(bool rebuild = false)
    {
        Index = await CorpusIndex.OpenAsync(DataFolder, null, CancellationToken.None, rebuild);
        return await Index.IngestAsync(CorpusFolder, null, CancellationToken.None);
    }

    public Task<IngestSummary> IngestAsync(IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Index.IngestAsync(CorpusFolder, progress, cancellationToken);

    public void Dispose()
    {
        Index?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
