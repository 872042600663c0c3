using System.Text;
using System.Threading.Channels;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Grounding;

namespace Assistant.Core.Generation;

/// <summary>A sentence that did not pass the check and waits to be asked for once more.</summary>
/// <param name="Written">As the model wrote it.</param>
/// <param name="Reason">Why it did not pass, for the model.</param>
internal sealed record FailedSentence(string Written, string Reason);

/// <summary>
/// What a model writes in a turn, in order: sentences that hold are released as they come; from the first one that fails, all wait until it was asked for once
/// more, so that each stands in its place. No sentence and no passage comes twice.
/// </summary>
internal sealed class Page(
    WritingTask task,
    WritingResult result,
    ChannelWriter<WrittenSentence> output,
    SentenceTranslator? translator,
    Action onSign
)
{
    private const int MostSentences = 10;
    private const int MostQuoted = 30;

    // A sentence that fails is not replaced by more passages than this.
    private const int MostReplacing = 2;

    private readonly StringBuilder reply = new();
    private readonly HashSet<string> released = [];
    private readonly HashSet<(string, int)> quotedAt = [];
    private readonly List<WrittenSentence> said = [];
    private readonly List<Entry> waiting = [];
    private readonly PassageQuotes quotes = new(task.Parsed, task.Context, task.Parts, task.Draft);
    private SentenceGate? gate;
    private int taken;

    /// <summary>Sentences that were released.</summary>
    public int Count => released.Count;

    /// <summary>Whether the model said that nothing answers.</summary>
    public bool Declined { get; private set; }

    /// <summary>What is wrong with the choice of the reply; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>The reply as it was written.</summary>
    public string Reply => reply.ToString();

    /// <summary>Whether more is of no use.</summary>
    public bool IsFull => taken >= MostSentences || quotedAt.Count >= MostQuoted;

    /// <summary>Whether sentences wait to be asked for once more.</summary>
    public bool HasFailed => waiting.Exists(w => w.Failed is not null);

    /// <summary>The sentences that can be asked for once more, in order.</summary>
    public IReadOnlyList<FailedSentence> ToCorrect => MayShow ? [.. waiting.Select(w => w.Failed).OfType<FailedSentence>()] : [];

    // A refusal is only turned over by a choice that can be read, and a verdict is no text of the model's.
    private bool MayShow =>
        result.Choice is { } choice
            ? choice.AnswersAny && choice.Verdict is null
            : task.Draft.Refusal is null && task.Draft.Verdicts.Count == 0;

    /// <summary>The passages that the model has from now on.</summary>
    public void Given(GivenPassages given)
    {
        result.Given = given;
        gate = new SentenceGate(task.Context, given);
    }

    /// <summary>A reply begins.</summary>
    public void Begin()
    {
        reply.Clear();
        Fault = null;
    }

    /// <summary>A piece of the reply as it arrives.</summary>
    public void Append(string piece) => reply.Append(piece);

    /// <summary>A whole part of the reply.</summary>
    public async Task TakeAsync(ReplyPart part, CancellationToken cancellationToken)
    {
        if (part.IsChoice)
        {
            result.Choice = ModelChoice.Read(part.Text, result.Given!.All.Count, out var fault) ?? result.Choice;
            Fault = fault;
            if (fault is null)
            {
                onSign();
                Declined |= result.Choice is { AnswersAny: false };
            }

            return;
        }

        if (part.Text.Length == 0 || IsFull || (result.Choice is not null && !MayShow))
        {
            return;
        }

        var answer = gate!.Check(part.Text);
        if (answer.Quoted)
        {
            foreach (var passage in answer.Marked)
            {
                await WaitAsync(Entry.Of(passage), cancellationToken).ConfigureAwait(false);
            }
        }
        else if (answer.Sentence is { } sentence)
        {
            taken++;
            await WaitAsync(Entry.Of(sentence), cancellationToken).ConfigureAwait(false);
        }
        else if (answer.Reason is { } reason)
        {
            taken++;
            await WaitAsync(Entry.Of(new FailedSentence(part.Text, reason), answer.Marked), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Declined |= answer.Declines;
            result.Tally.Count(SentenceFate.Dropped);
        }
    }

    /// <summary>The reply is over: what waits is released, a failed sentence as it was corrected or as the passage that it marks.</summary>
    /// <param name="corrected">Corrected sentences by their place among the failed ones.</param>
    public async Task CloseAsync(IReadOnlyDictionary<int, string> corrected, CancellationToken cancellationToken)
    {
        if (!MayShow)
        {
            waiting.Clear();
            return;
        }

        var failed = 0;
        foreach (var entry in waiting)
        {
            if (entry.Failed is null)
            {
                await ReleaseAsync(entry, SentenceFate.Released, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var again = corrected.GetValueOrDefault(failed++);
            if (again is not null && gate!.Check(again) is { Sentence: { } mended })
            {
                await ReleaseAsync(Entry.Of(mended), SentenceFate.Corrected, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var before = released.Count;
            foreach (var passage in entry.Marked.Where(p => !IsSaid(p)).Take(MostReplacing))
            {
                Quote(passage);
            }

            result.Tally.Count(released.Count > before ? SentenceFate.Replaced : SentenceFate.Dropped);
        }

        waiting.Clear();
    }

    private async Task WaitAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (entry.Failed is not null || waiting.Count > 0 || !MayShow)
        {
            waiting.Add(entry);
            return;
        }

        await ReleaseAsync(entry, SentenceFate.Released, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReleaseAsync(Entry entry, SentenceFate fate, CancellationToken cancellationToken)
    {
        if (entry.Passage is { } passage)
        {
            Quote(passage);
            return;
        }

        var sentence = entry.Sentence!;
        result.Tally.Count(fate);
        Release(translator is null ? sentence : await translator.TranslateAsync(sentence, cancellationToken).ConfigureAwait(false));
    }

    private void Quote(Passage passage)
    {
        foreach (var quoted in quotes.Of(passage).Where(s => quotedAt.Add((s.Passage.Id, s.Start))))
        {
            var statement = AnswerGrounder.WithTrueFrame(quoted, task.Context.Snapshot);
            Release(WrittenSentence.Of(statement, [.. statement.FiguresIn(task.Context.Snapshot)]));
        }
    }

    // A passage is said when a sentence in front of it is of it and names one of its figures, where it has any.
    private bool IsSaid(Passage passage)
    {
        var figures = quotes.Of(passage).SelectMany(s => s.FiguresIn(task.Context.Snapshot)).ToList();
        return said.Exists(s => s.Passages.Any(p => p.Id == passage.Id) && (figures.Count == 0 || s.Figures.Any(figures.Contains)));
    }

    private void Release(WrittenSentence sentence)
    {
        if (released.Add(sentence.Text))
        {
            said.Add(sentence);
            onSign();
            output.TryWrite(sentence);
        }
    }

    // One thing in the order of the reply: a sentence that holds, one that failed, or a passage to be quoted as it is.
    private sealed record Entry(WrittenSentence? Sentence, FailedSentence? Failed, Passage? Passage, IReadOnlyList<Passage> Marked)
    {
        public static Entry Of(WrittenSentence sentence) => new(sentence, null, null, []);

        public static Entry Of(FailedSentence failed, IReadOnlyList<Passage> marked) => new(null, failed, null, marked);

        public static Entry Of(Passage passage) => new(null, null, passage, []);
    }
}
