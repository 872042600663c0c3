using Assistant.Core.Language;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Language;

public sealed class SeenTextTests
{
    [Theory]
    [InlineData("1\u200b280亩", "1280亩")]
    [InlineData("1\u00ad280\u2060亩\ufeff", "1280亩")]
    [InlineData("增长6.1\u200d%", "增长6.1%")]
    [InlineData("⼀、2023年⼯作回顾，增⻓", "一、2023年工作回顾，增长")]
    [InlineData("2023\uf98e", "2023年")]
    [InlineData("1.2万⼾", "1.2万户")]
    [InlineData("增长6.1﹪", "增长6.1%")]
    [InlineData("２０２４年", "2024年")]
    [InlineData("1 2 8 0亩", "1280亩")]
    [InlineData("2 0 2 3年", "2023年")]
    [InlineData("1 3 1.4亿元", "131.4亿元")]
    [InlineData("二○二三年", "二〇二三年")]
    [InlineData("二О二三年", "二〇二三年")]
    [InlineData("二0二三年", "二〇二三年")]
    [InlineData("二OO八年", "二〇〇八年")]
    [InlineData("5320[5]人", "5320人")]
    [InlineData("1860①人次", "1860人次")]
    [InlineData("1860〔8〕人次", "1860人次")]
    [InlineData("12*%", "12%")]
    [InlineData("5320⁵人", "5320人")]
    [InlineData("推行“五心服务”[12]，", "推行“五心服务”，")]
    public void ReadersSeeWhatAPersonSees(string text, string seen) => Assert.Equal(seen, SeenText.Of(text).Value);

    [Theory]
    [InlineData("1280m²")]
    [InlineData("10⁴吨")]
    [InlineData("[1]五心服务：指服务")]
    [InlineData("①统筹发展②深化改革")]
    [InlineData("增长3 5%")]
    [InlineData("3*5米")]
    [InlineData("国发〔2024〕5号")]
    [InlineData("投资12 35 6亿元")]
    [InlineData("80万人")]
    [InlineData("一〇一医院")]
    public void WhatIsNoMarkStays(string text) => Assert.Equal(text, SeenText.Of(text).Value);

    [Fact]
    public void EveryUnitIsMappedToItsPlace() =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789年亩一二三[]①\u200b\u00ad⼯⻓ 〇O%"])
            .Array[0, 80]
            .Select(a => new string(a))
            .Sample(text =>
            {
                var seen = SeenText.Of(text);
                var last = -1;
                for (var i = 0; i < seen.Value.Length; i++)
                {
                    Assert.True(seen.Source(i) > last && seen.Source(i) < text.Length);
                    last = seen.Source(i);
                    Assert.Equal(last + 1, seen.SourceEnd(i + 1));
                }

                Assert.Equal(text.Length, seen.Source(seen.Value.Length));
            });

    [Fact]
    public void FormsAreAsLongAsTheText() => Assert.Equal("新增\u200b工作", SeenText.Forms("新增\u200b⼯作"));
}
