using Assistant.Core.Index;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;

namespace Assistant.Core.Answering;

/// <summary>Says what is missing, and shows the nearest thing there is.</summary>
internal sealed class Refusals(StatementAnswers statements, Wording wording)
{
    /// <summary>A refusal because no report covers the place or the year asked about, or null.</summary>
    public static Draft? OfScope(UnderstoodQuestion question, IReadOnlyList<Finding> findings, ICorpusSnapshot snapshot, Wording wording)
    {
        if (snapshot.Reports.Count == 0)
        {
            return Draft.Refuse(RefusalKind.OutOfScope, wording.Say("还没有收录任何报告。", "No report is indexed yet."));
        }

        if (question.UnknownPlace is { } place && IsAskedPlace(place, findings))
        {
            return Draft.Refuse(RefusalKind.PlaceMissing, wording.Say($"没有收录{place}的政府工作报告。", $"No report of {place} is indexed."));
        }

        var periods = findings.Where(f => f.Slot.Reason == Retrieval.Missing.Period).ToList();
        return question.Asked != Asked.Verify && periods.Count > 0 && periods.Count == findings.Count
            ? Draft.Refuse(RefusalKind.PeriodMissing, wording.Say(
                $"没有收录能回答{periods[0].Slot.Place}{periods[0].Slot.Year}年情况的报告。",
                $"No report that covers {periods[0].Slot.Year} is indexed."))
            : null;
    }

    /// <summary>A refusal because no passage answers, with the nearest one.</summary>
    public Draft Missing(UnderstoodQuestion question, IReadOnlyList<Finding> findings)
    {
        var nearest = findings.Where(f => f.Best is not null).MaxBy(f => f.Chance);
        if (nearest is null && findings.FirstOrDefault(f => f.Slot.Year is not null) is { } dated)
        {
            return Draft.Refuse(RefusalKind.PeriodMissing, wording.Say($"报告没有给出{dated.Slot.Year}年的这项内容。", $"The report does not give this for {dated.Slot.Year}."));
        }

        if (nearest?.Best is not { } best || best.Feature("passage") < 0.15)
        {
            return Draft.Refuse(RefusalKind.OutOfScope, wording.Say("报告里没有提到这方面的内容。", "The reports do not speak of this."));
        }

        var period = nearest.Slot.Year is { } year && best.Feature("year") < 0;
        return Draft.Refuse(
            period ? RefusalKind.PeriodMissing : RefusalKind.IndicatorMissing,
            period
                ? wording.Say($"报告没有给出{nearest.Slot.Year}年的这项内容。", $"The report does not give this for {nearest.Slot.Year}.")
                : wording.Say("报告没有给出所问的内容。", "The report does not give what is asked."),
            statements.Quote(question, nearest, best));
    }

    // A division that the best passage itself names is a detail of the question (上海217家医院), not the place asked about.
    private static bool IsAskedPlace(string place, IReadOnlyList<Finding> findings) =>
        !findings.Any(f => f.Best is { } best && (best.Passage.Text.Contains(place, StringComparison.Ordinal)
            || (place.Length > 2 && best.Passage.Text.Contains(place[..^1], StringComparison.Ordinal))));
}
