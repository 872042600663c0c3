using System.Diagnostics;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Conversations;

/// <summary>What a turn came to, with what happened on the way.</summary>
/// <param name="Understood">What was read out of the question.</param>
/// <param name="Found">Passages found over all slots, best first.</param>
/// <param name="Draft">The answer before grounding.</param>
/// <param name="Answer">The grounded answer.</param>
/// <param name="Cut">Statements that grounding took out.</param>
public sealed record Turn(ParsedQuestion Understood, IReadOnlyList<RankedPassage> Found, Draft Draft, Answer Answer, int Cut);

/// <summary>Answers without a model: understand, plan, find, compose, ground.</summary>
public sealed class AnswerPipeline(
    CorpusIndex index,
    QuestionReader reader,
    SlotPlanner planner,
    PassageRetriever retriever,
    ReportsPlugin plugin,
    AnswerGrounder grounder
)
{
    /// <summary>Reads the question; the first step, so that a stream can tell it before the rest is done.</summary>
    public ParsedQuestion Understand(Question question) => reader.Read(question, index.Current);

    /// <summary>Answers a question that was read.</summary>
    public async Task<Turn> AnswerAsync(Question question, ParsedQuestion understood, CancellationToken cancellationToken)
    {
        var snapshot = index.Current;
        var wording = new Wording(understood.Language);
        var direct = new DirectAnswers(snapshot, wording);
        var watch = Stopwatch.StartNew();
        var findings = new List<SlotResult>();
        var draft =
            question.Text.Length > QuestionReader.MaxLength
                ? Draft.Refuse(
                    RefusalKind.OutOfScope,
                    wording.Say(
                        $"问题太长（{question.Text.Length}字，最多{QuestionReader.MaxLength}字）。请缩短问题；核对长文请用“核对”功能。",
                        $"The question is too long ({question.Text.Length} characters, at most {QuestionReader.MaxLength}). Please shorten it."
                    )
                )
                : direct.Compose(understood);
        if (draft is null)
        {
            findings.AddRange(await FindAsync(understood, snapshot, cancellationToken).ConfigureAwait(false));
        }

        var retrieved = watch.Elapsed;
        draft ??= new Composer(snapshot, wording, plugin).Compose(understood, findings);
        var composed = watch.Elapsed;
        var answer = grounder.Ground(draft, question, wording, direct.Coverage(), snapshot, out var cut);
        var timings = new Timings(0, Milliseconds(retrieved), Milliseconds(composed - retrieved), Milliseconds(watch.Elapsed - composed));
        return new Turn(understood, [.. findings.SelectMany(f => f.Ranked)], draft, answer with { Timings = timings }, cut);
    }

    /// <summary>The turn with another draft of its answer, grounded like every other.</summary>
    public Turn Reground(Question question, Turn turn, Draft draft)
    {
        var wording = new Wording(turn.Understood.Language);
        var snapshot = index.Current;
        var answer = grounder.Ground(draft, question, wording, new DirectAnswers(snapshot, wording).Coverage(), snapshot, out var cut);
        return turn with { Draft = draft, Answer = answer with { Timings = turn.Answer.Timings }, Cut = cut };
    }

    private async Task<IReadOnlyList<SlotResult>> FindAsync(
        ParsedQuestion question,
        ICorpusSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var anchor = question.Previous is { } previous
            ? await AnchorAsync(previous, snapshot, cancellationToken).ConfigureAwait(false)
            : null;
        var findings = new List<SlotResult>();
        foreach (var slot in planner.Plan(question, snapshot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var finding = await FindAsync(question, slot, anchor, snapshot, cancellationToken).ConfigureAwait(false);

            // A part may leave unsaid what the part before it says (棚改花了多少钱？改造了多少户？).
            if (!finding.Answers && slot.Terms.Count < question.Terms.Count)
            {
                var whole = await FindAsync(question, slot with { Terms = question.Terms }, anchor, snapshot, cancellationToken)
                    .ConfigureAwait(false);
                finding = whole.Answers ? whole : finding;
            }

            findings.Add(finding);
        }

        return findings;
    }

    private async Task<SlotResult> FindAsync(
        ParsedQuestion whole,
        Slot slot,
        Passage? anchor,
        ICorpusSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var question = slot.Part is { } part ? QuestionReader.OfPart(whole, part) : whole;
        var ranked = new PreferActual(snapshot).First(
            question,
            await retriever.FindAsync(question, slot, anchor, cancellationToken).ConfigureAwait(false)
        );
        var leading = Judged(question, slot, AnswerRules.Leading(question, ranked), snapshot);

        // A refusal shows what stands nearest, be it of the wrong period.
        return leading.Answers || ranked.Count == 0 || leading.Best == ranked[0] ? leading : Judged(question, slot, ranked, snapshot);
    }

    private SlotResult Judged(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked, ICorpusSnapshot snapshot)
    {
        var threshold = question.HasSides ? AnswerabilityClassifier.SideThreshold : AnswerabilityClassifier.Threshold;
        return new SlotResult(
            slot,
            ranked,
            Probability(question, slot, ranked, snapshot),
            threshold,
            AnswerRules.Holds(question, ranked),
            ranked.Count > 0 && AnswerRules.IsRuledOut(question, ranked[0]),
            ranked.Count > 0 && AnswerRules.TellsOutright(question, ranked[0])
        );
    }

    private double Probability(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked, ICorpusSnapshot snapshot)
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
    private async Task<Passage?> AnchorAsync(ParsedQuestion previous, ICorpusSnapshot snapshot, CancellationToken cancellationToken)
    {
        var findings = await FindAsync(previous, snapshot, cancellationToken).ConfigureAwait(false);
        return findings.FirstOrDefault(f => f.Answers)?.Best?.Passage;
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);
}
