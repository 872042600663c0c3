using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;
using Assistant.Web.Conversations;
using Assistant.Web.Drafts;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Operation;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Web.Chat;

/// <summary>The door for questions and drafts: a call streams typed events and ends with the answer, the verdicts or an error.</summary>
internal sealed class ChatHub(IndexHost host, AskCheck check, Turns turns, KeptTurns kept, CheckedDrafts drafts, AuditLog audit) : Hub
{
    /// <summary>
    /// Answers a question as a stream of events. Without a conversation, cancelling the stream stops the work. With one, the work goes on and is kept: who asks
    /// for the same turn again gets the events behind those that were received.
    /// </summary>
    public IAsyncEnumerable<ChatEvent> Ask(AskRequest? request, CancellationToken cancellationToken)
    {
        var (question, fault) = check.Read(request);
        if (fault is null && request is { Conversation: not null })
        {
            return TurnKey.Of(request.Owner, request.Conversation, question!.Id) is { } key
                ? kept.AskAsync(Context, key, question, request.After, cancellationToken)
                : turns.RefuseAsync(Context, "没有这个对话。", cancellationToken);
        }

        return (fault ?? NotReady(host.Assistant is null)) is { } error
            ? turns.RefuseAsync(Context, error, cancellationToken)
            : turns.RunAsync(Context, stop => host.Assistant!.AskAsync(question!, stop), cancellationToken);
    }

    /// <summary>Stops a turn of a conversation; the same as if it had never been for who does not own it.</summary>
    public void Stop(StopRequest? request)
    {
        if (TurnKey.Of(request?.Owner, request?.Conversation, request?.Id) is { } key)
        {
            kept.Stop(key);
        }
    }

    /// <summary>Judges every figure of a draft as a stream: its place while it waits, then some verdicts at a time, then all of them; cancelling the stream stops the work.</summary>
    public IAsyncEnumerable<ChatEvent> Check(string? text, CancellationToken cancellationToken) =>
        (check.FaultOfDraft(text) ?? NotReady(host.Verifier is null)) is { } error
            ? turns.RefuseAsync(Context, error, cancellationToken)
            : turns.RunAsync(Context, stop => CheckedAsync(text ?? string.Empty, stop), cancellationToken);

    /// <summary>The same in one answer, for programs. Who goes away stops the work.</summary>
    /// <exception cref="HubException">The index is not ready, the text is too long, or too many ask; the message says so.</exception>
    public async Task<VerificationResult> Verify(string? text)
    {
        await foreach (var happened in Check(text, Context.ConnectionAborted))
        {
            switch (happened)
            {
                case VerifiedEvent verified:
                    return verified.Result;
                case ErrorEvent error:
                    throw new HubException(error.Message);
            }
        }

        throw new OperationCanceledException(Context.ConnectionAborted);
    }

    /// <summary>Judges a draft as a stream: some verdicts at a time, then all of them.</summary>
    public static async IAsyncEnumerable<ChatEvent> VerifiedAsync(
        DraftVerifier verifier,
        string text,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (var happened in verifier.InParts(text, cancellationToken))
        {
            yield return happened;
        }
    }

    // What the draft came to is kept for a while, for who wants it as a file.
    private async IAsyncEnumerable<ChatEvent> CheckedAsync(string text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var corpus = host.Snapshot;
        audit.Write(Context.GetHttpContext(), "verify", AuditLog.NameOf(text));
        await foreach (var happened in VerifiedAsync(host.Verifier!, text, cancellationToken))
        {
            if (happened is VerifiedEvent verified && corpus is not null && ReferenceEquals(corpus, host.Snapshot))
            {
                drafts.Keep(text, corpus, verified.Result);
            }

            yield return happened;
        }
    }

    private string? NotReady(bool isMissing) => isMissing ? $"{host.Status}，请稍后再试。" : null;
}
