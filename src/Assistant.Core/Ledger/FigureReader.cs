using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>Reads the figures of one stretch of text: numbers first, then what each measures, when, and how certain.</summary>
internal sealed partial class FigureReader
{
    // So far into a sentence a time stands at its head.
    private const int HeadWithin = 1;

    // Between what it rose from and what it rose to stand no more characters than these.
    private const int LongestRise = 20;

    private readonly string source;
    private readonly FigureContext context;
    private readonly FoldedText folded;
    private readonly string text;
    private readonly IReadOnlyList<ScannedNumber> numbers;
    private readonly IReadOnlyList<TimeMention> times;
    private readonly Clauses clauses;
    private readonly IndicatorReader indicators;
    private readonly PartReader parts;

    public FigureReader(string source, int start, int end, FigureContext context)
    {
        this.source = source;
        this.context = context;
        folded = FoldedText.Of(source, start, end);
        text = folded.Value;
        var (scanned, years) = FigureScanner.Scan(folded);
        numbers = scanned;
        times = TimeReader.Read(text, years, context.ReportYear, context.Status is Status.Target or Status.Plan);
        clauses = new Clauses(text, numbers);
        indicators = new IndicatorReader(folded, numbers, clauses);
        parts = new PartReader(text, clauses, context.Place);
    }

    /// <summary>The figures in order.</summary>
    public IReadOnlyList<Figure> Read() => [.. numbers.Select((number, i) => Make(number, i))];

    private Figure Make(ScannedNumber number, int index)
    {
        var words = indicators.Read(index);
        var kind = KindReader.Read(text, number, words);
        var (from, to, deadline) = Period(number, index);
        var clauseStart = folded.Source(clauses.ClauseStart(number.Start));
        var clauseEnd = folded.SourceEnd(Math.Max(number.End, Math.Min(text.Length, clauses.ClauseEnd(number.End - 1))));
        var (figureStart, figureEnd) = (folded.Source(number.Start), folded.SourceEnd(number.End));
        var status = StatusOf(number, words, to, deadline);
        var figure = new Figure(
            context.Report,
            context.PassageId,
            figureStart,
            figureEnd,
            source[figureStart..figureEnd],
            words.Indicator,
            SubjectReader.Read(words.Indicator) ?? context.Place,
            number.Value,
            number.ValueTo,
            number.Form == NumberForm.Rank && number.Unit.Text.Length == 0 ? "位" : number.Unit.Text,
            ModifierReader.Read(text, number, clauses, status == Status.Actual),
            kind,
            from,
            to,
            status,
            words.Falling,
            words.Basis,
            clauseStart,
            clauseEnd,
            source[clauseStart..clauseEnd]
        );
        return figure with
        {
            Canonical = IsBase(number, index) || parts.IsOfPart(number) ? null : CanonicalIndicators.Of(figure, context.Place),
        };
    }

    // The last time named before the figure in its sentence; a base of comparison (比2015年) dates something else. 2016年，…；…: the time at the head of a
    // sentence dates what is listed behind the semicolons too.
    private (int? From, int? To, bool Deadline) Period(ScannedNumber number, int index)
    {
        var sentence = clauses.SentenceStart(number.Start);
        var head = HeadOf(sentence);
        var isReached = false;
        foreach (var time in times.Reverse().Where(t => t.End <= number.Start && (t.Start >= sentence || t == head)))
        {
            if (IsLeftBehind(time, number, index))
            {
                isReached = true;
            }
            else if (time.Role != TimeRole.Basis)
            {
                return (isReached ? time.To : time.From, time.To, time.Role == TimeRole.Deadline);
            }
        }

        // 新建农田80万亩，到2027年全部建成: a time by which something else is reached says nothing of what stands before it.
        return
            context.ReportYear is { } year
            && times.FirstOrDefault(t => t.Role == TimeRole.Deadline && t.To == context.PeriodEnd && t.To > year) is { End: > 0 } later
            && later.Start > number.End
            ? (year, year, false)
            : (isReached ? context.PeriodEnd : context.PeriodStart, context.PeriodEnd, false);
    }

    private TimeMention? HeadOf(int sentence)
    {
        if (sentence == 0 || text[sentence - 1] != ';')
        {
            return null;
        }

        var start = text.LastIndexOfAny(['。', '!', '?', '\n', '\t'], sentence - 1) + 1;
        return times
            .Where(t => t.Form == TimeForm.Year && t.Role == TimeRole.Measured && t.Start - start is >= 0 and <= HeadWithin)
            .Cast<TimeMention?>()
            .FirstOrDefault();
    }

    // 由2015年的8.5平米提高到24.4平米: the time from which it rose dates the first of the two.
    private bool IsLeftBehind(TimeMention time, ScannedNumber number, int index) =>
        index > 0
        && time.Start > 0
        && text[time.Start - 1] is '由' or '从'
        && numbers[index - 1].Start >= time.End
        && Reaching().IsMatch(text[numbers[index - 1].End..number.Start]);

    // 由19亿元增加到334亿元: what it rose from is of an earlier year, which is not named; it must not pass for the year's figure of the indicator.
    private bool IsBase(ScannedNumber number, int index) =>
        index + 1 < numbers.Count
        && numbers[index + 1].Start - number.End is > 0 and < LongestRise
        && RoseFrom().IsMatch(text[clauses.ClauseStart(number.Start)..number.Start])
        && RoseTo().IsMatch(text[number.End..numbers[index + 1].Start]);

    private Status StatusOf(ScannedNumber number, FigureWords words, int? to, bool deadline)
    {
        if (words.Threshold)
        {
            return Status.Threshold;
        }

        if (context.Status == Status.None || context.ReportYear is not { } year)
        {
            return context.Status;
        }

        if (context.Status == Status.Actual)
        {
            // 今年要力争降到…: a review that looks ahead for a sentence.
            var aimed =
                to >= year
                && times.Any(t => t.End <= number.Start && t.To == to)
                && Cue.Aim.IsIn(text[clauses.SentenceStart(number.Start)..number.Start]);
            return (deadline && to >= year) || aimed ? Status.Target : Status.Actual;
        }

        // A plan that looks back names the year it speaks of (2019年达到…的基础上).
        return to < year && !deadline && times.Any(t => t.End <= number.Start && t.To == to) ? Status.Actual : Status.Target;
    }

    [GeneratedRegex("[到至为]")]
    private static partial Regex Reaching();

    [GeneratedRegex("[由从](原来|原先|过去|当初|最初|此前)?的?(不足|不到|接?近|大?约|仅)?$")]
    private static partial Regex RoseFrom();

    [GeneratedRegex("^(左右|以上|以下|多|余)?[,]?\\p{L}{0,6}[到至为][^,。;]{0,8}$")]
    private static partial Regex RoseTo();
}
