using Assistant.Core.Claims;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class ListAlignmentTests
{
    [Theory]
    [InlineData("农村低保740一个月、城里485", "城乡低保标准提高到不低于740元/月和485元/月。")]
    [InlineData("农村居民收入增长8.2%", "城镇、农村居民人均可支配收入分别增长8.2%、9.2%。")]
    [InlineData("初中新增学位1200个", "小学、初中分别新增学位1200个、800个。")]
    [InlineData("贷款余额增长8%", "存、贷款余额分别增长8%和9%。")]
    [InlineData("白鹅饲养量145万头", "肉牛、白鹅、生猪饲养量分别达到145万头、1500万只、400万头。")]
    [InlineData("蔬菜产量、粮食产量分别为7.2万吨、9.1万吨", "全市粮食、蔬菜产量分别为7.2万吨、9.1万吨。")]
    [InlineData("2020年农村低保标准740元", "2020年城乡低保标准740元和485元。")]
    [InlineData("粮食、蔬菜占比分别达33%、21%", "粮食、蔬菜产量分别增长1%、2%，占比分别达21%、33%。")]
    [InlineData("农村居民收入增长6.1%", "城镇、农村居民收入分别为4.1万元和2.3万元、分别增长6.1%和7.2%")]
    [InlineData("农村居民收入4.1万元", "城镇、农村居民收入分别为4.1万元和2.3万元分别增长6.1%和7.2%")]
    [InlineData("蔬菜产量增长1%", "粮食、蔬菜产量分别为7.2万吨、9.1万吨、分别增长1%、2%")]
    public void AnItemWithTheValueOfAnotherIsSwapped(string statement, string passage) =>
        Assert.True(ListAlignment.IsSwapped(statement, passage));

    [Theory]
    [InlineData("城里低保740一个月、农村485", "城乡低保标准提高到不低于740元/月和485元/月。")]
    [InlineData("城镇居民收入增长8.2%，农村居民增长9.2%", "城镇、农村居民人均可支配收入分别增长8.2%、9.2%。")]
    [InlineData("小学新增学位1200个", "小学、初中分别新增学位1200个、800个。")]
    [InlineData("存、贷款余额分别增长8%和9%", "存、贷款余额分别增长8%和9%。")]
    [InlineData("粮食、蔬菜产量分别为7.2万吨、9.1万吨", "全市粮食、蔬菜产量分别为7.2万吨、9.1万吨。")]
    [InlineData("农村居民收入增长8.2%", "城镇、农村居民人均可支配收入分别增长8.2%、8.2%。")]
    [InlineData("初中新增学位1200个", "初中新增学位1200个，小学800个。")]
    [InlineData("学位新增1200个", "小学、初中分别新增学位1200个、800个。")]
    public void AnItemWithItsOwnValueIsNot(string statement, string passage) => Assert.False(ListAlignment.IsSwapped(statement, passage));

    [Theory]
    [InlineData("城镇、农村居民收入分别为4.1万元和2.3万元、分别增长6.1%和7.2%")]
    [InlineData("城镇、农村居民收入分别为4.1万元和2.3万元分别增长6.1%和7.2%")]
    [InlineData("小学、初中新增学位1200个、800个、分别增长5%和6%")]
    [InlineData("粮食、蔬菜产量分别为7.2万吨和9.1万吨并分别增长1%和2%、分别占三成、21%和33%")]
    public void TwoRunsOfValuesInOneClauseAreRead(string text) => Assert.False(ListAlignment.IsSwapped(text, text));

    [Fact]
    public void TheSecondRunOfAClauseIsOfTheItemsOfTheFirst() =>
        Assert.True(ListAlignment.IsSwapped("农村居民收入增长6.1%", "城镇、农村居民收入分别为4.1万元和2.3万元、分别增长6.1%和7.2%。"));

    [Theory]
    [InlineData("满意率分别达到98.6%和99.6%", "老师、家长满意率分别达到99.6%和98.6%。")]
    [InlineData("分别比1995年增长67%和69%", "产值和利税分别比1995年增长69%和67%。")]
    [InlineData("“保交楼”“保交房”交付率分别达88.2%和100%", "“保交楼”“保交房”交付率分别达100%和88.2%。")]
    public void ValuesInAnotherOrderThatAreOfNothingNamedAreReordered(string statement, string passage) =>
        Assert.True(ListAlignment.IsReordered(statement, passage));

    [Theory]
    [InlineData("满意率分别达到99.6%和98.6%", "老师、家长满意率分别达到99.6%和98.6%。")]
    [InlineData("家长、老师满意率分别达到98.6%和99.6%", "老师、家长满意率分别达到99.6%和98.6%。")]
    [InlineData("满意率分别达到98.6%和99.7%", "老师、家长满意率分别达到99.6%和98.6%。")]
    [InlineData("老师满意率99.6%", "老师、家长满意率分别达到99.6%和98.6%。")]
    public void ValuesInTheirOrderOrOfWhatIsNamedAreNot(string statement, string passage) =>
        Assert.False(ListAlignment.IsReordered(statement, passage));
}
