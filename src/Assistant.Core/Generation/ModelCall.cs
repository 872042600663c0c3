using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Assistant.Core.Generation;

/// <summary>Calls a chat model within the budgets: streams what it writes, answers the functions that it calls, counts tokens and time.</summary>
internal sealed class ModelCall(IChatCompletionService service, ChatModelOptions options, ILogger logger)
{
    private static readonly Kernel Empty = new();

    /// <summary>What the model writes, piece by piece. The history grows by the calls that it makes.</summary>
    /// <exception cref="Exception">Whatever the client throws; <see cref="ModelFailures.Of"/> reads it.</exception>
    public async IAsyncEnumerable<string> StreamAsync(
        Prompt prompt,
        ChatHistory history,
        ModelTools? tools,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // A call beyond the budget is refused once; after that the functions are withdrawn.
        for (var round = 0; round <= options.ToolCalls + 1; round++)
        {
            var calls = new FunctionCallContentBuilder();
            var said = new StringBuilder();
            await foreach (
                var piece in RoundAsync(prompt, history, tools is { IsOpen: true } ? tools : null, calls, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                said.Append(piece);
                yield return piece;
            }

            var made = calls.Build();
            if (made.Count == 0 || tools is null)
            {
                yield break;
            }

            var message = new ChatMessageContent(AuthorRole.Assistant, said.Length > 0 ? said.ToString() : null);
            foreach (var call in made)
            {
                message.Items.Add(call);
            }

            history.Add(message);
            foreach (var call in made)
            {
                history.Add(
                    new FunctionResultContent(call, await tools.CallAsync(call, cancellationToken).ConfigureAwait(false)).ToChatMessage()
                );
            }
        }
    }

    /// <summary>All that the model writes, as one text.</summary>
    public async Task<string> AskAsync(Prompt prompt, ChatHistory history, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (
            var piece in RoundAsync(prompt, history, null, new FunctionCallContentBuilder(), cancellationToken).ConfigureAwait(false)
        )
        {
            text.Append(piece);
        }

        return text.ToString().Trim();
    }

    private async IAsyncEnumerable<string> RoundAsync(
        Prompt prompt,
        ChatHistory history,
        ModelTools? tools,
        FunctionCallContentBuilder calls,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var usage = new Usage(history);
        using var activity = ChatTelemetry.StartCall(options.Model, prompt, options.AnswerTokens);
        var watch = Stopwatch.StartNew();
        var failure = (ModelFailure?)ModelFailure.Unreachable;
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug(
                "{Prompt}@{Version}: {Messages}",
                prompt.Name,
                prompt.Version,
                string.Join("\n", history.Select(m => $"{m.Role}: {m.Content}"))
            );
        }

        var wrote = false;
        try
        {
            await foreach (
                var part in service
                    .GetStreamingChatMessageContentsAsync(history, Settings(tools), Empty, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                calls.Append(part);
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

            // Some servers cannot stream and return nothing for a streaming request.
            if (
                !wrote
                && (
                    await service.GetChatMessageContentAsync(history, Settings(null), Empty, cancellationToken).ConfigureAwait(false)
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
            ChatTelemetry.EndCall(activity, options.Model, usage.Input, usage.Output, watch.Elapsed, failure);
        }
    }

    private OpenAIPromptExecutionSettings Settings(ModelTools? tools) =>
        new()
        {
            Temperature = 0,
            MaxTokens = options.AnswerTokens,
            FunctionChoiceBehavior = tools is null ? null : FunctionChoiceBehavior.Auto(tools.Functions, autoInvoke: false),
        };

    /// <summary>Tokens of a call: as the endpoint reports them, else by our own count.</summary>
    private sealed class Usage(ChatHistory history)
    {
        private OpenAI.Chat.ChatTokenUsage? told;
        private int counted;

        public long Input => told?.InputTokenCount ?? history.Sum(m => TokenCounter.Count(m.Content ?? string.Empty));

        public long Output => Math.Max(told?.OutputTokenCount ?? 0, counted);

        public void Count(string text) => counted += TokenCounter.Count(text);

        public void Read(StreamingChatMessageContent part)
        {
            Count(part.Content ?? string.Empty);
            told = part.Metadata?.GetValueOrDefault("Usage") as OpenAI.Chat.ChatTokenUsage ?? told;
        }
    }
}
