using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Index;

/// <summary>The ledgers of all reports as rows that can be asked.</summary>
public sealed class LedgerRowsTests
{
    [Fact]
    public async Task TheRowsOfAReportAreItsLedger()
    {
        using var corpus = await Some.CorpusAsync();
        var report = Some.Report();
        var read = new FigureExtractor().Extract(report, new Core.Documents.SentencePassageSplitter().Split(report));

        Assert.Equal(read, corpus.Index.Current.Figures("清河县-2021"));
    }

    [Fact]
    public async Task AnyNameOfAnIndicatorFindsItsFigures()
    {
        using var corpus = await Some.CorpusAsync();

        var rows = corpus.Index.Current.Find(new LedgerQuery { Indicator = "GDP" });

        Assert.Equal(["120.5亿元", "6.1%", "7%"], rows.Select(r => r.Figure.Text));
        Assert.All(rows, r => Assert.Equal(("清河县", 2021), (r.Place, r.Year)));
    }

    [Fact]
    public async Task AnIndicatorThatIsNoneOfTheCommonOnesIsFoundByItsPrintedName()
    {
        using var corpus = await Some.CorpusAsync();

        Assert.Equal(["32个"], corpus.Index.Current.Find(new LedgerQuery { Indicator = "新引进项目" }).Select(r => r.Figure.Text));
    }

    [Fact]
    public async Task PlaceYearsStatusAndKindLimitWhatIsFound()
    {
        using var corpus = await Some.CorpusAsync();
        var query = new LedgerQuery { Indicator = "地区生产总值" };
        string[] Found(LedgerQuery asked) => [.. corpus.Index.Current.Find(asked).Select(r => r.Figure.Text)];

        Assert.Equal(["7%"], Found(query with { Statuses = [Status.Target] }));
        Assert.Equal(["120.5亿元", "6.1%"], Found(query with { YearFrom = 2019, YearTo = 2020 }));
        Assert.Equal(["6.1%", "7%"], Found(query with { Kinds = [FigureKind.Growth] }));
        Assert.Empty(Found(query with { Places = ["定兴县"] }));
        Assert.Empty(Found(query with { Reports = ["清河县-2020"] }));
    }

    [Fact]
    public async Task ASnapshotWithoutRowsFindsTheSame()
    {
        using var corpus = await Some.CorpusAsync();
        var query = new LedgerQuery { Indicator = "生产总值", YearFrom = 2020 };
        ICorpusSnapshot held = new FakeSnapshot(Some.Report());

        Assert.Equal(held.Find(query), corpus.Index.Current.Find(query));
    }

    [Fact]
    public async Task TheRowsGoWithTheirReport()
    {
        using var corpus = await Some.CorpusAsync(
            ("清河县-2021", Some.ReportText),
            ("定兴县-2021", Some.ReportText.Replace("清河", "定兴"))
        );
        File.Delete(Path.Combine(corpus.CorpusFolder, "定兴县-2021.txt"));

        await corpus.OpenAsync();

        Assert.Equal(["清河县"], corpus.Index.Current.Find(new LedgerQuery()).Select(r => r.Place).Distinct());
    }

    [Fact]
    public async Task AChangedReportHasItsRowsOnce()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Write("清河县-2021.txt", Some.ReportText.Replace("120.5亿元", "121.5亿元"));

        await corpus.OpenAsync();

        Assert.Equal(
            ["121.5亿元", "6.1%", "7%"],
            corpus.Index.Current.Find(new LedgerQuery { Indicator = "GDP" }).Select(r => r.Figure.Text)
        );
    }
}
