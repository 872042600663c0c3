using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>Tells of which years a passage speaks and whether it tells a result, an aim or a piece of work planned.</summary>
internal static partial class PeriodReader
{
    // A year that begins the passage dates it; one further on may be of a detail.
    private const int Leading = 6;

    // 近两年共引进人才150人 opens nothing: a term or a plan is spoken of for longer.
    private const int FewestOpened = 3;

    // So many characters may stand before the words that say what a sentence looks ahead to.
    private const int Opening = 10;

    /// <summary>Period and status from section, words and tense.</summary>
    /// <param name="within">The years that a sentence before opened for the rest of its paragraph (<see cref="SpanOpened"/>, <see cref="YearOpened"/>).</param>
    public static (int? From, int? To, Status Status) Read(
        string passage,
        SectionKind kind,
        IReadOnlyList<string> headings,
        int? reportYear,
        (int From, int To)? within = null
    )
    {
        if (kind == SectionKind.Annex || (kind == SectionKind.Opening && reportYear is null))
        {
            return (null, null, Status.None);
        }

        var text = Folded(passage);
        var status = kind switch
        {
            SectionKind.Review or SectionKind.Problems => Status.Actual,
            SectionKind.Plan => HasFigure().IsMatch(text) ? Status.Target : Status.Plan,
            _ => Status.None,
        };
        var own = Own(text, kind, reportYear);
        var opened = within is { } years && (years.From < years.To || !Summed().IsMatch(text)) ? within : null;
        var (from, to) = own is { } time ? (time.From, time.To) : opened ?? OfSection(kind, headings, reportYear);
        if (kind == SectionKind.Plan && own is not null && to < reportYear)
        {
            status = Status.Actual;
        }
        else if (kind == SectionKind.Review && (from >= reportYear ? IsToBe(text, own) : LooksAhead(text)))
        {
            (from, to) = from >= reportYear ? (from, to) : (reportYear, reportYear);
            status = HasFigure().IsMatch(text) ? Status.Target : Status.Plan;
        }

        return (from, to, status);
    }

    /// <summary>
    /// The past years of which a sentence of a review makes the rest of its paragraph speak (五年来，我区…; 这是实力稳步提升的五年); null where it opens none.
    /// </summary>
    public static (int From, int To)? SpanOpened(string sentence, SectionKind kind, int? reportYear)
    {
        if (kind != SectionKind.Review || reportYear is not { } year)
        {
            return null;
        }

        var text = Folded(sentence);
        if (
            First(Times(text, kind, reportYear), t =>
                t.Form is TimeForm.Span or TimeForm.Plan
                && t.Role == TimeRole.Measured
                && t.To < year
                && t.To - t.From >= FewestOpened - 1
                && t.Start <= Leading
            ) is
            { } time
        )
        {
            return (time.From, time.To);
        }

        return YearsCalled().Match(text) is { Success: true } called && ChineseNumber.TryParse(called.Groups[1].Value, out var count)
            ? (year - (int)count, year - 1)
            : null;
    }

    /// <summary>
    /// The year under review, where the sentence that opens a paragraph begins with it in a section that looks back on several (2016年，…): it dates the
    /// sentences behind it that name no time of their own and sum nothing up. Null where it is another year, or none.
    /// </summary>
    public static (int From, int To)? YearOpened(string sentence, SectionKind kind, IReadOnlyList<string> headings, int? reportYear)
    {
        if (kind != SectionKind.Review || reportYear is not { } year || OfSection(kind, headings, reportYear).From == year - 1)
        {
            return null;
        }

        return
            First(Times(Folded(sentence), kind, reportYear), t => t.Start <= 1) is { Form: TimeForm.Year, Role: TimeRole.Measured } time
            && time.From == year - 1
            && time.To == year - 1
            ? (year - 1, year - 1)
            : null;
    }

    // Of a time that is still to come nothing is done, but this year may be half over.
    private static bool IsToBe(string text, TimeMention? time) =>
        Cue.Aim.IsIn(text) || (time?.Form != TimeForm.Relative && !Cue.Done.IsIn(text) && !Cue.Tally.IsIn(text));

    // Reports by themes go from what was done to what is to be done within a page.
    private static bool LooksAhead(string text) =>
        Cue.TimeAhead.Find(text) is { Start: <= Opening } time && (time.Word != "今年" || Cue.Aim.IsIn(text));

    // The span of years that the words name, then the year by which something is to be reached, then the year that they begin with.
    private static TimeMention? Own(string text, SectionKind kind, int? reportYear)
    {
        var times = Times(text, kind, reportYear);
        var named = First(times, t => t.Form is TimeForm.Span or TimeForm.Plan && t.From < t.To && Spans(t, kind))
            ?? First(times, t => t.Form == TimeForm.Year && t.Role == TimeRole.Deadline && t.To >= reportYear)
            ?? First(times, t =>
                t.Form is TimeForm.Year or TimeForm.Relative
                && t.Role == TimeRole.Measured
                && (t.Start == 0 || text[t.Start - 1] is not ('由' or '从'))
                && t.Start <= (kind == SectionKind.Review && t.From > reportYear && t.From == t.To ? 1 : Leading)
            );
        return named is not { } time || (kind == SectionKind.Plan && time.To < reportYear && !LooksBack(text, time)) ? null
            : time.Role == TimeRole.Deadline && time.Form == TimeForm.Year ? time with { From = time.To }
            : time;
    }

    // A plan speaks of the past where it says that something was done, or begins with the time and urges nothing; else it names the time in passing.
    private static bool LooksBack(string text, TimeMention time) =>
        !Cue.Aim.IsIn(text)
        && (
            Cue.Done.IsIn(text)
            || Cue.Sum.IsIn(text)
            || (time.Start <= Leading && (time.Start <= 1 || text[time.Start - 1] is '在' or ':') && !Attributive().IsMatch(text))
        );

    // The years to come are a plan's; a review names them in passing.
    private static bool Spans(TimeMention time, SectionKind kind) =>
        time.Role == TimeRole.Measured || (time.Role == TimeRole.Deadline && (kind == SectionKind.Plan || time.Start <= Leading));

    private static TimeMention? First(IReadOnlyList<TimeMention> times, Func<TimeMention, bool> fits)
    {
        foreach (var time in times.Where(fits))
        {
            return time;
        }

        return null;
    }

    private static (int? From, int? To) OfSection(SectionKind kind, IReadOnlyList<string> headings, int? reportYear)
    {
        var heading = headings.Count > 0 ? headings[0] : string.Empty;
        if (kind is SectionKind.Review or SectionKind.Problems)
        {
            var past = Times(Folded(heading), kind, reportYear)
                .FirstOrDefault(t => t is { Form: TimeForm.Span, Role: TimeRole.Measured } && t.To == reportYear - 1);
            return reportYear is null ? (null, null) : (past.To == 0 ? reportYear - 1 : past.From, reportYear - 1);
        }

        if (kind == SectionKind.Plan)
        {
            return Coming().IsMatch(heading) ? (reportYear, reportYear + 4) : (reportYear, reportYear);
        }

        return (reportYear, reportYear);
    }

    private static string Folded(string text) => FoldedText.Of(text, 0, text.Length).Value;

    private static IReadOnlyList<TimeMention> Times(string folded, SectionKind kind, int? reportYear) =>
        TimeReader.Read(folded, YearReader.All(folded), reportYear, kind == SectionKind.Plan);

    [GeneratedRegex(@"\d|[一二三四五六七八九十百](个|家|项|分之|成|位)")]
    private static partial Regex HasFigure();

    [GeneratedRegex("累计|合计|总计|年均|每年|[五四三]年|先后|连续")]
    private static partial Regex Summed();

    [GeneratedRegex(@"^[-—\s]*(?:这|过去)?(?:[五四三]年)?是[^。;]{2,40}的([五四三])年[,。]?$")]
    private static partial Regex YearsCalled();

    // 2009年到期的政策: which of them, not when.
    [GeneratedRegex(@"^\s*在?[\d一二三四五六七八九〇○零]{4}年[^，,。；;]{0,4}的")]
    private static partial Regex Attributive();

    [GeneratedRegex(
        @"今后(五|三|几)年|未来(五|三|几)年|[“""]?十[一二三四五]五[”""]?(时期|发展|规划)|五年(工作|发展|奋斗)?(目标|任务|总体)"
    )]
    private static partial Regex Coming();
}
