using Assistant.Core.Documents;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Microsoft.SemanticKernel;
using Xunit;

namespace Assistant.Tests.Search;

public sealed class ReportsPluginTests
{
    [Fact]
    public async Task TheKernelOffersTheThreeFunctionsAndSearchFindsByWords()
    {
        using var corpus = await Some.CorpusAsync();
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(new ReportsPlugin(corpus.Index.BeginTurn()), ReportsPlugin.Name);

        var found = await kernel.InvokeAsync<IReadOnlyList<FoundPassage>>(
            ReportsPlugin.Name,
            "search_passages",
            new KernelArguments { ["query"] = "一般公共预算收入", ["top"] = 3 }
        );

        Assert.Equal(
            ["define_term", "read_around", "search_passages"],
            kernel.Plugins[ReportsPlugin.Name].Select(f => f.Name).Order(StringComparer.Ordinal)
        );
        Assert.Contains("一般公共预算收入", found![0].Passage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASearchCanBeKeptToSomeReports()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText), ("b-2020", Some.ReportText));

        var found = await new ReportsPlugin(corpus.Index.BeginTurn()).SearchPassagesAsync("收入", ["b-2020"]);

        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal("b-2020", f.Passage.Report));
    }

    [Fact]
    public async Task ReadAroundGivesTheNeighboursInOrderAndNothingForAnUnknownPassage()
    {
        using var corpus = await Some.CorpusAsync();
        var plugin = new ReportsPlugin(corpus.Index.BeginTurn());

        Assert.Equal([4, 5, 6], plugin.ReadAround("清河县-2021#5").Select(p => p.Ordinal));
        Assert.Equal([0, 1], plugin.ReadAround("清河县-2021#0").Select(p => p.Ordinal));
        Assert.Empty(plugin.ReadAround("清河县-2021#9999"));
        Assert.Empty(plugin.ReadAround("nonsense"));
    }

    [Theory]
    [InlineData("河长制")]
    [InlineData("报告里的“河长制”怎么解释")]
    public async Task ATermIsDefinedByItsGlossaryEntry(string term)
    {
        using var corpus = await Some.CorpusAsync();

        var entry = Assert.Single(new ReportsPlugin(corpus.Index.BeginTurn()).DefineTerm(term));

        Assert.Equal(PassageKind.Glossary, entry.Kind);
        Assert.StartsWith("河长制", entry.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("僵尸企业", "億尸企业", true)]
    [InlineData("5+3+4产业体系", "5+3+4现代产业体系", true)]
    [InlineData("四个新兴产业", "四个办", false)]
    [InlineData("产业", "现代产业体系建设", false)]
    public void ATermIsNamedAlsoMisreadOrWithWordsLeftOut(string question, string term, bool named) =>
        Assert.Equal(named, GlossaryTerm.Named(GlossaryTerm.Key(term), GlossaryTerm.Key(question)) > 0);

    [Fact]
    public void ModelsReadBackAsTheyWereWritten()
    {
        string[] names = ["a", "b"];
        var trees = TreeEnsemble.Parse("a<0.5 b<1.5 -1 2 3\n0.25\n", names);

        Assert.Equal(-0.75, trees.Score([0, 1]));
        Assert.Equal(2.25, trees.Score([0, 2]));
        Assert.Equal(3.25, trees.Score([1, 0]));
        Assert.Equal("a<0.5 b<1.5 -1 2 3\n0.25\n", trees.Write(names));
    }

    [Theory]
    [InlineData("c<0.5 1 2")]
    [InlineData("a<0.5 1")]
    [InlineData("a<x 1 2")]
    [InlineData("1 2")]
    public void ABrokenModelIsToldByItsLine(string text) => Assert.Throws<InvalidDataException>(() => TreeEnsemble.Parse(text, ["a"]));
}
