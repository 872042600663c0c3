using Assistant.Core.Language;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Language;

public sealed class ChineseNumberTests
{
    [Theory]
    [InlineData("一千二百三十四个", 1234, "", 7)]
    [InlineData("三点五亿元", 350_000_000, "亿", 4)]
    [InlineData("二十五万亿", 25_000_000_000_000, "万亿", 5)]
    [InlineData("两万人", 20_000, "万", 2)]
    [InlineData("廿三日", 23, "", 2)]
    [InlineData("一百零五", 105, "", 4)]
    public void TheLongestNumberIsRead(string text, double value, string trailing, int end)
    {
        Assert.True(ChineseNumber.TryRead(text, 0, out var readEnd, out var read, out var scale, out var magnitude));

        Assert.Equal(((decimal)value, trailing, end, false), (read, scale, readEnd, magnitude));
    }

    [Fact]
    public void AScaleWithoutADigitIsAMagnitude()
    {
        Assert.True(ChineseNumber.TryRead("百亿元", 0, out _, out var value, out _, out var magnitude));

        Assert.Equal((10_000_000_000m, true), (value, magnitude));
    }

    [Fact]
    public void ArabicDigitsAreNoChineseNumber() => Assert.False(ChineseNumber.TryRead("5万", 0, out _, out _, out _, out _));

    [Theory]
    [InlineData("一九五六年", 0, 1956)]
    [InlineData("二〇一九年", 0, 2019)]
    public void YearsAreReadDigitByDigit(string text, int at, int year)
    {
        Assert.True(ChineseNumber.TryDigits(text, at, 4, out var read));
        Assert.Equal(year, read);
    }

    [Theory]
    [InlineData("2万5千", 25_000)]
    [InlineData("1亿3千万", 130_000_000)]
    [InlineData("12", 12)]
    public void DigitsAndNumeralsMix(string text, double value)
    {
        Assert.True(ChineseNumber.TryParse(text, out var number));
        Assert.Equal((decimal)value, number);
    }

    [Fact]
    public void ATextOfNumeralsReadsTheSameAsAWholeAndFromItsBeginning() =>
        Gen.Char["一二三四五六七八九十百千万亿"]
            .Array[1, 12]
            .Select(a => new string(a))
            .Where(text => text.Any(c => "十百千万亿".Contains(c, StringComparison.Ordinal)))
            .Sample(text =>
                !ChineseNumber.TryParse(text, out var whole)
                || (ChineseNumber.TryRead(text, 0, out var end, out var read, out _, out _) && end == text.Length && read == whole)
            );

    [Fact]
    public void NoNumberIsBeyondTheBound() =>
        Gen.Char["九十百千万亿点"]
            .Array[1, 40]
            .Select(a => new string(a))
            .Sample(text =>
                !ChineseNumber.TryRead(text, 0, out _, out var value, out _, out _) || value is >= 0 and <= ChineseNumber.Largest
            );
}
