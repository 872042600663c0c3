using Assistant.Core.Answering;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class NumberedItemsTests
{
    private const string Text = """
        政府工作报告
        清河县人民政府县长 王小明
        一、2021年工作安排
        做好今年的工作，必须始终做到“三个坚持”。
        一是坚持创新驱动，加快新旧动能转换步伐。全年研发投入增长一成。
        二是坚持生态优先，守住耕地和水源保护底线。
        三是坚持民生为本，把更多财力用在群众身上。
        以上三项要求必须不折不扣加以落实。
        """;

    [Theory]
    [InlineData("三个坚持")]
    [InlineData("以上三项")]
    [InlineData("二是")]
    public void ItemsAreFoundBehindAndBeforeWhatSpeaksOfThem(string of)
    {
        var passages = Some.Passages(Text);

        var items = NumberedItems.Around(passages.First(p => p.Text.Contains(of, StringComparison.Ordinal)), 3, passages);

        Assert.Equal(["一是", "二是", "三是"], items.Select(i => i.Text.Trim()[..2]));
    }

    [Fact]
    public void TheFirstItemMayStandBehindItsAnnouncement()
    {
        var passages = Some.Passages(
            """
            政府工作报告
            清河县人民政府县长 王小明
            一、2021年工作安排
            今年的工作要突出抓好三个方面：一是着力搞好宏观调控。二是着力推进改革开放。三是着力建设和谐社会。
            """
        );

        var items = NumberedItems.Around(passages.First(p => p.Text.Contains("三个方面", StringComparison.Ordinal)), 3, passages);

        Assert.Contains("和谐社会", string.Concat(items.Select(i => i.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("完善云网环境、数据共享、安全保障三大支撑。", 0)]
    [InlineData("三大支撑是云网环境、数据共享、安全保障。", 0)]
    [InlineData("我们要抢抓机遇，全力以赴抓投资，稳字当头，筑牢三大支撑。", 3)]
    public void ASentenceThatGivesTheItemsItselfAnnouncesNone(string announcing, int items)
    {
        var passages = Some.Passages(Text.Replace("做好今年的工作，必须始终做到“三个坚持”。", announcing, StringComparison.Ordinal));

        Assert.Equal(
            items,
            NumberedItems.Around(passages.First(p => p.Text.Contains("三大支撑", StringComparison.Ordinal)), 3, passages).Count
        );
    }

    [Fact]
    public void AnotherNumberOfItemsIsAnotherList()
    {
        var passages = Some.Passages(Text);

        Assert.Empty(NumberedItems.Around(passages.First(p => p.Text.Contains("三个坚持", StringComparison.Ordinal)), 4, passages));
    }
}
