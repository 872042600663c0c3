using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Assistant.Core.Contract;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Limits;

/// <summary>
/// Runs what is asked for within the limits: waits in the queue and says at which place, works, and gives the events out as fast as they are read. The work never
/// waits for who reads: its place in the queue is free as soon as it is done.
/// </summary>
internal sealed class Turns(TurnQueue queue, ClientRate rate, IOptions<LimitOptions> options, TimeProvider time, ILogger<Turns> logger)
    : IDisposable
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

    /// <summary>The events of a piece of work. Cancelling, or leaving the stream, stops the work.</summary>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="work">The work; what it throws becomes an error event with a number that the log has too.</param>
    public IAsyncEnumerable<ChatEvent> RunAsync(
        HubCallerContext caller,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        CancellationToken cancellationToken
    ) => LimitedAsync(caller, client => QueuedAsync(client, work, caller.ConnectionAborted, cancellationToken), cancellationToken);

    /// <summary>The one event of a request that is not worked on. It waits in no line, and it counts: a flood of bad requests is a flood too.</summary>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="fault">Why, for people.</param>
    public IAsyncEnumerable<ChatEvent> RefuseAsync(HubCallerContext caller, string fault, CancellationToken cancellationToken) =>
        LimitedAsync(caller, _ => Only(new ErrorEvent(fault)), cancellationToken);

    /// <summary>The events of work that goes on without who reads them, within the limits of who reads.</summary>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="events">The events, by the name under which the client is counted.</param>
    public IAsyncEnumerable<ChatEvent> FollowAsync(
        HubCallerContext caller,
        Func<string, IAsyncEnumerable<ChatEvent>> events,
        CancellationToken cancellationToken
    ) => LimitedAsync(caller, events, cancellationToken);

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
        if (queue.Enter(client) is not { } ticket)
        {
            return queue.IsClosed ? Stopping() : Busy(queue.RetrySeconds);
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
                    await TurnAsync(ticket, work, events, stop);
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
        HubCallerContext caller,
        Func<string, IAsyncEnumerable<ChatEvent>> answer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var client = Client.Of(caller.GetHttpContext());
        using var stream = Open(caller);
        var events =
            stream.IsTooMany ? Only(TooManyOpen())
            : rate.Wait(client) is { } seconds ? Only(Busy(seconds))
            : answer(client);
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
        string client,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        CancellationToken aborted,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (queue.Enter(client) is not { } ticket)
        {
            yield return queue.IsClosed ? Stopping() : Busy(queue.RetrySeconds);
            yield break;
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, aborted);
        var stop = gone.Token;
        var events = Channel.CreateUnbounded<ChatEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        _ = Task.Run(() => TurnAsync(ticket, work, events.Writer, stop), CancellationToken.None);
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
        TurnQueue.Ticket ticket,
        Func<CancellationToken, IAsyncEnumerable<ChatEvent>> work,
        ChannelWriter<ChatEvent> events,
        CancellationToken gone
    )
    {
        try
        {
            if (await IsAdmittedAsync(ticket, events, gone))
            {
                await WorkAsync(work, events, gone);
            }
            else
            {
                events.TryWrite(queue.IsClosed ? Stopping() : Busy(queue.RetrySeconds));
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Who asked went away while it waited.
        }
        finally
        {
            ticket.Dispose();
            events.Complete();
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
            events.TryWrite(cut.IsCancellationRequested ? Stopping() : new ErrorEvent("这个问题花的时间太长，已停止。请问得具体一些。"));
        }
        catch (Exception e)
        {
            var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NumberBytes));
            logger.LogError(e, "error {Number}", number);
            events.TryWrite(new ErrorEvent($"处理时出错，请换个问法再试。错误编号 {number}，管理员可以在日志中查到。"));
        }
    }

    private OpenStream Open(HubCallerContext caller)
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

    private ErrorEvent TooManyOpen() => new($"同时提出的问题太多（一个页面最多{options.Value.OpenStreams}个），请等前面的回答完再问。", 1);

    private static ErrorEvent Busy(int seconds) => new($"现在提问的人很多，请 {seconds} 秒后再试。", seconds);

    // A host that is started anew is there again in seconds.
    private static ErrorEvent Stopping() => new("服务正在停止，请稍后再试。", SecondsToRestart);

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
