using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Grounding;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>What the last step lets stand of a table.</summary>
public sealed class TableGroundingTests() : CorpusTests
{
    [Theory]
    [InlineData("120.5亿元", true, "120.5亿元 [1]")]
    [InlineData("999亿元", true, "")]
    [InlineData("120.5亿元", false, "")]
    public void ACellHoldsOnlyWhatItsQuoteShows(string text, bool isVerbatim, string expected)
    {
        var passage = Corpus.Index.Current.Passages("清河县-2021").First(p => p.Text.Contains("120.5", StringComparison.Ordinal));
        var quote = new QuotedStatement(string.Empty, passage.Text, passage, passage.Start, passage.End);
        var forged = new QuotedStatement(string.Empty, "全县生产总值完成120.5亿元！", passage, passage.Start, passage.End);
        var table = new DraftTable(
            ["地区", "2020年实绩"],
            [
                [new DraftCell("清河县"), new DraftCell(text, isVerbatim ? quote : forged)],
            ],
            []
        );
        var draft = new Draft(Outcome.Answered, [isVerbatim ? quote : forged], ["说明。"], [], [], [], null) { Table = table };

        var answer = new AnswerGrounder().Ground(draft, new Question("q", "q", []), Corpus.Index.BeginTurn(), "coverage", out _);

        Assert.Equal(["清河县", expected], Assert.Single(answer.Table!.Rows));
    }
}
