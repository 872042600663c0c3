using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Says what is missing, and shows the nearest thing there is.</summary>
internal sealed class Refusals(StatementAnswers statements, Wording wording)
{
    // Ranking scores are log-odds: one unit is e to one.
    private const double ClearLead = 1.0;

    /// <summary>A refusal because no report covers the place or the year asked about, or null.</summary>
    public static Draft? OfScope(ParsedQuestion question, IReadOnlyList<SlotResult> findings, ICorpusSnapshot snapshot, Wording wording)
    {
        if (snapshot.Reports.Count == 0)
        {
            return Draft.Refuse(RefusalKind.OutOfScope, wording.Say("还没有收录任何报告。", "No report is indexed yet."));
        }

        if (
            question.UnknownPlace is { } place
            && !Rules.NamedInPassage.Holds(!IsAskedPlace(place, findings))
            && !(question.Kind == QuestionKind.Verify && IsWithin(place, findings, snapshot))
            && Rules.PlaceMissing.Holds(true)
        )
        {
            return Draft.Refuse(
                RefusalKind.PlaceMissing,
                wording.Say($"没有收录{place}的政府工作报告。", $"No report of {place} is indexed.")
            );
        }

        var periods = findings.Where(f => f.Slot.Reason == Search.Missing.Period).ToList();
        return question.Kind != QuestionKind.Verify && Rules.PeriodMissing.Holds(periods.Count > 0 && periods.Count == findings.Count)
            ? Draft.Refuse(
                RefusalKind.PeriodMissing,
                wording.Say(
                    $"没有收录能回答{periods[0].Slot.Place}{periods[0].Slot.Year}年情况的报告。",
                    $"No report that covers {periods[0].Slot.Year} is indexed."
                )
            )
            : null;
    }

    /// <summary>A refusal because no passage answers, with the nearest one.</summary>
    public Draft Missing(ParsedQuestion question, IReadOnlyList<SlotResult> findings)
    {
        var nearest = findings.Where(f => f.Best is not null).MaxBy(f => f.Probability);
        if (nearest is null && findings.FirstOrDefault(f => f.Slot.Year is not null) is { } dated)
        {
            return Draft.Refuse(
                RefusalKind.PeriodMissing,
                wording.Say($"报告没有给出{dated.Slot.Year}年的这项内容。", $"The report does not give this for {dated.Slot.Year}.")
            );
        }

        if (nearest?.Best is not { } best || best.Feature("passage") < 0.15)
        {
            return Draft.Refuse(RefusalKind.OutOfScope, wording.Say("报告里没有提到这方面的内容。", "The reports do not speak of this."));
        }

        if (best.Feature("status-clash") > 0 && nearest.Slot.Status is { } wanted)
        {
            var (asked, there) = wanted == Status.Actual ? ("实绩", "目标") : ("目标", "实绩");
            return Draft.Refuse(
                RefusalKind.PeriodMissing,
                wording.Say(
                    $"报告没有给出所问的{(nearest.Slot.Year is { } of ? $"{of}年" : string.Empty)}{asked}，只有{there}。",
                    $"The report does not give the {(wanted == Status.Actual ? "result" : "target")} asked for, only a {(wanted == Status.Actual ? "target" : "result")}."
                ),
                statements.Quote(question, nearest, best)
            );
        }

        var period = nearest.Slot.Year is { } year && best.Feature("year") < 0;
        return Draft.Refuse(
            period ? RefusalKind.PeriodMissing : RefusalKind.IndicatorMissing,
            period
                ? wording.Say($"报告没有给出{nearest.Slot.Year}年的这项内容。", $"The report does not give this for {nearest.Slot.Year}.")
                : wording.Say("报告没有给出所问的内容。", "The report does not give what is asked."),
            statements.Quote(question, nearest, best)
        );
    }

    /// <summary>A question back when no place was named and passages of several places answer about as well; null otherwise.</summary>
    public Draft? Ambiguous(ParsedQuestion question, IReadOnlyList<SlotResult> findings, ICorpusSnapshot snapshot)
    {
        var placeOf = snapshot.Reports.ToDictionary(r => r.Report, r => r.Place ?? r.Title);
        if (question.Places.Count > 0 || placeOf.Values.Distinct().Take(2).Count() < 2)
        {
            return null;
        }

        foreach (var finding in findings.Where(f => f.Answers))
        {
            var best = finding.Best!;
            var rivals = finding
                .Ranked.Where(r => placeOf[r.Passage.Report] != placeOf[best.Passage.Report] && best.Score - r.Score < ClearLead)
                .ToList();
            if (rivals.Count > 0)
            {
                var places = string.Join(
                    wording.Say("、", ", "),
                    rivals.Prepend(best).Select(r => placeOf[r.Passage.Report]).Distinct().Take(6)
                );
                return Draft.Refuse(
                    RefusalKind.Ambiguous,
                    wording.Say(
                        $"收录了多个地方的报告，这个问题在{places}的报告里都有内容。请说明问的是哪个地方。",
                        $"Reports of several places speak of this: {places}. Please name the place."
                    ),
                    statements.Quote(question, finding, best)
                ) with
                {
                    Outcome = Outcome.Clarify,
                };
            }
        }

        return null;
    }

    // A report speaks of the places within its own: a statement about one is held against it.
    private static bool IsWithin(string place, IReadOnlyList<SlotResult> findings, ICorpusSnapshot snapshot) =>
        findings
            .SelectMany(f => f.Slot.Reports)
            .DistinctBy(r => r.Report)
            .SelectMany(r => snapshot.Passages(r.Report))
            .Any(p => p.Text.Contains(place, StringComparison.Ordinal));

    // A division that the best passage itself names is a detail of the question (上海217家医院), not the place asked about.
    private static bool IsAskedPlace(string place, IReadOnlyList<SlotResult> findings) =>
        !findings.Any(f =>
            f.Best is { } best
            && (
                best.Passage.Text.Contains(place, StringComparison.Ordinal)
                || (place.Length > 2 && best.Passage.Text.Contains(place[..^1], StringComparison.Ordinal))
            )
        );
}
