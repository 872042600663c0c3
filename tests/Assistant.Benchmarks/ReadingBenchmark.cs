using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks;

/// <summary>The steps of an ingest on the customer's report (45 KB).</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private readonly string path = Path.Combine(Workspace.Root, "corpus", "keqiao-2020.txt");
    private byte[] bytes = [];
    private Report report = null!;
    private IReadOnlyList<Passage> passages = [];

    [GlobalSetup]
    public void SetUp()
    {
        bytes = File.ReadAllBytes(path);
        report = new ReportReader().Read(path, bytes);
        passages = new SentencePassageSplitter().Split(report);
    }

    [Benchmark]
    public Report Read() => new ReportReader().Read(path, bytes);

    [Benchmark]
    public IReadOnlyList<Passage> Split() => new SentencePassageSplitter().Split(report);

    [Benchmark]
    public IReadOnlyList<Figure> Ledger() => new FigureExtractor().Extract(report, passages);

    [Benchmark]
    public int Tokens() => passages.Sum(p => SearchText.Tokens(p.Text).Count);
}
