using System.Collections.Concurrent;
using Assistant.Core.Contract;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Web.Conversations;

/// <summary>
/// The turns of conversations: each is worked on once, whoever is connected. Who asks for one again, after a lost connection, a reload or a restart of the host, gets
/// the events behind those that were received, or its kept answer.
/// </summary>
internal sealed class KeptTurns(IConversationStore store, Turns turns, IndexHost host, TimeProvider time, ILogger<KeptTurns> logger)
{
    private const int SecondsToIndex = 3;

    // For so long the single events of a turn that is over are there for who lost the connection at its end.
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<TurnKey, TurnLog> logs = new();
    private readonly Lock gate = new();

    /// <summary>The events of a turn behind the first <paramref name="after"/> ones. A turn that is not known begins.</summary>
    public IAsyncEnumerable<ChatEvent> AskAsync(
        HubCallerContext caller,
        TurnKey key,
        Question question,
        int after,
        CancellationToken cancellationToken
    ) => turns.FollowAsync(caller, client => Events(client, key, question, after, cancellationToken), cancellationToken);

    /// <summary>Stops a turn.</summary>
    public void Stop(TurnKey key)
    {
        if (logs.TryGetValue(key, out var log))
        {
            log.Stop();
        }
        else
        {
            store.End(key, TurnPhase.Stopped, null, null);
        }
    }

    private IAsyncEnumerable<ChatEvent> Events(
        string client,
        TurnKey key,
        Question question,
        int after,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            if (logs.TryGetValue(key, out var running))
            {
                return running.ReadAsync(after, cancellationToken);
            }

            if (Kept(key, question) is { } end)
            {
                return new[] { end }.ToAsyncEnumerable();
            }

            // Known before it begins: it may be over before the next line.
            var log = logs[key] = new TurnLog(last => Ended(key, last));
            if (turns.Begin(client, stop => host.Assistant!.AskAsync(question, stop), log, log.Stopping) is { } fault)
            {
                logs.TryRemove(key, out _);
                return new ChatEvent[] { fault }.ToAsyncEnumerable();
            }

            // What was received is of a work that the host no longer has.
            return after > 0 ? log.ReadAsync(0, cancellationToken).Prepend(new RestartedEvent()) : log.ReadAsync(0, cancellationToken);
        }
    }

    // How a turn ended that is over, or why it cannot begin; null where it is to begin now.
    private ChatEvent? Kept(TurnKey key, Question question)
    {
        if (host.Assistant is null)
        {
            return new ErrorEvent($"{host.Status}，请稍后再试。", SecondsToIndex);
        }

        return Begun(key, question) switch
        {
            { IsLost: true } => null,
            { Turn: var turn } => turn switch
            {
                null => new ErrorEvent("没有这个对话。"),
                { Phase: TurnPhase.Done, Answer: { } answer } => new EndedEvent(answer),
                { Phase: TurnPhase.Failed } failed => new ErrorEvent(failed.Error ?? "这个问题没有答完，可以再问一次。"),
                { Phase: TurnPhase.Stopped } => new ErrorEvent("这个问题已停止，可以再问一次。"),
                _ => null,
            },
        };
    }

    // A disk that is full is no reason to leave a question unanswered.
    private (StoredTurn? Turn, bool IsLost) Begun(TurnKey key, Question question)
    {
        try
        {
            return (store.Begin(key, question.Text, question.Place, time.GetUtcNow()), false);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            logger.LogWarning(e, "a question could not be kept; it is answered all the same");
            return (null, true);
        }
    }

    private void Ended(TurnKey key, ChatEvent? last)
    {
        try
        {
            switch (last)
            {
                case EndedEvent { Answer: var answer }:
                    store.End(key, TurnPhase.Done, answer, null);
                    break;
                case ErrorEvent { RetryAfter: null } error:
                    store.End(key, TurnPhase.Failed, null, error.Message);
                    break;
                case null:
                    store.End(key, TurnPhase.Stopped, null, null);
                    break;
            }
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            logger.LogWarning(e, "an answer could not be kept");
        }

        // Who is to come again later begins anew then.
        var wait = last is ErrorEvent { RetryAfter: not null } ? TimeSpan.Zero : Afterwards;
        _ = ForgetAsync(key, wait);
    }

    private async Task ForgetAsync(TurnKey key, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time);
        }

        logs.TryRemove(key, out _);
    }
}
