using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>What the ranker looks at: how a passage fits a question, as numbers that mean the same in every report.</summary>
public static class RankFeatures
{
    /// <summary>Names in the order of the values, as the model files have them: meaning-behind for <see cref="RankFeature.MeaningBehind"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<RankFeature>().Select(Written)];

    private static readonly Dictionary<string, int> Positions = Names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);

    /// <summary>Position of a feature.</summary>
    public static int IndexOf(string name) => Positions[name];

    private static string Written(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Values for one candidate, with the clause window that fits best.</summary>
    internal static (FeatureValues Values, int First, int Last) Of(RankContext context, FoundPassage found, int position)
    {
        var view = PassageView.Of(found.Passage);
        var (first, last, clause, window) = BestWindow(context, view);
        var windowText = Text(view, first, last);
        var values = new FeatureValues();
        values[RankFeature.Clause] = clause;
        values[RankFeature.Window] = window;
        values[RankFeature.Passage] = context.Coverage.Of(view.Normalized);
        values[RankFeature.Context] = context.Coverage.Of(view.Normalized, view.Heading, 0.7);
        values[RankFeature.Around] = context.Coverage.Of(view.Normalized, context.Neighbours(found.Passage), 0.5);
        var gaps = context.Coverage.Gaps(view.Normalized + view.Heading, context.Question.Text);
        values[RankFeature.Gap] = gaps.Heaviest;
        values[RankFeature.Lexical] = context.TopScore > 0 ? found.Score / context.TopScore : 0;
        values[RankFeature.First] = 1.0 / (1 + position);
        values[RankFeature.Common] = LongestCommon(context.Content, view.Normalized);
        values[RankFeature.Quoted] =
            context.Quoted.Count == 0
                ? 0
                : context.Quoted.Count(q => view.Normalized.Contains(q, StringComparison.Ordinal)) / (double)context.Quoted.Count;
        Period(context, found.Passage, view, values);
        Shape(context, found.Passage, view, windowText, values);
        values[RankFeature.Form] = context.FormsIn(view.Normalized);
        Figures(context, found.Passage, values);
        (values[RankFeature.Meaning], values[RankFeature.ClauseMeaning]) = context.Likeness(view);
        values[RankFeature.GapMeaning] = context.GapLikeness(view, gaps);
        values[RankFeature.WindowGap] = context.Coverage.HeaviestGap(windowText + view.Heading);
        values[RankFeature.Rate] =
            !context.AsksRate ? 0
            : AnswerShape.Rate().IsMatch(view.Normalized) ? 1
            : -1;
        values[RankFeature.Items] =
            context.Question.ListSize is { } size && context.Question.Kind == QuestionKind.List
                ? Math.Min(1, (1.0 + found.Passage.Text.Count(c => c is '、' or '；' or '，')) / size)
                : 0;
        (values[RankFeature.RunsMeaning], values[RankFeature.RunsMet]) = context.Runs(view, gaps);
        return (values, first, last);
    }

    /// <summary>Fills in the values that a candidate has only beside the others: how far its meaning is behind the nearest.</summary>
    public static void Compare(IReadOnlyList<FeatureValues> candidates)
    {
        var best = candidates.Max(v => v[RankFeature.Meaning]);
        foreach (var values in candidates)
        {
            values[RankFeature.MeaningBehind] = best - values[RankFeature.Meaning];
        }
    }

    private static void Period(RankContext context, Passage passage, PassageView view, FeatureValues values)
    {
        var done = passage.Status == Status.Actual;
        var ahead = passage.Status is Status.Target or Status.Plan;
        values[RankFeature.Status] =
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
        values[RankFeature.StatusClash] = values[RankFeature.Status] < 0 ? 1 : 0;
        if (context.Year is { } year)
        {
            var inside = passage.PeriodStart <= year && year <= passage.PeriodEnd;
            values[RankFeature.Year] =
                inside ? (passage.PeriodStart == passage.PeriodEnd ? 1 : 0.85)
                : view.Normalized.Contains(year.ToString(null as IFormatProvider), StringComparison.Ordinal) ? 0.7
                : passage.PeriodStart is null ? 0
                : -1;
        }
    }

    /// <summary>The ledger figure of the passage that fits best what is asked: its indicator, its unit, its period and status.</summary>
    private static void Figures(RankContext context, Passage passage, FeatureValues values)
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
            var kind = grows ? RankFeature.Growth : RankFeature.Level;
            values[kind] = Math.Max(values[kind], coverage);
            if (coverage > values[RankFeature.Figure])
            {
                values[RankFeature.Returned] = TextLikeness.Containment(SearchText.Normalize(figure.Indicator), context.Question.Text);
                (values[RankFeature.Figure], values[RankFeature.FigureFits], values[RankFeature.FigurePeriod]) = (
                    coverage,
                    fits ? 1 : 0,
                    FigureFit.Period(context.Year, context.Status, figure)
                );
            }

            values[RankFeature.FigureForm] = Math.Max(
                values[RankFeature.FigureForm],
                fits ? context.FormsIn(FigureFit.OwnWords(figure)) : 0
            );
        }
    }

    private static void Shape(RankContext context, Passage passage, PassageView view, string window, FeatureValues values)
    {
        var question = context.Question;
        var digits = window.Any(char.IsAsciiDigit);
        var wantsNumber = context.WantsNumber;
        values[RankFeature.Number] = wantsNumber && digits ? 1 : 0;
        values[RankFeature.Unit] = question.Expected switch
        {
            ExpectedAnswer.Money => AnswerShape.Money().IsMatch(window) ? 1 : -0.5,
            ExpectedAnswer.Percent => AnswerShape.Percent().IsMatch(window) ? 1 : -0.5,
            ExpectedAnswer.Rank => AnswerShape.Rank().IsMatch(window) ? 1 : -0.5,
            ExpectedAnswer.Date => AnswerShape.Date().IsMatch(window) ? 1 : -0.3,
            _ => question.UnitHints.Count > 0 ? (question.UnitHints.Any(u => AnswerShape.HasUnit(window, u)) ? 1 : -0.3) : 0,
        };
        values[RankFeature.NumberMissing] = wantsNumber && !view.Normalized.Any(char.IsAsciiDigit) ? 1 : 0;
        values[RankFeature.Heading] = passage.Kind == PassageKind.Heading ? 1 : 0;
        values[RankFeature.Definition] =
            question.Kind == QuestionKind.Definition && AnswerShape.Definition().IsMatch(view.Normalized) ? 1 : 0;
        values[RankFeature.Glossary] = passage.Kind == PassageKind.Glossary ? (context.IsNamedTerm(passage) ? 1 : -1) : 0;
        values[RankFeature.Title] = passage.Kind == PassageKind.TitlePage ? 1 : 0;
        values[RankFeature.List] = question.Kind == QuestionKind.List ? Math.Min(4, passage.Text.Count(c => c is '、' or '；')) / 4.0 : 0;
        values[RankFeature.Problems] = Cue.Problem.IsIn(question.Text) && passage.SectionKind == SectionKind.Problems ? 1 : 0;
        values[RankFeature.Length] = Math.Min(200, passage.Text.Length) / 200.0;
        values[RankFeature.Anchor] =
            context.Anchor is { } anchor && anchor.Report == passage.Report ? 1.0 / (1 + Math.Abs(anchor.Ordinal - passage.Ordinal)) : 0;
        values[RankFeature.Numbers] =
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
