using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Quotes the two sides of a comparison where they speak of one indicator: each side alone may cut 居民收入和经济增长同步 out of a sentence that gives 生产总值增长5.5%
/// three clauses before.
/// </summary>
internal sealed class AlignedQuotes(StatementAnswers statements, ParsedQuestion question)
{
    // The quotes are left alone where they already hold one indicator, and where the sentences hold none.
    private const double Alike = 0.6;

    /// <summary>The findings, the clauses of the best pair of figures in front; the same where nothing is to be gained.</summary>
    public IReadOnlyList<PartDecision> Of(IReadOnlyList<PartDecision> parts)
    {
        var findings = parts.Select(p => p.Result).ToList();
        if (
            parts.Count != 2
            || parts.Any(p => !p.IsAnswered)
            || findings[0].Best!.Passage.Id == findings[1].Best!.Passage.Id
            || (findings[0].Slot.Year, findings[0].Slot.Status) == (findings[1].Slot.Year, findings[1].Slot.Status)
        )
        {
            return parts;
        }

        List<Figure>[] whole = [.. findings.Select(f => FiguresOf(QuoteCutter.Whole(string.Empty, f.Best!.Passage), f.Slot))];
        List<Figure>[] quoted = [.. findings.Select(f => FiguresOf(statements.Quote(question, f, f.Best!), f.Slot))];
        var (best, likeness) = Best(whole[0], whole[1]);
        if (best is not { } pair || likeness < Alike || Best(quoted[0], quoted[1]).Likeness >= Math.Min(likeness, Alike))
        {
            return parts;
        }

        return [new(Around(findings[0], pair.First), true), new(Around(findings[1], pair.Second), true)];
    }

    private List<Figure> FiguresOf(QuotedStatement statement, Slot slot) =>
        [
            .. statements
                .FiguresOf(statement)
                .Where(f =>
                    f.Status != Status.Threshold
                    && f.Kind != FigureKind.Rank
                    && FigureFit.Unit(question, f)
                    && FigureFit.Period(slot.Year, slot.Status, f) >= 0
                ),
        ];

    private ((Figure First, Figure Second)? Pair, double Likeness) Best(List<Figure> first, List<Figure> second)
    {
        var text = SearchText.Normalize(question.Text);
        return (
            from a in first
            from b in second
            where a.Unit == b.Unit && a.Kind == b.Kind
            let likeness = TextLikeness.Dice(SearchText.Normalize(a.Indicator), SearchText.Normalize(b.Indicator))
            orderby likeness + (0.5 * FitsKind(text, a)) descending
            select (((Figure, Figure)?)(a, b), likeness)
        ).FirstOrDefault();
    }

    // The words of the question and their official forms: 经济增速 asks for 生产总值.
    private double FitsKind(string text, Figure figure)
    {
        var name = SearchText.Normalize(figure.Indicator);
        var named = question
            .Terms.Where(t => t.Origin == TermOrigin.Form)
            .Any(t => t.Alternatives.Any(a => a.Length > 2 && name.Contains(a, StringComparison.Ordinal)));
        return named ? 1 : TextLikeness.Containment(name, text);
    }

    private static SlotResult Around(SlotResult finding, Figure figure)
    {
        var best = finding.Best!;
        var clause = PassageView.Of(best.Passage).ClauseOf(figure);
        return clause < 0
            ? finding
            : finding with
            {
                Ranked = [best with { FirstClause = clause, LastClause = clause }, .. finding.Ranked.Skip(1)],
            };
    }
}
