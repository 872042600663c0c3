using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Puts the last result in front of an aim where a question for a figure names no time: 绿道有多长 asks what there is, not what is planned.</summary>
internal sealed partial class PreferActual(ICorpusSnapshot snapshot)
{
    // Ranking scores are log-odds: further down than this the result is of something else.
    private const double Near = 3;
    private const double Alike = 0.5;

    /// <summary>The passages, a result of the same thing in front where the best one tells an aim.</summary>
    public IReadOnlyList<RankedPassage> First(ParsedQuestion question, IReadOnlyList<RankedPassage> ranked)
    {
        if (!NamesNoTime(question) || ranked.Count < 2 || ranked[0].Passage.Status is not (Status.Target or Status.Plan))
        {
            return ranked;
        }

        var aimed = Quoted(ranked[0]).Where(f => FigureFit.Unit(question, f)).ToList();
        var result = ranked
            .Skip(1)
            .Take(AnswerRules.Few - 1)
            .FirstOrDefault(r =>
                r.Passage.Status == Status.Actual
                && r.Passage.Report == ranked[0].Passage.Report
                && r.Score >= ranked[0].Score - Near
                && Quoted(r).Any(f => aimed.Any(a => IsSameThing(a, f)))
            );
        return result is null ? ranked : [result, .. ranked.Where(r => r != result)];
    }

    private static bool NamesNoTime(ParsedQuestion question) =>
        (
            question.Kind == QuestionKind.Figure
            || (
                question.Kind == QuestionKind.Fact
                && question.Expected != ExpectedAnswer.YesNo
                && !QuestionPatterns.Asking().IsMatch(question.Text)
            )
        )
        && question.Previous is null
        && question.Years.Count + question.ReportYears.Count + question.Relative.Count + question.Statuses.Count == 0;

    private static bool IsSameThing(Figure aim, Figure result)
    {
        var (name, other) = (
            Done().Replace(SearchText.Normalize(aim.Indicator), string.Empty),
            Done().Replace(SearchText.Normalize(result.Indicator), string.Empty)
        );
        return aim.PeriodEnd == result.PeriodEnd + 1
            && aim.Unit == result.Unit
            && (aim.Kind == result.Kind || (IsAmount(aim) && IsAmount(result)))
            && (
                TextLikeness.Dice(name, other) >= Alike
                || (name.Length > 1 && other.Contains(name, StringComparison.Ordinal))
                || (other.Length > 1 && name.Contains(other, StringComparison.Ordinal))
            );
    }

    private static bool IsAmount(Figure figure) => figure.Kind is FigureKind.Level or FigureKind.Count;

    /// <summary>The figures of the clauses that would be quoted.</summary>
    private IEnumerable<Figure> Quoted(RankedPassage ranked)
    {
        var clauses = PassageView.Of(ranked.Passage).Clauses;
        var (from, to) = (ranked.Passage.Start + clauses[ranked.FirstClause].Start, ranked.Passage.Start + clauses[ranked.LastClause].End);
        return LedgerView.Of(snapshot.Figures(ranked.Passage.Report)).In(ranked.Passage.Id).Where(f => f.Start >= from && f.End <= to);
    }

    // 新建绿道 and 新增绿道 are of one thing.
    [GeneratedRegex("新增|新建|新改建|建成|改建|完成|实现|提质|力争")]
    private static partial Regex Done();
}
