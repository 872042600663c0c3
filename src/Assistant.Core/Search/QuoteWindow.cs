using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;

namespace Assistant.Core.Search;

/// <summary>
/// Chooses the clauses of a passage that are quoted: by words alone 涨了几个点 leads to 涨幅 wherever it stands, so meaning and a fitting figure of the
/// ledger count beside them. The features of ranking stay what they are.
/// </summary>
internal static class QuoteWindow
{
    private const int Longest = 3;
    private const double Further = 0.06;

    // Beside what a leaning turn sets against the one before stands what it was set against: that is not asked.
    private const double FurtherFromRequired = 0.35;
    private const double SharedBesideRequired = 0.4;
    private const double Meaning = 0.5;
    private const double FittingFigure = 0.3;

    /// <summary>First and last clause of the run of up to three that answers best.</summary>
    public static (int First, int Last) Of(RankContext context, Passage passage)
    {
        var view = PassageView.Of(passage);
        var clauses = view.Clauses;
        if (clauses.Count < 2)
        {
            return (0, 0);
        }

        var likeness = context.ClauseLikeness(view);
        double[] figures = context.WantsNumber ? Figures(context, passage, view) : new double[clauses.Count];
        var (further, shared) = context.Question.Required.Count > 0 ? (FurtherFromRequired, SharedBesideRequired) : (Further, 1);
        var best = (First: 0, Last: 0, Score: double.MinValue);
        for (var i = 0; i < clauses.Count; i++)
        {
            var text = string.Empty;
            double near = -1,
                fitting = 0;
            for (var j = i; j < Math.Min(clauses.Count, i + Longest); j++)
            {
                text += clauses[j].Normalized;
                (near, fitting) = (Math.Max(near, likeness[j]), Math.Max(fitting, figures[j]));
                var score =
                    (shared * (context.Coverage.Of(text, view.Heading, 0.3) + (Meaning * near) + (FittingFigure * fitting)))
                    + RequiredTerms.HeldIn(context.Question, text)
                    - (further * (j - i));
                if (score > best.Score + 1e-9)
                {
                    best = (i, j, score);
                }
            }
        }

        return (best.First, best.Last);
    }

    // For each clause how well the best of its figures fits what is asked.
    private static double[] Figures(RankContext context, Passage passage, PassageView view)
    {
        var fits = new double[view.Clauses.Count];
        foreach (var figure in context.FiguresOf(passage))
        {
            var clause = view.ClauseOf(figure);
            if (clause >= 0)
            {
                var period = FigureFit.Period(context.Year, context.Status, figure) < 0 ? 0 : 1;
                var named = 0.5 + (0.5 * context.Coverage.Of(SearchText.Normalize(figure.Indicator)));
                fits[clause] = Math.Max(fits[clause], FigureFit.Unit(context.Question, figure) ? named * period : 0);
            }
        }

        return fits;
    }
}
