using Assistant.Core.Language;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Language;

public sealed class CueTests
{
    private static readonly Cue Must = Cue.From(["(主|重)要(求|素)", "必须", "必"]);

    [Theory]
    [InlineData("今年要新建五所学校")]
    [InlineData("必须完成")]
    public void ATextSaysWhatHoldsAWordOfTheList(string text) => Assert.True(Must.IsIn(text));

    [Theory]
    [InlineData("主要任务")]
    [InlineData("按照要求")]
    [InlineData("生产要素")]
    [InlineData("")]
    public void AnotherWordWithTheSameCharactersSaysNothing(string text) => Assert.False(Must.IsIn(text));

    [Fact]
    public void TheLongestWordOfAPlaceIsFound() => Assert.Equal(new CueMatch(2, "必须"), Must.Find("我们必须要"));

    [Fact]
    public void EveryPlaceIsFoundOnce() => Assert.Equal([0, 2, 3], Must.All("必须要必").Select(match => match.Start));

    [Fact]
    public void BlanksKeepTheLength() => Assert.Equal("我们   做", Must.Blanked("我们必须要做"));

    [Fact]
    public void ALineWithoutAWordIsRefused() => Assert.Throws<InvalidDataException>(() => Cue.From(["(主)"]));

    [Theory]
    [InlineData("一般公共预算收入下降1.5%", false)]
    [InlineData("电价再降0.1元", false)]
    [InlineData("出现负增长", false)]
    [InlineData("居民收入增长8%", true)]
    [InlineData("物价上涨2%", true)]
    [InlineData("降水充沛", null)]
    [InlineData("实现零增长", null)]
    [InlineData("收入增长，支出下降", null)]
    [InlineData("工业增加值100亿元", null)]
    public void TheDirectionOfATextIsThatOfItsWords(string text, bool? rising) => Assert.Equal(rising, Direction.Of(text));

    [Theory]
    [InlineData("提高到", true)]
    [InlineData("降至", true)]
    [InlineData("提高了", false)]
    [InlineData("达到", false)]
    public void ALevelIsReachedWhereTheWordsSayTo(string text, bool reaches) => Assert.Equal(reaches, Direction.ReachesLevel(text));

    [Theory]
    [InlineData("力争增长6%", true)]
    [InlineData("要新建绿道", true)]
    [InlineData("主要产品产量", false)]
    [InlineData("争取到资金3亿元", false)]
    [InlineData("好于预期", false)]
    [InlineData("将近一半", false)]
    public void AnAimIsSaid(string text, bool aims) => Assert.Equal(aims, Cue.Aim.IsIn(text));

    [Theory]
    [InlineData("未发生事故", true)]
    [InlineData("没有完成", true)]
    [InlineData("未来五年", false)]
    [InlineData("不断提高", false)]
    [InlineData("不低于7%", false)]
    public void ANegationDenies(string text, bool denies) => Assert.Equal(denies, Cue.Negation.IsIn(text));

    [Fact]
    public void LookingForACueNeverThrows() =>
        Gen.OneOf(Gen.Char, Gen.Char["降增长要求目标没有未来不断已经完成了"])
            .Array[0, 60]
            .Select(a => new string(a))
            .Sample(text => Cue.Falling.All(text).Count() + Cue.Aim.All(text).Count() + Cue.Negation.All(text).Count() >= 0);
}
