using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Conversations;

/// <summary>Answers a question about the indexed reports: the one door that hub, page and command line use. Safe for many turns at once.</summary>
public sealed class ReportAssistant
{
    private readonly AnswerPipeline pipeline;
    private readonly ChatModel? model;
    private readonly ModelRest? rest;
    private readonly ServiceHealth rankingHealth = new();
    private readonly ServiceHealth readingHealth = new();

    /// <summary>Builds the answering steps over an index.</summary>
    /// <param name="model">The chat model that writes answers; null for none.</param>
    /// <param name="time">The clock of all time limits.</param>
    /// <param name="crossEncoder">Reads the best passages together with the question; null for none. Stays the caller's to dispose of.</param>
    /// <param name="reading">Reads a claim or a question together with a passage; null for none. Stays the caller's to dispose of.</param>
    public ReportAssistant(
        CorpusIndex index,
        ChatModel? model = null,
        TimeProvider? time = null,
        ICrossEncoder? crossEncoder = null,
        IReadingModel? reading = null
    )
    {
        this.model = model;
        rest = model is null ? null : new ModelRest(time ?? TimeProvider.System, model.Logger);
        var reranker = crossEncoder is null ? null : new CrossEncoderReranker(crossEncoder, rankingHealth);
        var retriever = new PassageRetriever(RankModel.Default, StaticEmbeddingModel.Default, reranker);
        pipeline = new AnswerPipeline(index, retriever, time ?? TimeProvider.System, notices => new GuardedReading(
            reading,
            readingHealth,
            notices
        ));
    }

    /// <summary>Why the cross-encoder did not serve when it was last asked, for health checks; null when it did.</summary>
    public string? ReadingFault => rankingHealth.Fault;

    /// <summary>Why the chat model is not asked for the time being; null while it is, or where there is none.</summary>
    public string? ModelFault => rest?.Fault;

    /// <summary>The same of the model that reads claims.</summary>
    public string? ClaimReadingFault => readingHealth.Fault;

    /// <summary>Answers and reports each step; ends with an <see cref="EndedEvent"/>. Cancelling stops the work.</summary>
    public async IAsyncEnumerable<ChatEvent> AskAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = ChatTelemetry.StartTurn();
        var watch = Stopwatch.StartNew();
        var turn = pipeline.Begin(question, cancellationToken);
        var understandMilliseconds = Math.Round(watch.Elapsed.TotalMilliseconds, 2);
        yield return Understood(turn.Parsed);
        turn = await pipeline.AnswerAsync(turn, cancellationToken).ConfigureAwait(false);
        var generation = Stopwatch.StartNew();
        var reads = model is not null && ModelTurn.Reads(turn);
        var modelTurn = reads && !rest!.IsResting ? new ModelTurn(model!, pipeline) : null;
        yield return new PassagesEvent(turn.Found.Count, [.. turn.Found.Take(5).Select(f => f.Passage.Id)]);
        var (notices, wording) = (turn.Context.Notices, turn.Context.Wording);
        foreach (var notice in NoticeTexts.Of(notices, wording))
        {
            yield return new NoticeEvent(notice);
        }

        var text = new AnswerText();
        var written = new List<WrittenSentence>();
        if (modelTurn is not null)
        {
            await foreach (var sentence in modelTurn.WriteAsync(turn, cancellationToken).ConfigureAwait(false))
            {
                written.Add(sentence);
                var citations = AnswerGrounder.Citations([.. written.SelectMany(w => w.Passages)], turn.Context.Snapshot);
                foreach (var piece in text.Line(AnswerGrounder.Line(sentence, citations), citations))
                {
                    yield return piece;
                }
            }

            turn = modelTurn.Complete(turn, written);
        }

        if (modelTurn is { Helped: true })
        {
            rest!.Helped();
        }
        else if (modelTurn is not null)
        {
            rest!.Failed(modelTurn.Failure ?? ModelFailure.Nothing, () => TryModelAsync(question));
        }

        if ((modelTurn?.Failure ?? (reads && modelTurn is null ? ModelFailure.Resting : null)) is { } failure)
        {
            var notice = NoticeTexts.Of(failure, written.Count > 0, wording);
            notices.Add(NoticeKind.ModelFailed, notice);
            yield return new NoticeEvent(notice);
        }

        var answer = turn.Answer with
        {
            Notices = NoticeTexts.Of(notices, wording),
            Timings = turn.Answer.Timings with { Understand = understandMilliseconds },
            Model = modelTurn?.Use(Math.Round(generation.Elapsed.TotalMilliseconds, 2)),
        };
        foreach (var part in text.Rest(answer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return part;
        }

        yield return new GroundedEvent(answer.Citations.Count, answer.Figures.Count + answer.Derived.Count, turn.Cut);
        ChatTelemetry.EndTurn(activity, answer, modelTurn is null ? null : generation.Elapsed.TotalMilliseconds);
        yield return new EndedEvent(answer);
    }

    /// <summary>The whole answer at once.</summary>
    /// <param name="notice">Gets each notice as it comes; the answer holds them all.</param>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken, Action<string>? notice = null)
    {
        Answer? answer = null;
        await foreach (var happened in AskAsync(question, cancellationToken).ConfigureAwait(false))
        {
            answer = (happened as EndedEvent)?.Answer ?? answer;
            if (happened is NoticeEvent { Message: var message })
            {
                notice?.Invoke(message);
            }
        }

        return answer!;
    }

    /// <summary>The passages that speak of a text, best first; no answer is made of them.</summary>
    /// <param name="reports">The reports to search.</param>
    public Task<IReadOnlyList<RankedPassage>> SearchAsync(
        string text,
        IReadOnlyList<ReportInfo> reports,
        CancellationToken cancellationToken
    ) => pipeline.SearchAsync(text, reports, cancellationToken);

    // A question that the model was of no use to, asked once more while nobody waits.
    private async Task<bool> TryModelAsync(Question question)
    {
        var turn = await pipeline
            .AnswerAsync(pipeline.Begin(question, CancellationToken.None), CancellationToken.None)
            .ConfigureAwait(false);
        var modelTurn = new ModelTurn(model!, pipeline);
        await foreach (var _ in modelTurn.WriteAsync(turn, CancellationToken.None).ConfigureAwait(false))
        {
            // What it writes is shown to nobody.
        }

        return modelTurn.Helped;
    }

    private static UnderstoodEvent Understood(ParsedQuestion parsed) =>
        new(
            parsed.Text,
            parsed.Kind.ToString().ToLowerInvariant(),
            parsed.Language,
            parsed.Places.Count > 0 ? parsed.Places[0] : null,
            parsed.Years,
            parsed.Statuses.Count == 1 ? parsed.Statuses[0].ToString().ToLowerInvariant() : null
        );
}
