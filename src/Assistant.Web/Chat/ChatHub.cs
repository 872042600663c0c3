using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Web.Indexing;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Web.Chat;

/// <summary>The door for questions: a call streams typed events and ends with the answer or an error.</summary>
internal sealed class ChatHub(IndexHost host, ILogger<ChatHub> logger) : Hub
{
    private const int MostHistory = 10;

    /// <summary>Answers a question as a stream of events; cancelling the stream stops the work.</summary>
    public async IAsyncEnumerable<ChatEvent> Ask(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (host.Assistant is not { } assistant)
        {
            yield return new ErrorEvent(host.Failed ? $"索引不可用：{host.Status}" : $"{host.Status}，请稍后再问。");
            yield break;
        }

        var question = new Question(
            string.IsNullOrWhiteSpace(request.Id) ? Guid.NewGuid().ToString("N") : request.Id,
            request.Question ?? string.Empty,
            [.. (request.History ?? []).Select(h => h ?? string.Empty).TakeLast(MostHistory)],
            request.Place
        );
        await using var events = assistant.AskAsync(question, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (next, ends) = await NextAsync(events, question, cancellationToken);
            if (next is not null)
            {
                yield return next;
            }

            if (ends)
            {
                yield break;
            }
        }
    }

    /// <summary>Judges every figure of a draft of up to 20 000 characters.</summary>
    /// <exception cref="HubException">The index is not ready, or the text is too long; the message says so.</exception>
    public VerificationResult Verify(string? text)
    {
        if (host.Verifier is not { } verifier)
        {
            throw new HubException(host.Failed ? $"索引不可用：{host.Status}" : $"{host.Status}，请稍后再核对。");
        }

        return text?.Length > DraftVerifier.MaxLength
            ? throw new HubException($"文本有{text.Length}字，一次最多核对{DraftVerifier.MaxLength}字，请分段核对。")
            : verifier.Verify(text ?? string.Empty);
    }

    // An exception becomes an event: the connection and the other questions live on.
    private async Task<(ChatEvent? Event, bool Ends)> NextAsync(
        IAsyncEnumerator<ChatEvent> events,
        Question question,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await events.MoveNextAsync() ? (events.Current, false) : (null, true);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, true);
        }
        catch (Exception e)
        {
            logger.LogError(e, "question {Id} failed", question.Id);
            return (new ErrorEvent($"回答这个问题时出错（{e.Message}）。可以换个问法再试；问题编号 {question.Id}。"), true);
        }
    }
}
