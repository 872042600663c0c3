using Assistant.Core.Documents;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class TextCleanerTests
{
    private static readonly Gen<string> Sources = Gen.OneOf(Gen.Char, Gen.Char[" \n\r\u3000\f\t"], Gen.Char["一、（）。，\"：2A县-—"])
        .Array[0, 400]
        .Select(a => new string(a));

    [Fact]
    public void NothingButWhiteSpaceIsLostOrInvented() => Sources.Sample(source => Solid(TextCleaner.Clean(source).Value) == Solid(source));

    [Fact]
    public void OffsetsPointAtTheSameUnitOfTheSource() =>
        Sources.Sample(source =>
        {
            var text = TextCleaner.Clean(source);
            Assert.Equal(text.Value.Length, text.SourceOffsets.Count);
            for (var i = 0; i < text.Value.Length; i++)
            {
                Assert.True(i == 0 || text.SourceOffsets[i] >= text.SourceOffsets[i - 1]);
                Assert.True(char.IsWhiteSpace(text.Value[i]) || source[text.ToSource(i)] == text.Value[i]);
            }
        });

    [Fact]
    public void AWrapAcrossAPageBreakIsJoined() =>
        Assert.Equal(
            "环思科技、\"印染大脑\"、精筑\"BIM+\"入选全省工业互联网平台,新增工业机器人250台。",
            TextCleaner.Clean("环思科技、\"印染大脑\"、精筑\"BIM+\"入选全\n\n省工业互联网平台,新增工业机器人 250 台。").Value
        );

    [Theory]
    [InlineData("2019 年是新中国成立 70 周年", "2019年是新中国成立70周年")]
    [InlineData("成立区 社会矛盾 纠纷调处化解中心", "成立区社会矛盾纠纷调处化解中心")]
    [InlineData("R&D 经费支出", "R&D经费支出")]
    [InlineData("举办 World Expo 论坛", "举办World Expo论坛")]
    [InlineData("　　各位代表：", "各位代表：")]
    public void StraySpacesGoAndThoseInsideLatinStay(string source, string expected) =>
        Assert.Equal(expected, TextCleaner.Clean(source).Value);

    [Fact]
    public void AHeadingGluedToAParagraphStandsApart() =>
        Assert.Equal(
            "省委书记点赞事迹。\n(五)倾力办好实事,让市民更有获得感\n高质量落实民生保障。",
            TextCleaner.Clean("省委书记点赞事迹。 (五)倾力办好实事,让市民更有获得感\n高质量落实民生保障。").Value
        );

    [Fact]
    public void AHeadingSentenceStandsApartFromItsText() =>
        Assert.Equal(
            "(一)坚持产业强区,全力打造更高质量经济体系。\n扎实推进常态化长效化,全力稳企业、稳增长。",
            TextCleaner.Clean("(一)坚持产业强区,全力打造更高质量经济体系。扎实推进常态化长效化,全力稳企业、稳增长。").Value
        );

    [Fact]
    public void HeadingsAreFoundInATextWithoutLineBreaks()
    {
        var lines = TextCleaner
            .Clean(
                "请予审议，并请提出意见。一、2023年工作回顾 过去的一年，极不寻常，全市上下迎难而上。（一）经济稳中向好。全市生产总值增长5.1%。二、2024年工作安排 今年是关键一年，做好工作意义重大。"
            )
            .Value.Split('\n');

        Assert.Contains("一、2023年工作回顾", lines);
        Assert.Contains("（一）经济稳中向好。", lines);
        Assert.Contains("二、2024年工作安排", lines);
    }

    [Fact]
    public void ANumberedRunOfIndustriesIsNoHeading() =>
        Assert.Equal("一、二、三产业协调发展。", TextCleaner.Clean("一、二、三产业协调发展。").Value);

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
