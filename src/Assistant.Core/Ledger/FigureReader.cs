using Assistant.Core.Contract;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>Reads the figures of one stretch of text: numbers first, then what each measures, when, and how certain.</summary>
internal sealed class FigureReader
{
    private readonly string source;
    private readonly FigureContext context;
    private readonly FoldedText folded;
    private readonly string text;
    private readonly IReadOnlyList<ScannedNumber> numbers;
    private readonly IReadOnlyList<TimeMention> times;
    private readonly Clauses clauses;
    private readonly IndicatorReader indicators;

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
    }

    /// <summary>The figures in order.</summary>
    public IReadOnlyList<Figure> Read() => [.. numbers.Select((number, i) => Make(number, i))];

    private Figure Make(ScannedNumber number, int index)
    {
        var words = indicators.Read(index);
        var kind = KindReader.Read(text, number, words);
        var (from, to, deadline) = Period(number);
        var clauseStart = folded.Source(clauses.ClauseStart(number.Start));
        var clauseEnd = folded.SourceEnd(Math.Max(number.End, Math.Min(text.Length, clauses.ClauseEnd(number.End - 1))));
        var (figureStart, figureEnd) = (folded.Source(number.Start), folded.SourceEnd(number.End));
        return new Figure(
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
            ModifierReader.Read(text, number, clauses.SentenceStart(number.Start)),
            kind,
            from,
            to,
            StatusOf(number, words, to, deadline),
            words.Falling,
            words.Basis,
            clauseStart,
            clauseEnd,
            source[clauseStart..clauseEnd]
        );
    }

    // The last time named before the figure in its sentence; a base of comparison (比2015年) dates something else.
    private (int? From, int? To, bool Deadline) Period(ScannedNumber number)
    {
        var sentence = clauses.SentenceStart(number.Start);
        foreach (var time in times.Reverse().Where(t => t.Start >= sentence && t.End <= number.Start))
        {
            if (time.Role != TimeRole.Basis)
            {
                return (time.From, time.To, time.Role == TimeRole.Deadline);
            }
        }

        return (context.PeriodStart, context.PeriodEnd, false);
    }

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
}
