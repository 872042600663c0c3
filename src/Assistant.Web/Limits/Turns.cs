using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;
using Assistant.Web.Operation;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Limits;

/// <summary>
/// Runs what is asked for within the limits: waits in the queue and says at which place, works, and gives the events out as fast as they are read. The work never
/// waits for who reads: its place in the queue is free as soon as it is done.
/// </summary>
internal sealed class Turns(
    TurnQueue queue,
    ClientRate rate,
    IOptions<LimitOptions> options,
    Usage usage,
    TimeProvider time,
    ILogger<Turns> logger
) : IDisposable
{
    // A client that goes on asking far above its limit is no page of ours.
    private const int FarAbove = 8;
    private const int NumberBytes = 4;
    private const int SecondsToRestart = 3;
    private static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenPlaces = TimeSpan.FromSeconds(1);
    private static readonly object OpenKey = new();

    private readonly CancellationTokenSource cut = new();
    private readonly ManualResetEventSlim idle = new(true);
    private readonly Lock gate = new();
    private int open;

    /// <summary>The events of a piece of work for a client of the hub.</summary>
    public IAsyncEnumerable<ChatEvent> RunAsync(
        HubCallerContext caller,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        CancellationToken cancellationToken
    ) => RunAsync(TurnCaller.Of(caller), work, cancellationToken);

    /// <summary>The events of a piece of work. Cancelling, or leaving the stream, stops the work.</summary>
    /// <param name="caller">Whose limits count; it also knows afterwards why the work came to no result.</param>
    /// <param name="work">The work; what it throws becomes an error event with a number that the log has too.</param>
    public IAsyncEnumerable<ChatEvent> RunAsync(
        TurnCaller caller,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        CancellationToken cancellationToken
    ) => LimitedAsync(caller, () => QueuedAsync(caller, work, cancellationToken), cancellationToken);

    /// <summary>The result of a piece of work, for who reads no events.</summary>
    /// <exception cref="TurnException">It came to no result.</exception>
    public async Task<T> ResultAsync<T>(TurnCaller caller, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var (result, isDone) = (default(T), false);
        RequestException? refused = null;
        var begun = time.GetTimestamp();
        await foreach (var happened in RunAsync(caller, OnceAsync, cancellationToken))
        {
            if (happened is ErrorEvent error)
            {
                throw new TurnException(caller.Fault ?? TurnFault.Broken, error, caller.Number);
            }
        }

        return refused is not null ? throw refused
            : isDone ? result!
            : throw new OperationCanceledException(cancellationToken);

        async IAsyncEnumerable<ChatEvent> OnceAsync([EnumeratorCancellation] CancellationToken stop)
        {
            try
            {
                (result, isDone) = (await work(stop), true);
                Count(result, time.GetElapsedTime(begun));
            }
            catch (RequestException e)
            {
                // What is wrong with the request is no fault of the program.
                refused = e;
            }

            yield break;
        }
    }

    /// <summary>The one event of a request that is not worked on. It waits in no line, and it counts: a flood of bad requests is a flood too.</summary>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="fault">Why, for people.</param>
    public IAsyncEnumerable<ChatEvent> RefuseAsync(HubCallerContext caller, string fault, CancellationToken cancellationToken) =>
        LimitedAsync(TurnCaller.Of(caller), () => Only(new ErrorEvent(fault)), cancellationToken);

    /// <summary>The events of work that goes on without who reads them, within the limits of who reads.</summary>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="events">The events, by the name under which the client is counted.</param>
    public IAsyncEnumerable<ChatEvent> FollowAsync(
        HubCallerContext caller,
        Func<string, IAsyncEnumerable<ChatEvent>> events,
        CancellationToken cancellationToken
    )
    {
        var reader = TurnCaller.Of(caller);
        return LimitedAsync(reader, () => events(reader.Client), cancellationToken);
    }

    /// <summary>Begins work that goes on when who asked for it goes away. It waits in the same queue as all other work.</summary>
    /// <param name="client">The name under which the client is counted.</param>
    /// <param name="work">The work; what it throws becomes an error event with a number that the log has too.</param>
    /// <param name="events">Gets the events, and is completed after the last one.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Why it does not begin, for people; null where it does.</returns>
    public ErrorEvent? Begin(
        string client,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        ChannelWriter<ChatEvent> events,
        CancellationToken stop
    )
    {
        var caller = TurnCaller.OfNobody(client);
        if (queue.Enter(client) is not { } ticket)
        {
            return queue.IsClosed ? Stopping(caller) : Busy(caller, queue.RetrySeconds);
        }

        // The host waits for it as for a stream: what it works with is there until it ends.
        lock (gate)
        {
            open++;
            idle.Reset();
        }

        _ = Task.Run(
            async () =>
            {
                try
                {
                    await TurnAsync(caller, ticket, work, events, stop);
                }
                finally
                {
                    Left();
                }
            },
            CancellationToken.None
        );
        return null;
    }

    /// <summary>Takes nothing in any more, lets what works end until the first time is over, cuts it off then, and returns when all streams have ended or the second is over.</summary>
    public void Drain(TimeSpan toFinish, TimeSpan toEnd)
    {
        queue.Close();
        if (idle.IsSet)
        {
            return;
        }

        if (!idle.Wait(toFinish))
        {
            cut.Cancel();
            idle.Wait(toEnd);
        }

        // The last word of a stream is written after it has ended here, and the connections are closed as soon as this returns.
        Thread.Sleep(LastWord);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cut.Dispose();
        idle.Dispose();
    }

    // The limits that count for all that is asked for, and the end of who does not read.
    private async IAsyncEnumerable<ChatEvent> LimitedAsync(
        TurnCaller caller,
        Func<IAsyncEnumerable<ChatEvent>> answer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stream = Open(caller);
        var events =
            stream.IsTooMany ? Only(TooManyOpen(caller))
            : !caller.IsCounted && rate.Wait(caller.Client) is { } seconds ? Only(Busy(caller, seconds))
            : answer();
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            // Who does not read what it asked for holds it in memory: it is cut off.
            await using var unread = time.CreateTimer(
                _ => caller.Abort(),
                null,
                TimeSpan.FromSeconds(options.Value.ReadSeconds),
                Timeout.InfiniteTimeSpan
            );
            yield return happened;
        }
    }

    private async IAsyncEnumerable<ChatEvent> QueuedAsync(
        TurnCaller caller,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (queue.Enter(caller.Client) is not { } ticket)
        {
            yield return queue.IsClosed ? Stopping(caller) : Busy(caller, queue.RetrySeconds);
            yield break;
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, caller.Aborted);
        var stop = gone.Token;
        var events = Channel.CreateUnbounded<ChatEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        _ = Task.Run(() => TurnAsync(caller, ticket, work, events.Writer, stop), CancellationToken.None);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(stop))
            {
                yield return happened;
            }

            stop.ThrowIfCancellationRequested();
        }
        finally
        {
            await gone.CancelAsync();
        }
    }

    // Waits and works without anybody who reads: a turn that is admitted begins at once, so that a place is taken by work alone.
    private async Task TurnAsync(
        TurnCaller caller,
        TurnQueue.Ticket ticket,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        ChannelWriter<ChatEvent> events,
        CancellationToken gone
    )
    {
        var begun = time.GetTimestamp();
        try
        {
            if (await IsAdmittedAsync(ticket, events, gone))
            {
                await WorkAsync(caller, Counted, events, gone);
            }
            else
            {
                events.TryWrite(queue.IsClosed ? Stopping(caller) : Busy(caller, queue.RetrySeconds));
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Who asked went away while it waited.
        }
        finally
        {
            if (caller.Fault is not null)
            {
                usage.Unfinished();
            }

            ticket.Dispose();
            events.Complete();
        }

        // What a person waits for is counted: the time in the queue is part of it.
        async IAsyncEnumerable<ChatEvent> Counted([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var happened in work(stop).WithCancellation(stop))
            {
                Count(happened, time.GetElapsedTime(begun));
                yield return happened;
            }
        }
    }

    private async Task<bool> IsAdmittedAsync(TurnQueue.Ticket ticket, ChannelWriter<ChatEvent> events, CancellationToken gone)
    {
        var told = 0;
        while (!ticket.Admitted.IsCompleted)
        {
            if (ticket.Place is > 0 and var place && place != told)
            {
                told = place;
                events.TryWrite(new QueuedEvent(place, queue.SecondsFor(place)));
            }

            await Task.WhenAny(ticket.Admitted, Task.Delay(BetweenPlaces, time, gone));
            gone.ThrowIfCancellationRequested();
        }

        return await ticket.Admitted;
    }

    private async Task WorkAsync(
        TurnCaller caller,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        ChannelWriter<ChatEvent> events,
        CancellationToken gone
    )
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TurnSeconds), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, limit.Token, cut.Token);
        try
        {
            await foreach (var happened in work(stop.Token).WithCancellation(stop.Token))
            {
                events.TryWrite(happened);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            events.TryWrite(cut.IsCancellationRequested ? Stopping(caller) : TookTooLong(caller));
        }
        catch (Exception e)
        {
            var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NumberBytes));
            logger.LogError(e, "error {Number}", number);
            (caller.Fault, caller.Number) = (TurnFault.Broken, number);
            events.TryWrite(new ErrorEvent($"处理时出错，请换个问法再试。错误编号 {number}，管理员可以在日志中查到。"));
        }
    }

    private void Count(object? result, TimeSpan took)
    {
        switch (result)
        {
            case Answer answer:
                usage.Answered(answer, took);
                break;
            case EndedEvent { Answer: var answer }:
                usage.Answered(answer, took);
                break;
            case VerificationResult checkedText:
                usage.Checked(checkedText.Verdicts, took);
                break;
            case VerifiedEvent { Result: var checkedText }:
                usage.Checked(checkedText.Verdicts, took);
                break;
        }
    }

    private OpenStream Open(TurnCaller caller)
    {
        lock (gate)
        {
            if (!caller.Items.TryGetValue(OpenKey, out var counted))
            {
                caller.Items[OpenKey] = counted = new StreamCount();
            }

            var own = (StreamCount)counted!;
            own.Open++;
            open++;
            idle.Reset();
            if (own.Open > options.Value.OpenStreams * FarAbove)
            {
                caller.Abort();
            }

            return new OpenStream(this, own, own.Open > options.Value.OpenStreams);
        }
    }

    private void Close(StreamCount own)
    {
        lock (gate)
        {
            own.Open--;
        }

        Left();
    }

    private void Left()
    {
        lock (gate)
        {
            open--;
            if (open == 0)
            {
                idle.Set();
            }
        }
    }

    private static async IAsyncEnumerable<ChatEvent> Only(ChatEvent happened)
    {
        await Task.CompletedTask;
        yield return happened;
    }

    private ErrorEvent TooManyOpen(TurnCaller caller)
    {
        caller.Fault = TurnFault.Busy;
        return new ErrorEvent($"同时提出的问题太多（一个页面最多{options.Value.OpenStreams}个），请等前面的回答完再问。", 1);
    }

    private static ErrorEvent Busy(TurnCaller caller, int seconds)
    {
        caller.Fault = TurnFault.Busy;
        return new ErrorEvent($"现在提问的人很多，请 {seconds} 秒后再试。", seconds);
    }

    private static ErrorEvent Stopping(TurnCaller caller)
    {
        caller.Fault = TurnFault.Stopping;

        // A host that is started anew is there again in seconds.
        return new ErrorEvent("服务正在停止，请稍后再试。", SecondsToRestart);
    }

    private static ErrorEvent TookTooLong(TurnCaller caller)
    {
        caller.Fault = TurnFault.TookTooLong;
        return new ErrorEvent("这个问题花的时间太长，已停止。请问得具体一些。");
    }

    private sealed class StreamCount
    {
        public int Open { get; set; }
    }

    private sealed class OpenStream(Turns turns, StreamCount own, bool isTooMany) : IDisposable
    {
        public bool IsTooMany => isTooMany;

        public void Dispose() => turns.Close(own);
    }
}
