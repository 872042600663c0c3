using Assistant.Web.Reports;
using Xunit;

namespace Assistant.Web.Tests.Reports;

public sealed class QuoteTests
{
    // The same vectors are in Client/test/permalink.test.ts.
    [Theory]
    [InlineData("", "0000000000000000")]
    [InlineData("增长4%。", "094ba5486eadcb78")]
    [InlineData("一般公共预算收入131.4亿元", "aded8ba23f87640a")]
    public void TheMarkIsTheOneOfThePage(string quote, string mark) => Assert.Equal(mark, QuoteHash.Of(quote));

    [Fact]
    public void AQuoteIsFoundWhereverItStandsNow()
    {
        const string Text = "一、回顾\n收入131.4亿元，增长4%。\n二、任务\n力争增长4%。完。";
        var quote = "增长4%。";

        Assert.Equal(Text.IndexOf(quote, StringComparison.Ordinal), QuoteHash.Find(Text, quote.Length, QuoteHash.Of(quote), 0));
        Assert.Equal(Text.LastIndexOf(quote, StringComparison.Ordinal), QuoteHash.Find(Text, quote.Length, QuoteHash.Of(quote), 999));
    }

    [Theory]
    [InlineData("增长5%。")]
    [InlineData("一个比整个文本都长得多的引文，哪里也找不到它")]
    public void AQuoteThatIsNotThereIsNowhere(string quote) =>
        Assert.Null(QuoteHash.Find("收入增长4%。", quote.Length, QuoteHash.Of(quote), 0));
}
