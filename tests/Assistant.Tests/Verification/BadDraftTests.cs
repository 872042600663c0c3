using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Verification;

/// <summary>Drafts as they really arrive.</summary>
public sealed class BadDraftTests : IAsyncLifetime
{
    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync(("keqiao-2020", File.ReadAllText(Repository.Keqiao)));

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void ACancelledDraftIsNotJudged()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new DraftVerifier(corpus.Index).Verify("2019年一般公共预算收入131.4亿元。", cancelled.Token)
        );
    }

    [Fact]
    public void CancellingStopsInTheMiddleOfADraft()
    {
        using var cancel = new CancellationTokenSource();
        var reading = new CancellingReading(cancel);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new DraftVerifier(corpus.Index, reading).Verify(corpus.Index.Current.Text("keqiao-2020")!, cancel.Token)
        );
        Assert.Equal(1, reading.Asked);
    }

    [Fact]
    public void ATextWithoutFiguresSaysSo() => Assert.Contains("没有", Verify("各位代表，大家上午好。").Summary, StringComparison.Ordinal);

    [Theory]
    [InlineData("去年一般公共预算收入达131.4亿元增长4%创新高", VerdictKind.Supported)]
    [InlineData("２０１９年一般公共预算收入１３１．４亿元", VerdictKind.Supported)]
    [InlineData("2019年一般公共预算收入l31.4亿元", VerdictKind.Supported)]
    [InlineData("2019年一般公共预算收入131. 4亿元", VerdictKind.Supported)]
    [InlineData("2019年一般公共预算收入13140亿元", VerdictKind.Contradicted)]
    [InlineData("2019年一般公共预算收入0元", VerdictKind.Contradicted)]
    [InlineData("2019年一般公共预算收入-131.4亿元", VerdictKind.Contradicted)]
    [InlineData("2019年一般公共预算收入增长400%", VerdictKind.Contradicted)]
    public void FiguresGluedMixedOrMisreadAreStillJudged(string text, VerdictKind first) =>
        Assert.Equal(first, Verify(text).Verdicts[0].Kind);

    [Fact]
    public void AClauseThatSharesNothingWithTheSentenceSaysNotWhichWayItGoes()
    {
        var passage = Some.Passages(
                Some.ReportText.Replace(
                    "新引进项目32个，总投资55亿元。",
                    "教育质量、医疗水平、养老服务、文化供给有了新气象，能耗下降。",
                    StringComparison.Ordinal
                )
            )
            .First(p => p.Text.Contains("能耗", StringComparison.Ordinal));

        Assert.Null(DraftVerifier.ClauseDirection(passage, "教育质量、医疗水平、养老服务、文化供给提升。").Rising);
        Assert.False(DraftVerifier.ClauseDirection(passage, "能耗上升。").Rising);
    }

    [Fact]
    public void AFigureOfFortyDigitsIsNeverSupported() =>
        Assert.All(Verify("2019年一般公共预算收入" + new string('1', 40) + "亿元。").Verdicts, v =>
            Assert.NotEqual(VerdictKind.Supported, v.Kind)
        );

    [Fact]
    public void ClaimsThatContradictEachOtherAreJudgedEachForItself() =>
        Assert.Equal(
            [VerdictKind.Supported, VerdictKind.Contradicted],
            Verify("2019年一般公共预算收入131.4亿元。2019年一般公共预算收入151.4亿元。").Verdicts.Select(v => v.Kind)
        );

    [Theory]
    [InlineData("指标\t2019年\n一般公共预算收入\t131.4亿元\n实到外资\t4亿美元")]
    [InlineData("指标\t单位\t2019年\n一般公共预算收入\t亿元\t131.4\n实到外资\t亿美元\t4")]
    [InlineData("指标\t2019年\n一般公共预算收入（亿元）\t131.4\n实到外资（亿美元）\t4")]
    [InlineData("| 指标 | 2019年 |\n|---|---|\n| 一般公共预算收入 | 131.4亿元 |\n| 实到外资 | 4亿美元 |")]
    public void ATablePastedAsTextIsJudgedCellByCell(string table) =>
        Assert.Equal([VerdictKind.Supported, VerdictKind.Supported], Verify(table).Verdicts.Select(v => v.Kind));

    [Fact]
    public void AResultInTheColumnOfTheNextYearIsContradicted() =>
        Assert.Equal(
            [VerdictKind.Supported, VerdictKind.Contradicted],
            Verify("指标\t2019年\t2020年目标\n一般公共预算收入\t131.4亿元\t131.4亿元").Verdicts.Select(v => v.Kind)
        );

    [Theory]
    [InlineData("renamed.docx", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0 })]
    [InlineData("damaged.docx", new byte[] { 0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4, 5, 6 })]
    [InlineData("empty.docx", new byte[0])]
    public void AWordFileThatCannotBeReadIsNamedWithTheCure(string name, byte[] bytes)
    {
        var error = Assert.Throws<ReportFormatException>(() => new ReportReader().Read(name, bytes));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private VerificationResult Verify(string text) => new DraftVerifier(corpus.Index).Verify(text);
}
