using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Cuts canonical text into sections and paragraphs.</summary>
internal sealed partial class SectionReader(string text, int? year)
{
    private const int OneLine = 2_000;
    private const string Numerals = "一二三四五六七八九十";
    private readonly List<Section> sections = [];
    private readonly List<Paragraph> paragraphs = [];
    private readonly List<int> open = [];
    private int bareNumbers;
    private bool planBegun;

    // Whether the first chapter is called 关于…, as all that follow are.
    private bool byThemes;
    private bool inChapters;
    private bool planInReview;

    // Whether a chapter before looks back, and whether one before plans.
    private bool reviewed;
    private bool planned;

    /// <summary>Sections and paragraphs in order; the annex begins at <paramref name="annexStart"/>.</summary>
    public (IReadOnlyList<Section> Sections, IReadOnlyList<Paragraph> Paragraphs) Read(int annexStart)
    {
        Open(0, string.Empty, new TextSpan(0, 0), SectionKind.Opening);
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                ReadLine(new TextSpan(start, end), annexStart);
            }

            start = end + 1;
        }

        CloseTo(0, text.Length);
        return (sections, paragraphs);
    }

    private void ReadLine(TextSpan span, int annexStart)
    {
        var line = span.Of(text);
        if (span.Start >= annexStart)
        {
            if (sections[^1].Kind != SectionKind.Annex)
            {
                CloseTo(0, span.Start);
                Open(1, line.Length <= 30 ? line : line[..30], span, SectionKind.Annex);
                return;
            }

            paragraphs.Add(new Paragraph(span, null, sections.Count - 1, SectionKind.Annex));
            return;
        }

        // A row of a table is no heading, whatever its first cell looks like.
        if (line.Contains('\t', StringComparison.Ordinal))
        {
            AddParagraph(span, line);
            return;
        }

        if (IsChapter(line, span))
        {
            inChapters = true;
            CloseTo(1, span.Start);
            Open(1, line, span, ReviewWords().IsMatch(line) ? SectionKind.Review : ChapterOfPlan());
            return;
        }

        if (IsBareNumber(line))
        {
            bareNumbers++;
            CloseTo(1, span.Start);
            Open(1, line, span, KindOf(line, 1));
            return;
        }

        var depth = HeadingPattern.Depth(line) is var numbered && inChapters && numbered is 1 or 2 ? numbered + 1 : numbered;
        if ((depth is 1 or 2 || (inChapters && depth == 3)) && line.Length <= 80 && IsHeading(line, span.End))
        {
            CloseTo(depth, span.Start);
            Open(depth, line, span, KindOf(line, depth));
            return;
        }

        foreach (var part in Parts(span, line))
        {
            AddParagraph(part, part.Of(text));
        }
    }

    // A report that arrived as one line is cut where the plan, the problems or a list item begins, so that each part gets its own kind.
    private IEnumerable<TextSpan> Parts(TextSpan span, string line)
    {
        if (line.Length < OneLine)
        {
            return [span];
        }

        var starts = new List<int> { 0 };
        for (var at = line.IndexOf('。', StringComparison.Ordinal); at >= 0 && at + 1 < line.Length; at = line.IndexOf('。', at + 1))
        {
            var rest = line.Substring(at + 1, Math.Min(120, line.Length - at - 1));
            if (PlanBegins(rest) || Problems().IsMatch(rest) || HeadingPattern.Depth(rest) > 0)
            {
                starts.Add(at + 1);
            }
        }

        return starts.Zip([.. starts.Skip(1), line.Length], (from, to) => new TextSpan(span.Start + from, span.Start + to));
    }

    // 2023年工作回顾, 2024年工作安排, 今年的主要任务: a line of its own without a number; below it the numbering starts again.
    private bool IsChapter(string line, TextSpan span) =>
        line.Length <= 30
        && span.End < text.Length
        && HeadingPattern.Depth(line) == 0
        && sections.Count > 0
        && paragraphs.Count > 0
        && (
            Chapter().IsMatch(line)
            || ChapterOfOld().IsMatch(line)
            || (inChapters && LastChapter().IsMatch(line))
            || line == "结束语"
            || (Theme().IsMatch(line) && (byThemes |= !sections.Exists(s => s.Depth > 0)))
        );

    // 一, 二, 三: chapters that have a number and no name.
    private bool IsBareNumber(string line) =>
        line.Length == 1
        && bareNumbers < Numerals.Length
        && line[0] == Numerals[bareNumbers]
        && (bareNumbers > 0 || text.Contains($"\n{Numerals[1]}\n", StringComparison.Ordinal));

    private SectionKind ChapterOfPlan()
    {
        planBegun = true;
        return SectionKind.Plan;
    }

    // A numbered line is a heading unless it is a list item inside a running paragraph: 一、… ending in a semicolon.
    private bool IsHeading(string line, int end) => !(line[^1] is '；' or ';') && end < text.Length;

    private void AddParagraph(TextSpan span, string line)
    {
        var current = open[^1];
        var kind = sections[current].Kind;
        if (kind is SectionKind.Opening && PlanBegins(line))
        {
            planBegun = true;
        }

        // A review whose plan has no heading of its own.
        if (kind == SectionKind.Review && (planInReview || PlanBegins(line)))
        {
            planInReview = planBegun = true;
            kind = SectionKind.Plan;
        }

        if (kind is SectionKind.Review or SectionKind.Opening && Problems().IsMatch(line))
        {
            kind = SectionKind.Problems;
        }
        else if (kind == SectionKind.Opening && paragraphs.Count > 0)
        {
            // Texts without numbered headings: everything before the first plan is a review.
            kind =
                planBegun ? SectionKind.Plan
                : line.Length > 60 ? SectionKind.Review
                : SectionKind.Opening;
        }
        else if (
            kind == SectionKind.Review
            && paragraphs.Count > 0
            && paragraphs[^1].Kind == SectionKind.Problems
            && ProblemItem().IsMatch(line)
        )
        {
            kind = SectionKind.Problems;
        }

        paragraphs.Add(new Paragraph(span, LeadOf(line), current, kind));
    }

    // Without such a heading, the plan begins where the text says what this year is and what it should bring.
    private bool PlanBegins(string line) =>
        PlanOpening().IsMatch(line)
        || (
            year is { } now
            && YearOpening().Match(line) is { Success: true } named
            && named.Groups[1].Value == now.ToString(null as IFormatProvider)
        );

    private static string? LeadOf(string line)
    {
        var stop = line.IndexOf('。', StringComparison.Ordinal);
        var lead = stop is > 2 and <= 26 && stop + 1 < line.Length ? line[..stop] : null;
        return lead is null || lead.Contains('，', StringComparison.Ordinal) && lead.Length > 22
            ? null
            : lead.TrimStart('—', '-', '●', ' ');
    }

    private void Open(int depth, string heading, TextSpan span, SectionKind kind)
    {
        planInReview &= depth > 1 && kind == SectionKind.Review;
        reviewed |= depth == 1 && kind == SectionKind.Review && ReviewWords().IsMatch(heading);
        planned |= depth == 1 && kind == SectionKind.Plan;
        sections.Add(
            new Section(depth, heading, span, new TextSpan(span.Start, text.Length), open.Count == 0 || depth == 0 ? -1 : open[^1], kind)
        );
        open.Add(sections.Count - 1);
    }

    private void CloseTo(int depth, int at)
    {
        while (open.Count > 0 && (sections[open[^1]].Depth >= depth || depth == 0 || sections[open[^1]].Depth == 0))
        {
            var index = open[^1];
            sections[index] = sections[index] with { Body = sections[index].Body with { End = at } };
            open.RemoveAt(open.Count - 1);
        }
    }

    private SectionKind KindOf(string heading, int depth)
    {
        if (
            ReviewWords().IsMatch(heading)
            || (year is { } y && heading.Contains($"{y - 1}年", StringComparison.Ordinal) && !PlanWords().IsMatch(heading))
        )
        {
            return depth == 1 || open.Count == 0 || sections[open[^1]].Kind != SectionKind.Plan ? SectionKind.Review : SectionKind.Plan;
        }

        if (ProblemHeading().IsMatch(heading))
        {
            return SectionKind.Problems;
        }

        if (depth > 1 && open.Count > 0 && sections[open[^1]].Depth > 0)
        {
            return sections[open[^1]].Kind;
        }

        // After a review, everything that is urged is a plan. In a report ordered by themes, each sentence shows what is done and what is planned.
        planBegun |= reviewed || AimWords().IsMatch(heading) || (year is { } now && heading.Contains($"{now}年", StringComparison.Ordinal));
        return planBegun || planned ? SectionKind.Plan : SectionKind.Review;
    }

    [GeneratedRegex(@"回顾|过去|一年来|五年来|以来|总结|成就|成绩|(?:完成|执行)情况|主要工作和|走过|取得")]
    private static partial Regex ReviewWords();

    [GeneratedRegex(
        @"今年|今后|任务|目标|安排|部署|建议|打算|下一步|总体要求|总体思路|重点工作|展望|努力|加快|推进|加强|坚持|着力|全力|深入|全面|建设|明年|未来"
    )]
    private static partial Regex PlanWords();

    [GeneratedRegex(@"今年|今后|任务|目标|安排|部署|打算|下一步|总体要求|总体思路|重点工作|展望|明年|未来")]
    private static partial Regex AimWords();

    [GeneratedRegex(
        @"^(((19|20)\d\d年|过去(一|五|三|四)?年|去年|上年|五年来?|本届政府|近五年)的?(主要|政府|全市|全省|全区|全县)?(工作|成绩|发展)?(的)?(回顾|总结|情况|成绩|成就)|(((19|20)\d\d|今)年|今后([五几]年|一个时期)|下一?步|未来五年)(的)?(政府|经济社会发展|发展|全市|全省|全区|全县|主要|重点)*(工作|任务|目标)?(的)?(总体|主要|重点|目标|预期)*(要求|安排|任务|工作|目标|打算|部署|思路|建议|考虑|设想)((和|及|与|、).{2,14})?(建议|安排)?|政府工作(安排|建议|重点))$"
    )]
    private static partial Regex Chapter();

    // Chapters of the reports of the last century: 第六个五年计划的基本任务, 过去五年国内工作的基本总结.
    [GeneratedRegex(
        @"^(过去[一二三四五几]年.{0,8}的?(基本)?(回顾|总结)|今后[一二三四五几十]{1,2}年.{2,14}(任务|目标|方针|部署|措施)|.{0,12}(五年|[五六七八九]五)”?(计划|规划).{0,8}(任务|措施|情况|目标|方针|问题))$"
    )]
    private static partial Regex ChapterOfOld();

    [GeneratedRegex("^关于.{2,14}[^，。；：！？、]$")]
    private static partial Regex Theme();

    [GeneratedRegex(@"^(关于.{0,8}(外交|国际形势|祖国统一|对外政策).{0,8})$")]
    private static partial Regex LastChapter();

    [GeneratedRegex(
        @"^.{0,24}(今年是|今年，是|做好今年|今年政府工作|今年(全[市省区县州]|我[市省区县])?的?经济社会发展|今年的?(总体|主要|重点|预期))|^.{0,40}(总体要求|预期目标|主要目标)(是|为|：)"
    )]
    private static partial Regex PlanOpening();

    [GeneratedRegex(@"^.{0,10}?((?:19|20)\d\d)年(?:是|，是|政府工作|经济社会发展|全市|全省|工作|的?(?:总体|主要|重点|预期))")]
    private static partial Regex YearOpening();

    [GeneratedRegex(
        @"(清醒|同时|也应|必须|还应|我们也|深刻|当前|客观).{0,24}(看到|认识|存在|面临|意识).{0,60}(问题|困难|不足|短板|差距|挑战|矛盾|薄弱|压力)|^.{0,12}(存在|面临)(的|不少|许多|一些|诸多).{0,10}(问题|困难|不足|短板)"
    )]
    private static partial Regex Problems();

    [GeneratedRegex(@"(问题|困难|不足|短板|挑战)")]
    private static partial Regex ProblemHeading();

    [GeneratedRegex(@"^\s*(一是|二是|三是|四是|五是|六是|七是|八是|主要|对此|对这些|针对|这些问题|——|[①-⑩])")]
    private static partial Regex ProblemItem();
}
