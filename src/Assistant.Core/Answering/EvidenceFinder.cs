using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Looks for each part of a question and says of each how surely it was found.</summary>
public sealed class EvidenceFinder(SlotPlanner planner, PassageRetriever retriever)
{
    /// <summary>What was found, a result for each slot in the order of the plan.</summary>
    public async Task<IReadOnlyList<SlotResult>> FindAsync(ParsedQuestion question, TurnContext turn, CancellationToken cancellationToken)
    {
        var anchor = question.Previous is { } previous ? await AnchorAsync(previous, turn, cancellationToken).ConfigureAwait(false) : null;
        var results = new List<SlotResult>();
        foreach (var slot in planner.Plan(question, turn.Snapshot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = await FindAsync(question, slot, anchor, turn, cancellationToken).ConfigureAwait(false);

            // A part may leave unsaid what the part before it says (棚改花了多少钱？改造了多少户？).
            if (!Answerability.IsAnswered(result) && slot.Terms.Count < question.Terms.Count)
            {
                var whole = await FindAsync(question, slot with { Terms = question.Terms }, anchor, turn, cancellationToken)
                    .ConfigureAwait(false);
                result = Rules.WholeQuestion.Holds(Answerability.IsAnswered(whole)) ? whole : result;
            }

            results.Add(result);
        }

        return results;
    }

    private async Task<SlotResult> FindAsync(
        ParsedQuestion whole,
        Slot slot,
        Passage? anchor,
        TurnContext turn,
        CancellationToken cancellationToken
    )
    {
        var question = slot.Part is { } part ? QuestionReader.OfPart(whole, part) : whole;
        var found = await retriever.FindAsync(question, slot, anchor, turn, cancellationToken).ConfigureAwait(false);
        var ranked = Rules.PreferActual.Changes(found, new PreferActual(turn.Snapshot).First(question, found));
        var leading = Judged(question, slot, AnswerRules.Leading(question, ranked), turn.Snapshot);

        // A refusal shows the nearest passage, be it of the wrong period.
        var judged =
            Answerability.IsAnswered(leading) || ranked.Count == 0 || leading.Best == ranked[0]
                ? leading
                : Judged(question, slot, ranked, turn.Snapshot);
        return Rules.NamedFigure.Gives(new NamedFigure(turn.Snapshot).Of(question, judged)) ?? judged;
    }

    private static SlotResult Judged(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked, ICorpusSnapshot snapshot)
    {
        var threshold = question.HasSides ? AnswerabilityClassifier.SideThreshold : AnswerabilityClassifier.Threshold;
        return new SlotResult(
            slot,
            ranked,
            Probability(question, slot, ranked, snapshot),
            threshold,
            ranked.Count > 0 && AnswerRules.IsRuledOut(question, ranked[0])
        );
    }

    private static double Probability(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked, ICorpusSnapshot snapshot)
    {
        var asked = AnswerabilityClassifier.QuestionFeatures(question, new QuestionCoverage(slot.Terms, question.Text.Length, snapshot));
        var phrases = PhraseModel.Default.Score(PhraseModel.PhrasesOf(question, ranked.Count > 0 ? ranked[0] : null));

        // Another report that says the same of another place makes the answer no less one.
        var ofReport = ranked.Where(r => r.Passage.Report == ranked[0].Passage.Report).Take(RerankPolicy.Read);
        return AnswerabilityClassifier.Probability(
            AnswerabilityClassifier.Features(asked, phrases, [.. ofReport.Select(JudgedPassage.Of)])
        );
    }

    /// <summary>The passage that answered the turn before: what a follow-up speaks of stands near it.</summary>
    private async Task<Passage?> AnchorAsync(ParsedQuestion previous, TurnContext turn, CancellationToken cancellationToken)
    {
        var results = await FindAsync(previous, turn, cancellationToken).ConfigureAwait(false);
        return results.FirstOrDefault(Answerability.IsAnswered)?.Best?.Passage;
    }
}
