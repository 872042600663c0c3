using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>What the ranker looks at: how a passage fits a question, as numbers that mean the same in every report.</summary>
public static class RankFeatures
{
    /// <summary>Names in the order of the values.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "clause",
        "window",
        "passage",
        "context",
        "around",
        "gap",
        "lexical",
        "first",
        "common",
        "quoted",
        "status",
        "year",
        "status-clash",
        "number",
        "unit",
        "number-missing",
        "heading",
        "definition",
        "glossary",
        "title",
        "list",
        "problems",
        "length",
        "anchor",
        "numbers",
        "figure",
        "figure-fits",
        "figure-period",
        "form",
        "figure-form",
        "meaning",
        "clause-meaning",
        "gap-meaning",
        "meaning-behind",
        "window-gap",
        "level",
        "growth",
        "returned",
        "rate",
        "items",
        "runs-meaning",
        "runs-met",
    ];

    private static readonly Dictionary<string, int> Positions = Names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);

    /// <summary>Position of a feature.</summary>
    public static int IndexOf(string name) => Positions[name];

    /// <summary>Values for one candidate, with the clause window that fits best.</summary>
    internal static (double[] Values, int First, int Last) Of(RankContext context, FoundPassage found, int position)
    {
        var view = PassageView.Of(found.Passage);
        var (first, last, clause, window) = BestWindow(context, view);
        var windowText = Text(view, first, last);
        var values = new double[Names.Count];
        values[0] = clause;
        values[1] = window;
        values[2] = context.Coverage.Of(view.Normalized);
        values[3] = context.Coverage.Of(view.Normalized, view.Heading, 0.7);
        values[4] = context.Coverage.Of(view.Normalized, context.Neighbours(found.Passage), 0.5);
        var gaps = context.Coverage.Gaps(view.Normalized + view.Heading, context.Question.Text);
        values[5] = gaps.Heaviest;
        values[6] = context.TopScore > 0 ? found.Score / context.TopScore : 0;
        values[7] = 1.0 / (1 + position);
        values[8] = LongestCommon(context.Content, view.Normalized);
        values[9] =
            context.Quoted.Count == 0
                ? 0
                : context.Quoted.Count(q => view.Normalized.Contains(q, StringComparison.Ordinal)) / (double)context.Quoted.Count;
        Period(context, found.Passage, view, values);
        Shape(context, found.Passage, view, windowText, values);
        values[28] = context.FormsIn(view.Normalized);
        Figures(context, found.Passage, values);
        (values[30], values[31]) = context.Likeness(view);
        values[32] = context.GapLikeness(view, gaps);
        values[34] = context.Coverage.HeaviestGap(windowText + view.Heading);
        values[38] =
            !context.AsksRate ? 0
            : AnswerShape.Rate().IsMatch(view.Normalized) ? 1
            : -1;
        values[39] =
            context.Question.ListSize is { } size && context.Question.Kind == QuestionKind.List
                ? Math.Min(1, (1.0 + found.Passage.Text.Count(c => c is '、' or '；' or '，')) / size)
                : 0;
        (values[40], values[41]) = context.Runs(view, gaps);
        return (values, first, last);
    }

    /// <summary>Fills in the values that a candidate has only beside the others: how far its meaning is behind the nearest.</summary>
    public static void Compare(IReadOnlyList<double[]> candidates)
    {
        var best = candidates.Max(v => v[30]);
        foreach (var values in candidates)
        {
            values[33] = best - values[30];
        }
    }

    private static void Period(RankContext context, Passage passage, PassageView view, double[] values)
    {
        var done = passage.Status == Status.Actual;
        var ahead = passage.Status is Status.Target or Status.Plan;
        values[10] =
            context.Status is null ? 0
            : context.Status == Status.Actual
                ? (
                    done ? 1
                    : ahead ? -1
                    : 0
                )
            : (
                ahead ? 1
                : done ? -1
                : 0
            );
        values[12] = values[10] < 0 ? 1 : 0;
        if (context.Year is { } year)
        {
            var inside = passage.PeriodStart <= year && year <= passage.PeriodEnd;
            values[11] =
                inside ? (passage.PeriodStart == passage.PeriodEnd ? 1 : 0.85)
                : view.Normalized.Contains(year.ToString(null as IFormatProvider), StringComparison.Ordinal) ? 0.7
                : passage.PeriodStart is null ? 0
                : -1;
        }
    }

    /// <summary>The ledger figure of the passage that fits best what is asked: its indicator, its unit, its period and status.</summary>
    private static void Figures(RankContext context, Passage passage, double[] values)
    {
        if (!context.WantsNumber)
        {
            return;
        }

        var asksShare = FigureFit.AsksShare(context.Question);
        foreach (var figure in context.FiguresOf(passage))
        {
            var fits = FigureFit.Unit(context.Question, figure);
            var coverage = context.Coverage.Of(asksShare ? FigureFit.Words(figure) : FigureFit.OwnWords(figure)) * (fits ? 1 : 0.5);
            var grows = figure.Kind is FigureKind.Growth or FigureKind.Change;
            values[grows ? 36 : 35] = Math.Max(values[grows ? 36 : 35], coverage);
            if (coverage > values[25])
            {
                values[37] = TextLikeness.Containment(SearchText.Normalize(figure.Indicator), context.Question.Text);
                (values[25], values[26], values[27]) = (coverage, fits ? 1 : 0, FigureFit.Period(context.Year, context.Status, figure));
            }

            values[29] = Math.Max(values[29], fits ? context.FormsIn(FigureFit.OwnWords(figure)) : 0);
        }
    }

    private static void Shape(RankContext context, Passage passage, PassageView view, string window, double[] values)
    {
        var question = context.Question;
        var digits = window.Any(char.IsAsciiDigit);
        var wantsNumber = context.WantsNumber;
        values[13] = wantsNumber && digits ? 1 : 0;
        values[14] = question.Expected switch
        {
            ExpectedAnswer.Money => AnswerShape.Money().IsMatch(window) ? 1 : -0.5,
            ExpectedAnswer.Percent => AnswerShape.Percent().IsMatch(window) ? 1 : -0.5,
            ExpectedAnswer.Rank => AnswerShape.Rank().IsMatch(window) ? 1 : -0.5,
            ExpectedAnswer.Date => AnswerShape.Date().IsMatch(window) ? 1 : -0.3,
            _ => question.UnitHints.Count > 0 ? (question.UnitHints.Any(u => AnswerShape.HasUnit(window, u)) ? 1 : -0.3) : 0,
        };
        values[15] = wantsNumber && !view.Normalized.Any(char.IsAsciiDigit) ? 1 : 0;
        values[16] = passage.Kind == PassageKind.Heading ? 1 : 0;
        values[17] = question.Kind == QuestionKind.Definition && AnswerShape.Definition().IsMatch(view.Normalized) ? 1 : 0;
        values[18] = passage.Kind == PassageKind.Glossary ? (context.IsNamedTerm(passage) ? 1 : -1) : 0;
        values[19] = passage.Kind == PassageKind.TitlePage ? 1 : 0;
        values[20] = question.Kind == QuestionKind.List ? Math.Min(4, passage.Text.Count(c => c is '、' or '；')) / 4.0 : 0;
        values[21] = Cue.Problem.IsIn(question.Text) && passage.SectionKind == SectionKind.Problems ? 1 : 0;
        values[22] = Math.Min(200, passage.Text.Length) / 200.0;
        values[23] =
            context.Anchor is { } anchor && anchor.Report == passage.Report ? 1.0 / (1 + Math.Abs(anchor.Ordinal - passage.Ordinal)) : 0;
        values[24] =
            context.Numbers.Count == 0
                ? 0
                : context.Numbers.Count(n => AnswerShape.HasNumber(view.Normalized, n)) / (double)context.Numbers.Count;
    }

    /// <summary>The clause, and the run of up to three clauses, that cover the question best; each further clause must earn its place.</summary>
    private static (int First, int Last, double Clause, double Window) BestWindow(RankContext context, PassageView view)
    {
        var clauses = view.Clauses;
        double bestClause = 0,
            bestWindow = -1;
        int first = 0,
            last = 0;
        for (var i = 0; i < clauses.Count; i++)
        {
            for (var j = i; j < Math.Min(clauses.Count, i + 3); j++)
            {
                var coverage = context.Coverage.Of(Text(view, i, j), view.Heading, 0.3) - (0.06 * (j - i));
                if (i == j)
                {
                    bestClause = Math.Max(bestClause, coverage);
                }

                if (coverage > bestWindow + 1e-9)
                {
                    (bestWindow, first, last) = (coverage, i, j);
                }
            }
        }

        return (first, last, bestClause, Math.Max(0, bestWindow));
    }

    private static string Text(PassageView view, int first, int last) =>
        first == last
            ? view.Clauses.Count == 0
                ? string.Empty
                : view.Clauses[first].Normalized
            : string.Concat(view.Clauses.Skip(first).Take(last - first + 1).Select(c => c.Normalized));

    /// <summary>Length of the longest run of the question's content that stands in the text, as a share of the content.</summary>
    private static double LongestCommon(string content, string text)
    {
        var longest = 0;
        for (var i = 0; i + longest < content.Length; i++)
        {
            while (i + longest < content.Length && text.AsSpan().IndexOf(content.AsSpan(i, longest + 1), StringComparison.Ordinal) >= 0)
            {
                longest++;
            }
        }

        return content.Length == 0 ? 0 : longest / (double)Math.Max(4, content.Length);
    }
}
