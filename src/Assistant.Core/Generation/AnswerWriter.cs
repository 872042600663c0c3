using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Search;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Generation;

/// <summary>A result of a model's writing: a checked sentence, or the failure that ended it.</summary>
internal sealed record Written(WrittenSentence? Sentence, ModelFailure? Failure);

/// <summary>
/// Lets the chat model write the answer from the passages that the search found. Each sentence is checked before it is released. A sentence that
/// fails is requested once more and then replaced by its passage. Sentences already released stay, whatever fails later.
/// </summary>
internal sealed class AnswerWriter(ChatModel model)
{
    private const int MostPassages = 8;
    private const int MostSentences = 8;
    private const int MostCorrections = 2;

    /// <summary>Checked sentences as they come; the last item is the failure, if there was one.</summary>
    public async IAsyncEnumerable<Written> WriteAsync(WritingTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<Written>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = ProduceAsync(task, channel.Writer, stop.Token, cancellationToken);
        try
        {
            await foreach (var written in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return written;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ProduceAsync(WritingTask task, ChannelWriter<Written> output, CancellationToken stopped, CancellationToken caller)
    {
        var time = task.Context.Clock;
        var started = time.GetTimestamp();
        using var first = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.FirstSentenceSeconds), time);
        using var total = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.TotalSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped, first.Token, total.Token);
        var page = new Page(task, output, onFirst: () => first.CancelAfter(Timeout.InfiniteTimeSpan));
        try
        {
            await WriteAsync(task, page, either.Token).ConfigureAwait(false);
            if (page.Count == 0 && !page.Declined)
            {
                output.TryWrite(new Written(null, ModelFailure.Nothing));
            }
        }
        catch (Exception e) when (!caller.IsCancellationRequested && !stopped.IsCancellationRequested)
        {
            var failure = ModelFailures.Of(e);
            model.Logger.LogWarning(
                "the chat model '{Model}' failed after {Seconds:0.0} s: {Failure} ({Message})",
                model.Options.Model,
                time.GetElapsedTime(started).TotalSeconds,
                failure,
                ModelFailures.Cause(e)
            );
            output.TryWrite(new Written(null, failure));
        }
        finally
        {
            output.TryComplete();
        }
    }

    private async Task WriteAsync(WritingTask task, Page page, CancellationToken cancellationToken)
    {
        var snapshot = task.Context.Snapshot;
        var given = new GivenPassages(snapshot, model.Options.ContextTokens);
        var found = task
            .Draft.Statements.Select(s => s.Passage)
            .Concat(
                task.Found.Where(f => f.Passage.Kind is PassageKind.Body or PassageKind.Glossary)
                    .OrderByDescending(f => f.Score)
                    .Select(f => f.Passage)
            )
            .DistinctBy(p => p.Id)
            .Take(MostPassages);
        var material = string.Join("\n\n", found.Select(given.Give).OfType<string>());
        var values = new Dictionary<string, string>
        {
            ["fence"] = Fence.New(),
            ["material"] = material,
            ["history"] = QuestionRewriter.History(task.Question, model.Options),
            ["question"] = task.Parsed.Typed,
        };
        var history = await model.Prompts.Answer.RenderAsync(values, cancellationToken).ConfigureAwait(false);
        var call = new ModelCall(model.Service, model.Options, model.Logger);
        var tools =
            model.Options.ToolCalls > 0
                ? new ModelTools(
                    given,
                    new ReportsPlugin(task.Context),
                    [.. found.Select(p => p.Report).Distinct()],
                    model.Options.ToolCalls
                )
                : null;
        var writer = new Sentences(
            model,
            call,
            history,
            new SentenceGate(task.Context, given),
            page,
            task.Parsed.Language == "en" ? new SentenceTranslator(model) : null
        );
        var stream = new SentenceStream();
        await foreach (var piece in call.StreamAsync(model.Prompts.Answer, history, tools, cancellationToken).ConfigureAwait(false))
        {
            foreach (var sentence in stream.Add(piece))
            {
                await writer.TakeAsync(sentence, cancellationToken).ConfigureAwait(false);
            }

            if (page.Count >= MostSentences)
            {
                return;
            }
        }

        if (stream.Finish() is { } last)
        {
            await writer.TakeAsync(last, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Handles the model's sentences one by one: checks, requests again, replaces.</summary>
    private sealed class Sentences(
        ChatModel model,
        ModelCall call,
        ChatHistory history,
        SentenceGate gate,
        Page page,
        SentenceTranslator? translator
    )
    {
        private int corrections = MostCorrections;

        public async Task TakeAsync(string written, CancellationToken cancellationToken)
        {
            var checkedOnce = gate.Check(written);
            if (checkedOnce.Sentence is { } sentence)
            {
                await ReleaseAsync(sentence, "released", cancellationToken).ConfigureAwait(false);
                return;
            }

            page.Declined |= written.Length < 12 && checkedOnce.Reason is null;
            if (
                checkedOnce.Reason is { } reason
                && corrections-- > 0
                && gate.Check(await AskAgainAsync(written, reason, cancellationToken).ConfigureAwait(false)).Sentence is { } corrected
            )
            {
                await ReleaseAsync(corrected, "corrected", cancellationToken).ConfigureAwait(false);
                return;
            }

            var quoted = checkedOnce.Marked.Select(page.Quote).ToList();
            ChatTelemetry.Count(quoted.Contains(true) ? "replaced" : "dropped");
        }

        private async Task ReleaseAsync(WrittenSentence sentence, string fate, CancellationToken cancellationToken)
        {
            ChatTelemetry.Count(fate);
            page.Release(
                translator is null ? sentence : await translator.TranslateAsync(sentence, cancellationToken).ConfigureAwait(false)
            );
        }

        private async Task<string> AskAgainAsync(string written, string reason, CancellationToken cancellationToken)
        {
            var again = new ChatHistory(history) { new ChatMessageContent(AuthorRole.Assistant, written) };
            again.AddRange(
                await model
                    .Prompts.Correct.RenderAsync(
                        new Dictionary<string, string> { ["sentence"] = written, ["reason"] = reason },
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            );
            var answer = await call.AskAsync(model.Prompts.Correct, again, cancellationToken).ConfigureAwait(false);
            var stream = new SentenceStream();
            return stream.Add(answer).FirstOrDefault() ?? stream.Finish() ?? string.Empty;
        }
    }

    /// <summary>What has been released in a turn: no sentence twice, no passage quoted twice.</summary>
    private sealed class Page(WritingTask task, ChannelWriter<Written> output, Action onFirst)
    {
        private readonly HashSet<string> released = [];

        public int Count => released.Count;

        /// <summary>Whether the model said that the answer is not in the passages.</summary>
        public bool Declined { get; set; }

        public void Release(WrittenSentence sentence)
        {
            if (released.Add(sentence.Text))
            {
                if (released.Count == 1)
                {
                    onFirst();
                }

                output.TryWrite(new Written(sentence, null));
            }
        }

        /// <summary>Replaces a sentence by its passage, if the answer without a model would have quoted that passage.</summary>
        public bool Quote(Passage passage)
        {
            if (task.Draft.Statements.FirstOrDefault(s => s.Passage.Id == passage.Id) is not { } statement)
            {
                return false;
            }

            statement = AnswerGrounder.WithTrueFrame(statement, task.Context.Snapshot);
            Release(WrittenSentence.Of(statement, [.. statement.FiguresIn(task.Context.Snapshot)]));
            return true;
        }
    }
}
