using System.Diagnostics;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Conversations;

/// <summary>Answers without a model: read, plan, find, decide, compose, ground. The steps keep nothing of a turn.</summary>
/// <param name="reading">The model that reads closely, for the notices of a turn; null for none.</param>
public sealed class AnswerPipeline(
    CorpusIndex index,
    PassageRetriever retriever,
    TimeProvider clock,
    Func<Notices, GuardedReading>? reading = null
)
{
    private readonly QuestionReader reader = new();
    private readonly EvidenceFinder finder = new(new SlotPlanner(), retriever);
    private readonly AnswerGrounder grounder = new();

    /// <summary>Begins a turn on the newest state of the index and reads the question; the first step, so that a stream can report it at once.</summary>
    /// <param name="cancellationToken">Stops this step and every later one that reads the index.</param>
    public Turn Begin(Question question, CancellationToken cancellationToken = default)
    {
        var context = index.BeginTurn(clock);
        context = context with { Snapshot = new StoppableSnapshot(context.Snapshot, cancellationToken) };
        var parsed = reader.Read(question, context.Snapshot);
        context = context with
        {
            Wording = new Wording(parsed.Language),
            Reading = reading?.Invoke(context.Notices) ?? GuardedReading.None,
        };
        return new Turn(question, context, parsed);
    }

    /// <summary>Answers a turn that was begun.</summary>
    public async Task<Turn> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (_, context, parsed) = turn;
        var watch = Stopwatch.StartNew();
        var findings = new List<SlotResult>();
        var draft = Answerability.WithoutLooking(parsed) is { } refused
            ? new Composer(context).Compose(parsed, refused)
            : Rules.Table.Gives(new TableAnswers(context.Snapshot, context.Wording).Compose(parsed))
                ?? new DirectAnswers(context.Snapshot, context.Wording).Compose(parsed);
        if (draft is null)
        {
            findings.AddRange(await finder.FindAsync(parsed, context, cancellationToken).ConfigureAwait(false));
        }

        var retrieved = watch.Elapsed;
        draft ??= Decided(turn, findings);
        cancellationToken.ThrowIfCancellationRequested();
        var composed = watch.Elapsed;
        var grounded = Reground(turn with { Parts = findings }, draft);
        var timings = new Timings(0, Milliseconds(retrieved), Milliseconds(composed - retrieved), Milliseconds(watch.Elapsed - composed));
        return grounded with { Grounded = grounded.Answer with { Timings = timings } };
    }

    /// <summary>The passages that speak of a text, best first, without deciding whether they answer it.</summary>
    /// <param name="reports">The reports to search.</param>
    public Task<IReadOnlyList<RankedPassage>> SearchAsync(
        string text,
        IReadOnlyList<ReportInfo> reports,
        CancellationToken cancellationToken
    )
    {
        var turn = Begin(new Question(string.Empty, text, []), cancellationToken);
        var slot = new Slot(reports, null, null, null, turn.Parsed.Terms);
        return retriever.FindAsync(turn.Parsed, slot, null, turn.Context, cancellationToken);
    }

    private static Draft Decided(Turn turn, IReadOnlyList<SlotResult> found)
    {
        var decision = new Answerability(turn.Context.Snapshot).Decide(turn.Parsed, new Evidence(found, new StructureFinder(turn.Context)));
        return new Composer(turn.Context).Compose(turn.Parsed, decision);
    }

    /// <summary>The turn with another draft of its answer, grounded like every other.</summary>
    public Turn Reground(Turn turn, Draft draft)
    {
        var coverage = new DirectAnswers(turn.Context.Snapshot, turn.Context.Wording).Coverage();
        var answer = grounder.Ground(draft, turn.Question, turn.Context, coverage, out var cut) with
        {
            Kind = turn.Parsed.Kind.Name(),
            Scope = ScopeOf(turn.Parsed),
        };
        return turn with { Draft = draft, Grounded = answer with { Timings = turn.Grounded?.Timings ?? answer.Timings }, Cut = cut };
    }

    private static AnswerScope ScopeOf(ParsedQuestion parsed) =>
        new(parsed.Places.Count == 1 ? parsed.Places[0] : null, parsed.Years.Count == 1 ? parsed.Years[0] : null);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);
}
