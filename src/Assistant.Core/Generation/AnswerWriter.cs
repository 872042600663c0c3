using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Search;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Generation;

/// <summary>
/// Lets the chat model choose what answers the question and write the answer from it. Each sentence is checked before it is released. Sentences already
/// released stay, whatever fails later.
/// </summary>
internal sealed class AnswerWriter(ChatModel model)
{
    // One call, and one more where a sentence fails or the choice cannot be read; a search in the model's own words has one of its own.
    private const int MostCalls = 2;
    private const int MostFound = 12;
    private const int LeastTokens = 400;

    /// <summary>Checked sentences as they come; what else comes of the writing is in <paramref name="result"/>.</summary>
    public async IAsyncEnumerable<WrittenSentence> WriteAsync(
        WritingTask task,
        WritingResult result,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var channel = Channel.CreateUnbounded<WrittenSentence>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = ProduceAsync(task, result, channel.Writer, stop.Token, cancellationToken);
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

    private async Task ProduceAsync(
        WritingTask task,
        WritingResult result,
        ChannelWriter<WrittenSentence> output,
        CancellationToken stopped,
        CancellationToken caller
    )
    {
        var time = task.Context.Clock;
        var started = time.GetTimestamp();
        using var first = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.FirstSentenceSeconds), time);
        using var total = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.TotalSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped, first.Token, total.Token);
        var call = new ModelCall(model, result.Tally, time);
        var page = new Page(task, result, output, Translator(task, call), onSign: () => first.CancelAfter(Timeout.InfiniteTimeSpan));
        try
        {
            await WriteAsync(task, result, call, page, either.Token).ConfigureAwait(false);
            if (page.Count == 0 && !page.Declined && result.Choice is null)
            {
                result.Failure = ModelFailure.Nothing;
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
            result.Failure = failure;
            await page.CloseAsync(new Dictionary<int, string>(), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            output.TryComplete();
        }
    }

    private SentenceTranslator? Translator(WritingTask task, ModelCall call) =>
        task.Parsed.Language == "en" ? new SentenceTranslator(model, call) : null;

    private async Task WriteAsync(WritingTask task, WritingResult result, ModelCall call, Page page, CancellationToken cancellationToken)
    {
        var history = await ReadFirstAsync(task, result, call, page, cancellationToken).ConfigureAwait(false);
        if (history is null)
        {
            return;
        }

        var calls = MostCalls - 1;
        if (result.Choice is { AnswersAny: false, Verdict: null, Search: { } words } && page.Count == 0 && model.Options.Searches > 0)
        {
            history = await SearchAsync(task, result, call, page, words, cancellationToken).ConfigureAwait(false) ?? history;
        }
        else if (page is { Fault: { } fault, Count: 0, HasFailed: false })
        {
            calls--;
            var again = await AskedAgainAsync(
                    history,
                    page.Reply,
                    model.Prompts.Repair,
                    new Dictionary<string, string> { ["fault"] = fault },
                    cancellationToken
                )
                .ConfigureAwait(false);
            await ReadAsync(call, model.Prompts.Repair, again, page, cancellationToken).ConfigureAwait(false);
        }

        var failed = page.ToCorrect;
        var corrected = new Dictionary<int, string>();
        if (failed.Count > 0 && calls > 0)
        {
            var again = await AskedAgainAsync(
                    history,
                    page.Reply,
                    model.Prompts.Correct,
                    new Dictionary<string, string>
                    {
                        ["sentences"] = string.Join('\n', failed.Select((f, i) => $"{i + 1}、{f.Written}\n原因：{f.Reason}")),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            corrected = Corrections.Read(
                await call.AskAsync(model.Prompts.Correct, again, cancellationToken).ConfigureAwait(false),
                failed.Count
            );
        }

        await page.CloseAsync(corrected, cancellationToken).ConfigureAwait(false);
    }

    // The first reply; with less where the endpoint refuses the request. Null where there is nothing to read.
    private async Task<ChatHistory?> ReadFirstAsync(
        WritingTask task,
        WritingResult result,
        ModelCall call,
        Page page,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var tokens = Math.Min(model.Options.ContextTokens, model.Traits.MostTokens);
            var given = new GivenPassages(task.Context.Snapshot, tokens);
            var material = given.GiveAll(EvidenceOrder.Of(task));
            if (given.All.Count == 0)
            {
                return null;
            }

            page.Given(given);
            var history = await RenderAsync(task, material, cancellationToken).ConfigureAwait(false);
            var structured = model.Options.StructuredOutput && !model.Traits.RefusesSchema;
            try
            {
                await ReadAsync(call, model.Prompts.Answer, history, page, cancellationToken, structured).ConfigureAwait(false);
                return history;
            }
            catch (Exception e)
                when (page.Reply.Length == 0 && ModelFailures.IsRefusedRequest(e) && (structured || tokens / 2 >= LeastTokens))
            {
                if (structured)
                {
                    model.Traits.RefusesSchema = true;
                }
                else
                {
                    model.Traits.MostTokens = tokens / 2;
                }

                model.Logger.LogWarning(
                    "the chat model '{Model}' refuses the request ({Cause}); it is asked again {With}",
                    model.Options.Model,
                    ModelFailures.Cause(e),
                    structured ? "without a schema" : $"with {tokens / 2} tokens of passages"
                );
            }
        }
    }

    // Once more, with what is found in the words of the model; null where nothing new is.
    private async Task<ChatHistory?> SearchAsync(
        WritingTask task,
        WritingResult result,
        ModelCall call,
        Page page,
        string words,
        CancellationToken cancellationToken
    )
    {
        var known = result.Given!;
        string[] reports = [.. task.Parts.SelectMany(p => p.Slot.Reports).Select(r => r.Report).Distinct()];
        var found = await new ReportsPlugin(task.Context)
            .SearchPassagesAsync(words, reports, top: MostFound, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var given = known.Next(model.Options.ContextTokens);
        var material = given.GiveAll(found.Select(f => f.Passage).Where(p => known.All.All(k => k.Id != p.Id)));
        if (material.Length == 0)
        {
            return null;
        }

        page.Given(given);
        result.Searched = true;
        var history = await RenderAsync(task, material, cancellationToken).ConfigureAwait(false);
        await ReadAsync(call, model.Prompts.Answer, history, page, cancellationToken).ConfigureAwait(false);
        return history;
    }

    private Task<ChatHistory> RenderAsync(WritingTask task, string material, CancellationToken cancellationToken) =>
        model.Prompts.Answer.RenderAsync(
            new Dictionary<string, string>
            {
                ["fence"] = Fence.New(),
                ["material"] = material,
                ["history"] = History(task.Question, model.Options),
                ["question"] = task.Parsed.Typed,
            },
            cancellationToken
        );

    /// <summary>Earlier questions within the budget, oldest first; "（无）" for none.</summary>
    internal static string History(Question question, ChatModelOptions options)
    {
        var lines = TokenCounter.Fitting(question.History.Reverse(), options.HistoryTokens).Reverse().ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : "（无）";
    }

    private static async Task ReadAsync(
        ModelCall call,
        Prompt prompt,
        ChatHistory history,
        Page page,
        CancellationToken cancellationToken,
        bool structured = false
    )
    {
        var stream = new ReplyStream();
        page.Begin();
        await foreach (var piece in call.StreamAsync(prompt, history, structured, cancellationToken).ConfigureAwait(false))
        {
            page.Append(piece);
            foreach (var part in stream.Add(piece))
            {
                await page.TakeAsync(part, cancellationToken).ConfigureAwait(false);
            }

            if (page.IsFull)
            {
                return;
            }
        }

        foreach (var part in stream.Finish())
        {
            await page.TakeAsync(part, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ChatHistory> AskedAgainAsync(
        ChatHistory history,
        string reply,
        Prompt prompt,
        Dictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        var again = new ChatHistory(history) { new ChatMessageContent(AuthorRole.Assistant, reply) };
        again.AddRange(await prompt.RenderAsync(values, cancellationToken).ConfigureAwait(false));
        return again;
    }
}
