using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Finds the chapters of a report and what each is for.</summary>
/// <param name="text">The canonical text.</param>
/// <param name="sections">Its sections: those of the first depth may be chapters.</param>
/// <param name="paragraphs">Its paragraphs: they show where a report without headings turns from what was done to what is planned.</param>
internal sealed partial class ChapterReader(string text, IReadOnlyList<Section> sections, IReadOnlyList<Paragraph> paragraphs)
{
    private const int LongestAlone = 30;
    private const int LongestClosing = 1_200;

    /// <summary>The chapters in order; they cover the text.</summary>
    public IReadOnlyList<Chapter> Read()
    {
        var heads = Heads().Concat(Alone()).OrderBy(h => h.HeadingSpan.Start).DistinctBy(h => h.HeadingSpan.Start).ToList();
        var starts = WithoutHeading(heads);
        var all = heads
            .Select(h => (h.HeadingSpan.Start, Head: (Section?)h))
            .Concat(starts.Select(s => (Start: s.At, Head: (Section?)null)))
            .OrderBy(c => c.Start)
            .ToList();
        var chapters = new List<Chapter>();
        var first = all.Count > 0 ? all[0].Start : text.Length;
        if (first > 0)
        {
            chapters.Add(new Chapter(string.Empty, ChapterKind.Opening, new TextSpan(0, 0), new TextSpan(0, first)));
        }

        var kinds = new HashSet<ChapterKind>(chapters.Select(c => c.Kind));
        var lastTasks = all.FindLastIndex(c => c.Head is { } head && NamesTasks(head.Heading));
        for (var i = 0; i < all.Count; i++)
        {
            var (start, head) = all[i];
            var kind = head is null ? starts.First(s => s.At == start).Kind : KindOf(head, kinds, lastTasks > i);
            kinds.Add(kind);
            var span = new TextSpan(start, i + 1 < all.Count ? all[i + 1].Start : text.Length);
            chapters.Add(new Chapter(head?.Heading ?? string.Empty, kind, head?.HeadingSpan ?? new TextSpan(start, start), span));
        }

        SetClosingApart(chapters);
        return chapters;
    }

    // 各位代表！… 让我们…: the last paragraphs of the last chapter.
    private void SetClosingApart(List<Chapter> chapters)
    {
        var last = chapters.FindLastIndex(c => c.Kind is not (ChapterKind.Glossary or ChapterKind.Annex));
        if (last < 0 || chapters[last].Kind == ChapterKind.Opening)
        {
            return;
        }

        var chapter = chapters[last];
        var behind = paragraphs
            .Where(p => p.Span.Start > chapter.HeadingSpan.End && p.Span.End <= chapter.Span.End && p.Kind != SectionKind.Annex)
            .ToList();
        var at = behind.FindLastIndex(p => Salutation().IsMatch(p.Span.Of(text)));
        if (
            at < 1
            || chapter.Span.End - behind[at].Span.Start > LongestClosing
            || sections.Any(s => s.HeadingSpan.Start > behind[at].Span.Start && s.HeadingSpan.End < chapter.Span.End)
        )
        {
            return;
        }

        var start = behind[at].Span.Start;
        if (Farewell().IsMatch(text[start..chapter.Span.End]))
        {
            chapters[last] = chapter with { Span = new TextSpan(chapter.Span.Start, start) };
            chapters.Insert(
                last + 1,
                new Chapter(string.Empty, ChapterKind.Closing, new TextSpan(start, start), new TextSpan(start, chapter.Span.End))
            );
        }
    }

    // Numbers that begin anew are those of a list within a chapter.
    private IEnumerable<Section> Heads()
    {
        var heads = sections.Where(s => s.Depth == 1).ToList();
        var numbers = ListMarkers
            .In(text)
            .Where(m => m is { Style: ListStyle.HanComma, OnLine: true })
            .Select(m => (m.Span.Start, m.Number))
            .ToList();
        if (numbers.Count(n => n.Number == 1) < 2)
        {
            return heads;
        }

        var inner = Enumerable.Range(1, numbers.Max(n => n.Number)).Select(last => Inner(numbers, last)).MinBy(i => i.Faults).Starts;
        return heads.Where(h => h.Kind == SectionKind.Annex || !inner.Contains(h.HeadingSpan.Start));
    }

    // Backwards from the last chapter: a number that is not the next one down begins a list, which goes down to one before the chapters go on.
    private static (HashSet<int> Starts, int Faults) Inner(List<(int Start, int Number)> numbers, int last)
    {
        var starts = new HashSet<int>();
        var lists = new Stack<int>();
        var (next, faults) = (last, 0);
        foreach (var (start, number) in numbers.AsEnumerable().Reverse())
        {
            if (lists.Count == 0 && number == next)
            {
                next--;
                continue;
            }

            starts.Add(start);
            if (lists.TryPeek(out var above) && number < above)
            {
                faults += above - number - 1;
                lists.Pop();
            }

            if (number > 1)
            {
                lists.Push(number);
            }
        }

        return (starts, faults + lists.Sum() + Math.Max(0, next));
    }

    // 努力做好2024年各项工作, 全面加强政府自身建设: lines of their own without a number, where the report numbers no chapters.
    private IEnumerable<Section> Alone() =>
        sections.Any(s => s.Depth == 1 && s.Kind != SectionKind.Annex && ListMarkers.NumberOf(s.Heading) > 0)
            ? []
            : paragraphs
                .Skip(1)
                .Where(p =>
                    p.Kind != SectionKind.Annex
                    && p.Span.Length <= LongestAlone
                    && p.Span.End < text.Length
                    && ChapterLine().IsMatch(p.Span.Of(text))
                )
                .Select(p => new Section(1, p.Span.Of(text), p.Span, p.Span, -1, SectionKind.Plan));

    // Where a report has no heading for it, the review begins behind the salutation and the plan where the text turns to it.
    private List<(int At, ChapterKind Kind)> WithoutHeading(List<Section> heads)
    {
        var starts = new List<(int, ChapterKind)>();
        var body = heads.Where(h => h.Kind != SectionKind.Annex).ToList();
        if (body.Count == 0 && paragraphs.FirstOrDefault(p => p.Kind == SectionKind.Review) is { } review)
        {
            starts.Add((review.Span.Start, ChapterKind.Review));
        }

        var reviewed = body.Count == 0 || (body.Count == 1 && Review().IsMatch(body[0].Heading));
        if (reviewed && paragraphs.FirstOrDefault(p => p.Kind == SectionKind.Plan) is { } plan && plan.Span.Start > 0)
        {
            starts.Add((plan.Span.Start, ChapterKind.Tasks));
        }

        return starts;
    }

    private static bool NamesTasks(string heading) =>
        Tasks().IsMatch(heading) && !Government().IsMatch(heading) && !Glossary().IsMatch(heading) && !Abroad().IsMatch(heading);

    private static ChapterKind KindOf(Section section, HashSet<ChapterKind> before, bool tasksFollow)
    {
        var heading = section.Heading;
        var looksBack = Review().Match(heading);
        return section.Kind == SectionKind.Annex
            ? Glossary().IsMatch(heading)
                ? ChapterKind.Glossary
                : ChapterKind.Annex
            : Annex().IsMatch(heading)
                ? ChapterKind.Annex
                : Abroad().IsMatch(heading)
                    ? ChapterKind.Other
                    : looksBack.Success && !(Ahead().Match(heading) is { Success: true } ahead && ahead.Index < looksBack.Index)
                        ? ChapterKind.Review
                        : Government().IsMatch(heading)
                            ? ChapterKind.Governance
                            : Span().IsMatch(heading)
                                ? ChapterKind.Aims
                                : Aims().IsMatch(heading) && (tasksFollow || !Tasks().IsMatch(heading))
                                    ? ChapterKind.Aims
                                    : section.Kind == SectionKind.Review && before.All(k => k is ChapterKind.Opening or ChapterKind.Review)
                                        ? ChapterKind.Review
                                        : !Tasks().IsMatch(heading) && tasksFollow && before.All(k => k is not ChapterKind.Tasks)
                                            ? ChapterKind.Aims
                                            : ChapterKind.Tasks;
    }

    [GeneratedRegex("^(?:各位代表|同志们|最后[，,]|让我们)")]
    private static partial Regex Salutation();

    [GeneratedRegex("让我们|携手|奋斗|奋进|前进|团结|努力|谢谢|贡献|篇章")]
    private static partial Regex Farewell();

    [GeneratedRegex("名词|解释|注释|术语|释义|注解")]
    private static partial Regex Glossary();

    [GeneratedRegex("^[（(《【]?(?:附件|附录|附表|附：)")]
    private static partial Regex Annex();

    [GeneratedRegex("国际形势|对外政策|外交|祖国统一|祖国和平统一|港澳|香港|^结束语")]
    private static partial Regex Abroad();

    [GeneratedRegex(
        "自身建设|政府建设|政府自身|服务型政府|法治政府|新型政府|人民满意|政治环境|施政|作风|廉洁|政权建设|政风建设|行政能力|政府(?:现代化)?(?:治理|履职|落实|执行|公信|服务|效能|能力)"
    )]
    private static partial Regex Government();

    [GeneratedRegex("回顾|过去|一年来|三年来|五年来|以来|总结|成就|成绩|(?:完成|执行)情况|走过|取得")]
    private static partial Regex Review();

    [GeneratedRegex("今后|任务|下一步|安排|部署|未来|总体要求")]
    private static partial Regex Ahead();

    // A span of years has aims; the year of the report has tasks.
    [GeneratedRegex("今后|未来|[一二三四]五[”\"]?(?:的|时期|规划|计划)|远景|奋斗目标")]
    private static partial Regex Span();

    [GeneratedRegex("任务|重点|安排|举措|工作|建议|措施")]
    private static partial Regex Tasks();

    [GeneratedRegex("要求|目标|思路|指导思想|形势|基调|战略|方针|蓝图|总体部署|政策取向")]
    private static partial Regex Aims();

    [GeneratedRegex(
        @"^(?:(?:努力|全力|扎实|切实)?(?:做好|抓好)?(?:(?:19|20)\d\d年|今年)(?:的|政府|全[市省区县州])?(?:各项|主要|重点)?工作(?:任务|安排|重点|建议)?|(?:切实|全面|大力|进一步|持续|努力)?(?:加强|推进)政府自身(?:改革和)?建设)$"
    )]
    private static partial Regex ChapterLine();
}
