using System.Text;
using Assistant.Core.Documents;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Documents;

/// <summary>Chapters and lists of a report.</summary>
public sealed class OutlineTests
{
    private const string Head =
        "青柳县2024年政府工作报告\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n一、2023年工作回顾\n过去一年，全县经济稳步增长。\n";

    [Fact]
    public void AListThatPromisesTenItemsAndGivesNineHasNineAndMissesOne()
    {
        var items = string.Join('\n', Enumerable.Range(1, 9).Select(i => $"{i}.新建第{i}所学校的教学楼，年底前完工。"));
        var (list, text) = Only($"二、2024年重点工作\n办好10件民生实事：\n{items}\n各位代表，让我们一起努力。\n", l =>
            l.Style == ListStyle.Digit
        );

        Assert.Equal((10, 9, 1), (list.Promised, list.Items.Count, list.Missing));
        Assert.Equal("9.新建第9所学校的教学楼，年底前完工。", list.Items[^1].Span.Of(text));
    }

    [Fact]
    public void ANumberThatIsLostInTheMiddleLeavesAGapInTheNumbers()
    {
        var (list, _) = Only(
            "二、2024年重点工作\n重点做好四方面工作：\n（一）发展产业。\n引进企业十家。\n（二）建设城市。\n修路三条。\n（四）改善民生。\n建校两所。\n",
            l => l.Style == ListStyle.HanBracket
        );

        Assert.Equal([1, 2, 4], list.Items.Select(i => i.Number!.Value));
        Assert.Equal(1, list.Missing);
    }

    [Fact]
    public void ItemsOfANestedListBelongToItAlone()
    {
        var report = Read(
            "二、2024年重点工作\n突出抓好两件事：\n（一）发展产业。\n抓好两个重点：1.引进企业。扩大投资。2.扶持农户。扩大养殖。\n（二）改善民生。\n一是建学校。二是修医院。三是办养老。\n"
        );
        var outer = Assert.Single(report.Outline.Lists, l => l.Style == ListStyle.HanBracket);
        var digits = Assert.Single(report.Outline.Lists, l => l.Style == ListStyle.Digit);
        var counted = Assert.Single(report.Outline.Lists, l => l.Style == ListStyle.Counted);

        Assert.Equal((2, 2, 3), (outer.Items.Count, digits.Items.Count, counted.Items.Count));
        Assert.All([digits, counted], l => Assert.Same(outer, report.Outline.Lists[l.Parent]));
        Assert.Equal((2, 2), (outer.Promised, digits.Promised));
    }

    [Fact]
    public void NumberingThatBeginsAnewIsAnotherList()
    {
        var report = Read(
            "二、2024年重点工作\n（一）发展产业。\n一是引进企业。二是扩大投资。\n（二）改善民生。\n一是建学校。二是修医院。三是办养老。\n"
        );

        Assert.Equal([2, 3], report.Outline.Lists.Where(l => l.Style == ListStyle.Counted).Select(l => l.Items.Count));
    }

    [Fact]
    public void AListOfLinesGoesOnBehindOneInsideItsItem()
    {
        var report = Read(
            "二、2024年重点工作\n一是发展产业。引进企业十家。\n二是改善民生。办好四件实事：一是建校，二是修路，三是建院，四是植树。\n三是建设城市。改造小区五个。\n四是保护生态。植树百亩。\n"
        );

        Assert.Equal([4, 4], report.Outline.Lists.Where(l => l.Style == ListStyle.Counted).Select(l => l.Items.Count));
        Assert.StartsWith("三是建设城市", report.Outline.Lists[0].Items[2].Span.Of(report.Text.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void NumberedLinesInTheMiddleOfAListDoNotEndIt()
    {
        var report = Read("二、2024年重点工作\n一是办好两件实事。\n1.新建学校两所。\n2.修建公路八公里。\n二是发展产业。\n三是保护生态。\n");
        var outer = Assert.Single(report.Outline.Lists, l => l.Style == ListStyle.Counted);
        var inner = Assert.Single(report.Outline.Lists, l => l.Style == ListStyle.Digit);

        Assert.Equal((3, 2), (outer.Items.Count, inner.Items.Count));
        Assert.Same(outer, report.Outline.Lists[inner.Parent]);
    }

    [Fact]
    public void AListInALineGoesOnBehindOneInsideItsItem()
    {
        var report = Read(
            "二、2024年重点工作\n做到三点：第一，发展产业。第二，改善民生，办好三件实事：第一，建校；第二，修路；第三，植树。第三，保护生态。\n"
        );

        Assert.Equal([3, 3], report.Outline.Lists.Where(l => l.Style == ListStyle.Ordinal).Select(l => l.Items.Count));
    }

    [Fact]
    public void ItemsThatAreSpreadOverListsAreOneListWhereTheyAreCountedTogether()
    {
        var report = Read(
            "二、2024年重点工作\n年内完成7项民生工程，其中交通工程3项：（1）107国道改造（2）县道大修（3）桥梁加固。教育工程1项：新建小学一所。水利工程3项：（1）饮水工程（2）小型水利（3）河道治理。\n"
        );
        var whole = Assert.Single(report.Outline.Lists, l => l.Promised == 7);

        Assert.Equal(7, whole.Items.Count);
        Assert.Equal("新建小学一所。", whole.Items[3].Span.Of(report.Text.Value));
        Assert.Equal([3, 3], report.Outline.Lists.Where(l => l != whole && l.Style == ListStyle.DigitBracket).Select(l => l.Items.Count));
    }

    [Fact]
    public void TheLastWordsToTheDeputiesAreAChapterOfTheirOwn()
    {
        var report = Read("二、2024年重点工作\n发展产业。\n各位代表！使命在肩，奋斗有我。让我们团结一心，共同努力！\n");
        var closing = report.Outline.Chapters[^1];

        Assert.Equal((ChapterKind.Closing, string.Empty), (closing.Kind, closing.Heading));
        Assert.StartsWith("各位代表！使命在肩", closing.Span.Of(report.Text.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void TasksThatBeginWithTheSalutationAreNoClosing() =>
        Assert.Equal(
            ChapterKind.Tasks,
            Read("二、2024年重点工作\n发展产业。\n各位代表！今年办好两件实事：\n1.新建学校两所。\n2.修建公路八公里。\n")
                .Outline.Chapters[^1]
                .Kind
        );

    [Fact]
    public void AListGoesOnOverAPageBreakWithFurnitureBetweenItsItems()
    {
        var (list, text) = Only(
            "二、2024年重点工作\n办好4件民生实事：\n1.新建学校两所。\n2.改造老旧小区五个。\n—12—\n青柳县2024年政府工作报告\n3.修建公路八公里。\n4.新增停车位三百个。\n",
            l => l.Style == ListStyle.Digit
        );

        Assert.Equal(4, list.Items.Count);
        Assert.Equal("2.改造老旧小区五个。", list.Items[1].Span.Of(text));
    }

    [Fact]
    public void CommasInsideTheItemsOfASentenceMakeNoItems()
    {
        var (list, text) = Only(
            "二、2024年重点工作\n今年的主要预期目标是：地区生产总值增长6%左右，力争更高；财政收入增长4%，税收占比提高；新增就业5000人，失业率控制在4%以内。\n",
            l => l.Style == ListStyle.Semicolon
        );

        Assert.Equal(3, list.Items.Count);
        Assert.Equal("财政收入增长4%，税收占比提高", list.Items[1].Span.Of(text));
    }

    [Fact]
    public void ASentenceThatCountsItsPartsGivesThem()
    {
        var (list, text) = Only("二、2024年重点工作\n做到“三个坚持”：坚持稳字当头、坚持改革创新、坚持人民至上。\n", l => l.Promised == 3);

        Assert.Equal(["坚持稳字当头", "坚持改革创新", "坚持人民至上"], list.Items.Select(i => i.Span.Of(text)));
    }

    [Fact]
    public void ParagraphsThatBeginWithAShortSentenceAreAList()
    {
        var (list, text) = Only(
            "二、2024年重点工作\n（一）发展产业。\n做强工业。全年引进企业十家，扩大投资规模，建设标准厂房。\n做优农业。全年扶持农户百家，扩大养殖规模，建设高标准农田。\n做活旅游。全年接待游客万人次，扩大景区规模，建设游客中心。\n",
            l => l.Style == ListStyle.Lead
        );

        Assert.Equal(["做强工业", "做优农业", "做活旅游"], list.Items.Select(i => i.Head.Of(text)));
    }

    [Fact]
    public void TheProblemsThatAReportAdmitsAreAList()
    {
        var (list, _) = Only(
            "我们也清醒地看到，发展中还存在不少困难和问题。产业基础不强，龙头企业偏少。城乡差距仍然较大，公共服务不足。对此，我们将认真加以解决。\n二、2024年重点工作\n发展产业。\n",
            l => l.Style == ListStyle.Sentence
        );

        Assert.Equal(2, list.Items.Count);
    }

    [Theory]
    [InlineData("一、2023年工作回顾", ChapterKind.Review)]
    [InlineData("一、2023年主要工作", ChapterKind.Review)]
    [InlineData("二、“十四五”时期主要目标任务", ChapterKind.Aims)]
    [InlineData("二、2024年重点工作", ChapterKind.Tasks)]
    [InlineData("三、努力建设人民满意政府", ChapterKind.Governance)]
    public void AChapterIsWhatItsHeadingSays(string heading, ChapterKind kind)
    {
        var report = Read(
            heading.StartsWith('一') ? string.Empty : $"{heading}\n发展产业，改善民生。\n",
            heading.StartsWith('一') ? Head.Replace("一、2023年工作回顾", heading) : Head
        );

        Assert.Equal(kind, Assert.Single(report.Outline.Chapters, c => c.Heading == heading).Kind);
    }

    [Fact]
    public void NumbersThatBeginAnewInAChapterAreNoChapters()
    {
        var report = Read("二、2024年重点工作\n发展产业。\n一、新建学校两所。\n二、修建公路八公里。\n三、新增停车位三百个。\n");

        Assert.Equal(["", "一、2023年工作回顾", "二、2024年重点工作"], report.Outline.Chapters.Select(c => c.Heading));
        Assert.Equal(3, Assert.Single(report.Outline.Lists, l => l.Style == ListStyle.HanComma).Items.Count);
    }

    [Fact]
    public void ChaptersCoverTheText()
    {
        var report = Read("二、2024年重点工作\n发展产业。\n");
        var chapters = report.Outline.Chapters;

        Assert.Equal(0, chapters[0].Span.Start);
        Assert.Equal(report.Text.Value.Length, chapters[^1].Span.End);
        Assert.All(chapters.Zip(chapters.Skip(1)), pair => Assert.Equal(pair.First.Span.End, pair.Second.Span.Start));
    }

    [Fact]
    public void TheMeetingIsReadFromTheTitlePage() =>
        Assert.Equal(
            "青柳县第十五届人民代表大会第三次会议",
            Read(
                string.Empty,
                "政府工作报告\n——2024年1月10日在青柳县第十五届人民代表大会第三次会议上\n县长 王小明\n各位代表：\n一、2023年工作回顾\n经济增长。\n"
            ).Meeting
        );

    [Fact]
    public void ItemsLieInTheTextInOrderWhateverTheTextIs() =>
        Gen.Int[0, Pieces.Length - 1]
            .Select(i => Pieces[i])
            .Array[1, 80]
            .Sample(pieces =>
            {
                var report = Read(string.Empty, $"各位代表：\n{string.Concat(pieces)}\n。");
                Assert.All(report.Outline.Lists, list =>
                {
                    Assert.True(list.Items.Count > 1);
                    Assert.All(list.Items, i => Assert.True(i.Span.Length > 0 && i.Head.Start == i.Span.Start && i.Head.End <= i.Span.End));
                    Assert.All(list.Items.Zip(list.Items.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
                    Assert.True(list.Announcement is not { } a || (a.Length > 0 && a.End <= list.Items[0].Span.Start));
                    Assert.True(list.Span.End <= report.Text.Value.Length);
                });
            });

    private static readonly string[] Pieces =
    [
        .. "一 二 、 ， 。 ； ： “ ” （ ） \n 县 增长 1 2 (1) ① ② ? 第一， 一是 二是 —— % 问题 面临 目标是： 三个 即 1. 2. （一） （二） [1] 十".Split(
            ' '
        ),
    ];

    private static (ItemList List, string Text) Only(string body, Func<ItemList, bool> wanted)
    {
        var report = Read(body);
        return (Assert.Single(report.Outline.Lists, l => wanted(l)), report.Text.Value);
    }

    private static Report Read(string body, string head = Head) =>
        new ReportReader().Read("青柳县-2024.txt", Encoding.UTF8.GetBytes(head + body));
}
