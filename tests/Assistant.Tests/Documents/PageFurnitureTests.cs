using System.Text;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class PageFurnitureTests
{
    private const string Before = "全县坚持稳中求进，加快产业升级，扩大有效投资，提高民生保障";

    [Theory]
    [InlineData("—1—")]
    [InlineData("— 12 —")]
    [InlineData("- 3 -")]
    [InlineData("· 1 ·")]
    [InlineData("第1页共20页")]
    [InlineData("第 1 页")]
    [InlineData("Page 1 of 20")]
    public void AParagraphGoesOnOverAPageMark(string mark) =>
        Assert.Equal($"{Before}水平，办成十件实事。", Text($"{Before}\n{mark}\n水平，办成十件实事。"));

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}/4")]
    public void NumbersThatCountThePagesAreLeftOut(string mark)
    {
        var pages = Pages(i => string.Format(null, mark, i));

        Assert.Equal(
            Pages(_ => string.Empty).Replace("\n", string.Empty, StringComparison.Ordinal),
            Text(pages).Replace("\n", string.Empty, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void NumbersOfAListStay() =>
        Assert.Equal("1\n新建学校4所。\n2\n新建医院1所。\n3\n新建公园2座。", Text("1\n新建学校4所。\n2\n新建医院1所。\n3\n新建公园2座。"));

    [Fact]
    public void ARunningHeadBesidePageMarksIsLeftOut()
    {
        var text = Text($"{Before}\n—1—\n青柳县2024年政府工作报告\n水平，办成实事，{Before}\n—2—\n青柳县2024年政府工作报告\n水平。");

        Assert.Equal($"{Before}水平，办成实事，{Before}水平。", text);
    }

    [Fact]
    public void WordsThatATextRepeatsAreNoWatermark()
    {
        const string line = "《规划纲要》";
        var text = Text(string.Join('\n', Enumerable.Range(0, 6).Select(i => $"{line}\n提出第{i}项任务。")));

        Assert.Equal(6, text.Split(line).Length - 1);
    }

    [Fact]
    public void AWatermarkOnEveryPageIsLeftOut()
    {
        var text = Text(Pages(_ => "青柳县内部资料"));

        Assert.Equal(1, text.Split("青柳县内部资料").Length - 1);
    }

    [Fact]
    public void ButtonsOfAWebPageAreLeftOut() =>
        Assert.Equal(
            "2024年青柳县政府工作报告\n各位代表：",
            Text(
                "首页 > 政务公开 > 政府工作报告\n2024年青柳县政府工作报告\n【字体：大 中 小】\n分享到： 微信 微博\n各位代表：\n打印本页 关闭窗口\n上一篇：无"
            )
        );

    [Fact]
    public void WhoAnswersForATaskIsNoButton() =>
        Assert.Contains("主办单位：县教育局", Text("新建学校4所。\n主办单位：县教育局、各乡镇\n新建医院1所。"), StringComparison.Ordinal);

    [Fact]
    public void PageMarksInsideALineAreLeftOutWhereTheyCount() =>
        Assert.Equal(
            "坚持稳中求进，加快产业升级，扩大投资，改善民生。",
            Text("坚持稳中求进，加快 — 1 — 产业升级，扩大 — 2 — 投资，改善 — 3 — 民生。")
        );

    [Fact]
    public void AListGoesOnOverAPageWithFurniture()
    {
        var passages = Some.Passages(
            "2024年青柳县政府工作报告\n各位代表：\n一、2024年工作安排\n今年办好三件民生实事：\n1.新建学校4所。\n2.改造老旧小区23个，惠及居民5100户，加装电\n— 5 —\n青柳县政府工作报告\n梯30部。\n— 6 —\n青柳县政府工作报告\n3.新建公园2座。\n以上三件实事，年底前全部完成。"
        );

        Assert.Contains(passages, p => p.Text == "2.改造老旧小区23个，惠及居民5100户，加装电梯30部。");
        Assert.DoesNotContain(passages, p => p.Text.Contains("青柳县政府工作报告", StringComparison.Ordinal) && p.Kind == PassageKind.Body);
    }

    private static string Pages(Func<int, string> mark)
    {
        var text = new StringBuilder();
        for (var page = 1; page <= 5; page++)
        {
            for (var sentence = 0; sentence < 10; sentence++)
            {
                text.Append(null, $"第{(char)('甲' + page)}{sentence}项：{Before}，成效明显。");
            }

            text.Append('\n').Append(mark(page)).Append('\n');
        }

        return text.ToString();
    }

    private static string Text(string source) => TextCleaner.Clean(PageFurniture.Blanked(new SourceText(source))).Value;
}
