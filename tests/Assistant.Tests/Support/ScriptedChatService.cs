using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.Core.Generation;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Tests.Support;

/// <summary>What a scripted model sees of a call: which prompt it is, the passages under their marks, and the last message.</summary>
internal sealed partial record ScriptedCall(string Kind, IReadOnlyDictionary<int, string> Passages, ChatHistory History)
{
    public static ScriptedCall Of(ChatHistory history)
    {
        var all = string.Join('\n', history.Select(m => m.Content));
        var last = history[^1].Content ?? string.Empty;
        var kind =
            last.StartsWith("下面的句子没有通过核对", StringComparison.Ordinal) ? "correct"
            : last.StartsWith("回复的第一行不合要求", StringComparison.Ordinal) ? "repair"
            : all.Contains("Translate the sentence", StringComparison.Ordinal) ? "translate"
            : "answer";
        return new ScriptedCall(
            kind,
            Passage().Matches(all).ToDictionary(m => int.Parse(m.Groups[1].Value, null), m => m.Groups[2].Value),
            history
        );
    }

    /// <summary>The text between the last fences.</summary>
    public string Fenced => LastFenced().Matches(History[^1].Content!).Last().Groups[1].Value.Trim();

    [GeneratedRegex(@"^\[(\d+)\] (.*)\n出处：《", RegexOptions.Multiline)]
    private static partial Regex Passage();

    [GeneratedRegex(@"=====\n([\s\S]*?)\n=====")]
    private static partial Regex LastFenced();
}

/// <summary>A chat model that says what a test makes of the call, some characters at a time.</summary>
internal sealed class ScriptedChatService(Func<ScriptedCall, string> says) : IChatCompletionService
{
    private const int Piece = 7;

    /// <summary>The calls so far.</summary>
    public List<ScriptedCall> Calls { get; } = [];

    /// <summary>The service with the shipped prompts and bounds, as the assistant takes it.</summary>
    public ChatModel Model =>
        new(
            this,
            new ChatModelOptions { Endpoint = "http://scripted/v1", Model = "scripted" },
            PromptLibrary.Load(string.Empty),
            NullLogger.Instance
        );

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<IReadOnlyList<ChatMessageContent>>([new ChatMessageContent(AuthorRole.Assistant, Say(chatHistory))]);

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask;
        foreach (var piece in Say(chatHistory).Chunk(Piece))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, new string(piece));
        }
    }

    private string Say(ChatHistory history)
    {
        var call = ScriptedCall.Of(history);
        Calls.Add(call);
        return says(call);
    }
}
