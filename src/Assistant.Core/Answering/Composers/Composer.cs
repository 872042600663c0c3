using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Writes the answer in the form that was decided.</summary>
internal sealed class Composer
{
    private readonly Wording wording;
    private readonly StatementAnswers statements;
    private readonly RefusalComposer refusals;
    private readonly CompareAnswers comparisons;
    private readonly VerifyAnswers verdicts;
    private readonly PremiseAnswers premises;

    public Composer(TurnContext turn)
    {
        wording = turn.Wording;
        statements = new StatementAnswers(turn.Snapshot, wording);
        refusals = new RefusalComposer(wording, statements);
        comparisons = new CompareAnswers(turn.Snapshot, statements, wording);
        verdicts = new VerifyAnswers(turn.Snapshot, statements, refusals, wording, turn.Reading);
        premises = new PremiseAnswers(turn.Snapshot, verdicts, statements);
    }

    /// <summary>The draft of the answer; a false premise is corrected first, and places that have no report are named.</summary>
    public Draft Compose(ParsedQuestion question, Decision decision)
    {
        var draft = premises.Corrected(question, decision, OfForm(question, decision), MissingPart);
        return decision.LackingPlaces.Count == 0 || draft.Outcome is not (Outcome.Answered or Outcome.Partial)
            ? draft
            : draft with
            {
                Outcome = Outcome.Partial,
                Remarks = [.. draft.Remarks, refusals.NotIndexed(string.Join(wording.Say("、", ", "), decision.LackingPlaces))],
            };
    }

    private Draft OfForm(ParsedQuestion question, Decision decision) =>
        decision.Form switch
        {
            AnswerForm.Refusal => refusals.Compose(question, decision.Reason!.Value, decision.Detail),
            AnswerForm.Passages => new Draft(
                Outcome.Answered,
                [.. decision.Passages.Select(p => QuoteCutter.Whole(string.Empty, p))],
                [],
                [],
                [],
                [],
                null
            ),
            AnswerForm.Items => new Draft(
                Outcome.Answered,
                decision.Items,
                decision.LacksItems ? [wording.Say("报告所说的项数比它列出的多。", "The report announces more items than it lists.")] : [],
                [],
                statements.Stated(decision.Items),
                [],
                null
            ),
            AnswerForm.Verdict => verdicts.Compose(question, decision.Parts, decision.Reports),
            AnswerForm.Comparison => comparisons.Compose(question, decision.Parts, MissingPart),
            _ => statements.Compose(question, decision.Parts, MissingPart),
        };

    private string MissingPart(SlotResult part)
    {
        var side = wording
            .Frame(part.Slot.Place, part.Slot.Year, part.Slot.Year, part.Slot.Status ?? Status.None, true)
            .TrimEnd('：', ':', ' ');
        return wording.Say(
            $"{(side.Length > 0 ? side : "另一部分")}：报告没有给出。",
            $"{(side.Length > 0 ? side : "The other part")}: the report does not give it."
        );
    }
}
