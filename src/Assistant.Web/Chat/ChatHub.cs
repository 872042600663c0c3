using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Web.Chat;

/// <summary>The door for questions and drafts: a call streams typed events and ends with the answer, the verdicts or an error.</summary>
internal sealed class ChatHub(IndexHost host, AskCheck check, Turns turns) : Hub
{
    /// <summary>Answers a question as a stream of events; cancelling the stream stops the work.</summary>
    public IAsyncEnumerable<ChatEvent> Ask(AskRequest? request, CancellationToken cancellationToken)
    {
        var (question, fault) = check.Read(request);
        return (fault ?? NotReady(host.Assistant is null)) is { } error
            ? turns.RefuseAsync(Context, error, cancellationToken)
            : turns.RunAsync(Context, stop => host.Assistant!.AskAsync(question!, stop), cancellationToken);
    }

    /// <summary>Judges every figure of a draft as a stream: its place while it waits, then the verdicts; cancelling the stream stops the work.</summary>
    public IAsyncEnumerable<ChatEvent> Check(string? text, CancellationToken cancellationToken) =>
        (check.FaultOfDraft(text) ?? NotReady(host.Verifier is null)) is { } error
            ? turns.RefuseAsync(Context, error, cancellationToken)
            : turns.RunAsync(Context, stop => VerifiedAsync(host.Verifier!, text ?? string.Empty, stop), cancellationToken);

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

    /// <summary>Judges a draft as a stream of one event.</summary>
    public static async IAsyncEnumerable<ChatEvent> VerifiedAsync(
        DraftVerifier verifier,
        string text,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        yield return new VerifiedEvent(verifier.Verify(text, cancellationToken));
    }

    private string? NotReady(bool isMissing) => isMissing ? $"{host.Status}，请稍后再试。" : null;
}
