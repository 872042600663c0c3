using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Corrects what a question takes for granted and the report says otherwise. No verdict is given, for none was asked for.</summary>
internal sealed class PremiseAnswers(ICorpusSnapshot snapshot, VerifyAnswers verdicts, StatementAnswers statements, Wording wording)
{
    // From this chance on a passage is taken to speak of the premise.
    private const double SurelySpeaks = 0.5;
    private const int MostPassages = 3;

    // By its words a premise is contradicted by the nearest passages alone.
    private const int MostJudged = 2;

    private readonly ClaimJudge judge = new();

    /// <summary>The draft with the correction in front, or the draft as it is where nothing is taken for granted or nothing contradicts it.</summary>
    public Draft Corrected(ParsedQuestion question, Decision decision, Draft draft, Func<SlotResult, string> missing)
    {
        if (
            decision.Reason is not (null or RefusalReason.ContentNotGiven or RefusalReason.OtherStatus or RefusalReason.PeriodNotGiven)
            || StatementPatterns.PremiseOf(StatementText.Of(question.Typed), question.Kind == QuestionKind.Verify) is not { } premise
        )
        {
            return draft;
        }

        IReadOnlyList<PartDecision> parts = decision.Detail.Part is { } part ? [new PartDecision(part, false)] : decision.Parts;
        if (Rules.FalsePremise.Gives(Correction(question, premise, parts)) is { } correction)
        {
            return draft.Refusal is not null || decision.Form == AnswerForm.Verdict
                    ? new Draft(Outcome.Answered, [correction], [], [], statements.Stated([correction]), [], null)
                : draft.Statements.Any(s => s.Passage.Id == correction.Passage.Id) ? draft
                : draft with
                {
                    Statements = [correction, .. draft.Statements],
                    Figures = [.. statements.Stated([correction]), .. draft.Figures],
                };
        }

        // A true premise needs no verdict either: what is asked on is answered.
        return decision.Form == AnswerForm.Verdict && parts.Any(p => p.IsAnswered) ? statements.Compose(question, parts, missing) : draft;
    }

    private QuotedStatement? Correction(ParsedQuestion question, string premise, IReadOnlyList<PartDecision> parts)
    {
        foreach (var part in parts.Select(p => p.Result))
        {
            var sure = part.Probability >= SurelySpeaks;
            foreach (var (ranked, i) in part.Ranked.Take(MostPassages).Select((ranked, i) => (ranked, i)))
            {
                var reports = snapshot.Reports.Where(r => r.Report == ranked.Passage.Report).ToList();
                var figures = new ClaimVerifier(snapshot).Verify(premise, reports, sure && i == 0 ? ranked.Passage : null);
                if (
                    figures.FirstOrDefault(v => v.Kind == VerdictKind.Contradicted) is { Evidence: { } evidence }
                    && part.Ranked.Take(MostPassages).Any(r => r.Passage.Id == evidence.PassageId)
                    && snapshot.PassageOf(evidence) is { } told
                )
                {
                    return verdicts.Quote(evidence, told, VerdictKind.Contradicted);
                }

                if (
                    i < MostJudged
                    && figures.All(v => v.Kind != VerdictKind.Supported)
                    && judge.Judge(premise, ranked.Passage, snapshot, speaks: sure && i == 0).Verdict == VerdictKind.Contradicted
                )
                {
                    var quote = statements.Quote(question, part, ranked);
                    return quote with { Frame = wording.Say("报告的说法是——", "The report says: ") + quote.Frame };
                }
            }
        }

        return null;
    }
}
