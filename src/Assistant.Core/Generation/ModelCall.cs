using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace Assistant.Core.Generation;

/// <summary>Calls a chat model within the budgets: streams what it writes, counts tokens and time. No functions are offered; a call of one is not answered.</summary>
internal sealed class ModelCall(ChatModel model, ModelTally tally, TimeProvider clock)
{
    private static readonly Kernel Empty = new();
    private static readonly ChatResponseFormat Schema = ChatResponseFormat.CreateJsonSchemaFormat(
        "reply",
        BinaryData.FromString(ModelChoice.ReplySchema),
        jsonSchemaIsStrict: true
    );

    private readonly ChatModelOptions options = model.Options;

    /// <summary>All that the model writes, as one text.</summary>
    public async Task<string> AskAsync(Prompt prompt, ChatHistory history, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var piece in StreamAsync(prompt, history, isStructured: false, cancellationToken).ConfigureAwait(false))
        {
            text.Append(piece);
        }

        return text.ToString().Trim();
    }

    /// <summary>What the model writes, piece by piece.</summary>
    /// <param name="isStructured">Whether the endpoint is asked to keep to the schema of a reply.</param>
    /// <exception cref="Exception">Whatever the client throws; <see cref="ModelFailures.Of"/> reads it.</exception>
    public async IAsyncEnumerable<string> StreamAsync(
        Prompt prompt,
        ChatHistory history,
        bool isStructured,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var usage = new Usage(history);
        using var activity = ChatTelemetry.StartCall(options.Model, prompt, options.AnswerTokens);
        var watch = Stopwatch.StartNew();
        var failure = (ModelFailure?)ModelFailure.Unreachable;
        if (model.Logger.IsEnabled(LogLevel.Debug))
        {
            model.Logger.LogDebug(
                "{Prompt}@{Version}: {Messages}",
                prompt.Name,
                prompt.Version,
                string.Join("\n", history.Select(m => $"{m.Role}: {m.Content}"))
            );
        }

        // Before the first sign of the model the turn's own limits hold; from then on it must not fall silent.
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var wrote = false;
        try
        {
            await foreach (
                var part in model
                    .Service.GetStreamingChatMessageContentsAsync(history, Settings(isStructured), Empty, either.Token)
                    .ConfigureAwait(false)
            )
            {
                silence.CancelAfter(TimeSpan.FromSeconds(options.SilenceSeconds));
                usage.Read(part);
                wrote |= part.Content?.Length > 0 || part.Items.OfType<StreamingFunctionCallUpdateContent>().Any();
                if (part.Content is { Length: > 0 } piece)
                {
                    yield return piece;
                }

                // An endless answer: what has arrived so far counts.
                if (usage.Output > options.AnswerTokens * 2)
                {
                    break;
                }
            }

            silence.CancelAfter(Timeout.InfiniteTimeSpan);

            // Some servers cannot stream and return nothing for a streaming request.
            if (
                !wrote
                && (
                    await model
                        .Service.GetChatMessageContentAsync(history, Settings(isStructured), Empty, either.Token)
                        .ConfigureAwait(false)
                ).Content
                    is { Length: > 0 } whole
            )
            {
                usage.Count(whole);
                yield return whole;
            }

            failure = null;
        }
        finally
        {
            tally.Add(usage.Input, usage.Output);
            ChatTelemetry.EndCall(activity, options.Model, usage.Input, usage.Output, watch.Elapsed, failure);
        }
    }

    private OpenAIPromptExecutionSettings Settings(bool isStructured) =>
        new()
        {
            Temperature = 0,
            MaxTokens = options.AnswerTokens,
            ResponseFormat = isStructured ? Schema : null,
        };

    /// <summary>Tokens of a call: as the endpoint reports them, else by our own count.</summary>
    private sealed class Usage(ChatHistory history)
    {
        private ChatTokenUsage? told;
        private int counted;

        public long Input =>
            told is { InputTokenCount: > 0 and var input } ? input : history.Sum(m => TokenCounter.Count(m.Content ?? string.Empty));

        public long Output => Math.Max(told?.OutputTokenCount ?? 0, counted);

        public void Count(string text) => counted += TokenCounter.Count(text);

        public void Read(StreamingChatMessageContent part)
        {
            Count(part.Content ?? string.Empty);
            told = part.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage ?? told;
        }
    }
}
