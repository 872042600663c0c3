using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Assistant.Hosting.Reading;
using Assistant.Web.Limits;
using Assistant.Web.Operation;
using Assistant.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Web.Tests.Limits;

public sealed class TurnsTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly FakeCaller caller = new();
    private readonly TaskCompletionSource begun = new();
    private readonly TaskCompletionSource blocked = new();
    private readonly TaskCompletionSource stopped = new();
    private TurnQueue? queue;

    [Fact]
    public async Task WhoWaitsIsToldItsPlaceThenGetsTheAnswer()
    {
        using var turns = Some(waiting: 1);
        await using var first = turns.RunAsync(caller, Blocked, Never).GetAsyncEnumerator(Never);
        var working = first.MoveNextAsync().AsTask();
        await begun.Task;
        await using var second = turns.RunAsync(new FakeCaller(), Answered, Never).GetAsyncEnumerator(Never);

        Assert.True(await second.MoveNextAsync());
        Assert.Equal(1, Assert.IsType<QueuedEvent>(second.Current).Place);
        blocked.SetResult();
        Assert.True(await second.MoveNextAsync());

        Assert.IsType<TextEvent>(second.Current);
        await working;
    }

    [Fact]
    public async Task APlaceIsTakenByWorkAloneAndNotByWhoDoesNotRead()
    {
        using var turns = Some(waiting: 2);
        await using var first = turns.RunAsync(caller, Blocked, Never).GetAsyncEnumerator(Never);
        var working = first.MoveNextAsync().AsTask();
        await begun.Task;
        await using var unread = turns.RunAsync(new FakeCaller(), Answered, Never).GetAsyncEnumerator(Never);
        await unread.MoveNextAsync();
        var third = AllAsync(turns.RunAsync(new FakeCaller(), Answered, Never));

        blocked.SetResult();

        Assert.IsType<TextEvent>((await third)[^1]);
        await working;
    }

    [Fact]
    public async Task WhoGivesWayIsToldWhenToComeAgain()
    {
        using var turns = Some(waiting: 2);
        await using var first = turns.RunAsync(caller, Blocked, Never).GetAsyncEnumerator(Never);
        var working = first.MoveNextAsync().AsTask();
        await begun.Task;
        var older = AllAsync(turns.RunAsync(new FakeCaller(), Answered, Never));
        var newer = AllAsync(turns.RunAsync(new FakeCaller(), Answered, Never));

        using var other = queue!.Enter("modest");

        Assert.NotNull(Assert.IsType<ErrorEvent>((await newer)[^1]).RetryAfter);
        blocked.SetResult();
        other!.Dispose();
        Assert.IsType<TextEvent>((await older)[^1]);
        await working;
    }

    [Fact]
    public async Task BeyondTheLineIsToldWhenToComeAgain()
    {
        using var turns = Some(waiting: 0);
        await using var first = turns.RunAsync(caller, Blocked, Never).GetAsyncEnumerator(Never);
        var working = first.MoveNextAsync().AsTask();
        await begun.Task;

        var error = Assert.IsType<ErrorEvent>(Assert.Single(await AllAsync(turns.RunAsync(new FakeCaller(), Answered, Never))));

        Assert.InRange(error.RetryAfter ?? 0, 1, 60);
        Assert.Contains("秒后再试", error.Message, StringComparison.Ordinal);
        blocked.SetResult();
        await working;
    }

    [Fact]
    public async Task CancellingStopsTheWork()
    {
        using var turns = Some();
        using var cancel = new CancellationTokenSource();
        var reading = AllAsync(turns.RunAsync(caller, Blocked, cancel.Token));
        await begun.Task;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await stopped.Task;
    }

    [Fact]
    public async Task DisconnectingStopsTheWork()
    {
        using var turns = Some();
        var reading = AllAsync(turns.RunAsync(caller, Blocked, Never));
        await begun.Task;

        caller.Abort();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await stopped.Task;
    }

    [Fact]
    public async Task OneConnectionHasOnlySoManyOpen()
    {
        using var turns = Some(openStreams: 1);
        await using var first = turns.RunAsync(caller, Blocked, Never).GetAsyncEnumerator(Never);
        var working = first.MoveNextAsync().AsTask();
        await begun.Task;

        var events = await AllAsync(turns.RunAsync(caller, Answered, Never));

        Assert.Contains("同时提出的问题太多", Assert.IsType<ErrorEvent>(Assert.Single(events)).Message, StringComparison.Ordinal);
        blocked.SetResult();
        await working;
    }

    [Fact]
    public async Task OneAddressAsksOnlySoOften()
    {
        using var turns = Some(perMinute: 2);
        await AllAsync(turns.RunAsync(caller, Answered, Never));
        await AllAsync(turns.RunAsync(new FakeCaller(), Answered, Never));

        var error = Assert.IsType<ErrorEvent>(Assert.Single(await AllAsync(turns.RunAsync(new FakeCaller(), Answered, Never))));

        Assert.NotNull(error.RetryAfter);
    }

    [Fact]
    public async Task WhatIsRefusedCountsToo()
    {
        using var turns = Some(perMinute: 1);
        var refused = Assert.Single(await AllAsync(turns.RefuseAsync(caller, "地名太长。", Never)));

        var next = Assert.Single(await AllAsync(turns.RefuseAsync(caller, "地名太长。", Never)));

        Assert.Equal("地名太长。", Assert.IsType<ErrorEvent>(refused).Message);
        Assert.NotNull(Assert.IsType<ErrorEvent>(next).RetryAfter);
    }

    [Fact]
    public async Task WhoReadsNoRefusalIsCutOff()
    {
        using var turns = Some(openStreams: 1);
        var unread = new List<IAsyncEnumerator<ChatEvent>>();
        while (!caller.IsAborted && unread.Count < 100)
        {
            unread.Add(turns.RefuseAsync(caller, "地名太长。", Never).GetAsyncEnumerator(Never));
            await unread[^1].MoveNextAsync();
        }

        Assert.Equal(9, unread.Count);
        foreach (var stream in unread)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task AFaultIsToldByItsNumberAlone()
    {
        using var turns = Some();

        var error = Assert.IsType<ErrorEvent>(Assert.Single(await AllAsync(turns.RunAsync(caller, Failing, Never))));

        Assert.Matches("错误编号 [0-9a-f]{8}", error.Message);
        Assert.DoesNotContain("/secret/path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoReadsNoEventsGetsTheResult()
    {
        using var turns = Some();

        Assert.Equal(4, await turns.ResultAsync(TurnCaller.Of(caller), _ => Task.FromResult(4), Never));
    }

    [Fact]
    public async Task WhoReadsNoEventsIsToldWhyThereIsNoResult()
    {
        using var turns = Some();
        var fault = await Assert.ThrowsAsync<TurnException>(() =>
            turns.ResultAsync<int>(TurnCaller.Of(caller), _ => throw new InvalidOperationException("/secret/path"), Never)
        );

        Assert.Equal(TurnFault.Broken, fault.Fault);
        Assert.Contains(fault.Number!, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultOfTheRequestIsPassedOn()
    {
        using var turns = Some();

        await Assert.ThrowsAsync<RequestException>(() =>
            turns.ResultAsync<int>(TurnCaller.Of(caller), _ => throw new RequestException(RequestFault.Unknown, "没有"), Never)
        );
    }

    [Fact]
    public async Task LeavingStopsTheWorkOfAResultToo()
    {
        using var turns = Some();
        var working = turns.ResultAsync(TurnCaller.Of(caller), WaitAsync, Never);
        await begun.Task;

        caller.Abort();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        await stopped.Task;

        async Task<int> WaitAsync(CancellationToken stop)
        {
            await foreach (var _ in Blocked(stop)) { }

            return 0;
        }
    }

    [Fact]
    public async Task DrainingCutsOffWhatDoesNotEnd()
    {
        using var turns = Some();
        var reading = AllAsync(turns.RunAsync(caller, Blocked, Never));
        await begun.Task;

        await Task.Run(() => turns.Drain(TimeSpan.Zero, TimeSpan.FromSeconds(30)), Never);

        Assert.Contains("正在停止", Assert.IsType<ErrorEvent>((await reading)[^1]).Message, StringComparison.Ordinal);
        Assert.Contains(
            "正在停止",
            Assert.IsType<ErrorEvent>(Assert.Single(await AllAsync(turns.RunAsync(caller, Answered, Never)))).Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => caller.Dispose();

    private Turns Some(int waiting = 10, int openStreams = 4, int perMinute = 0)
    {
        var options = Options.Create(
            new LimitOptions
            {
                Waiting = waiting,
                OpenStreams = openStreams,
                PerMinute = perMinute,
            }
        );
        queue = new TurnQueue(1, waiting, TimeProvider.System);
        return new Turns(
            queue,
            new ClientRate(options),
            options,
            new Usage(TimeProvider.System),
            TimeProvider.System,
            NullLogger<Turns>.Instance
        );
    }

    private static async IAsyncEnumerable<ChatEvent> Answered([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new TextEvent("增长4%");
    }

    private static async IAsyncEnumerable<ChatEvent> Failing([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return cancellationToken.IsCancellationRequested ? new TextEvent("") : throw new InvalidOperationException("/secret/path");
    }

    private async IAsyncEnumerable<ChatEvent> Blocked([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        begun.TrySetResult();
        try
        {
            await blocked.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            stopped.TrySetResult();
        }

        yield return new TextEvent("");
    }

    private static async Task<List<ChatEvent>> AllAsync(IAsyncEnumerable<ChatEvent> events)
    {
        var all = new List<ChatEvent>();
        await foreach (var happened in events)
        {
            all.Add(happened);
        }

        return all;
    }
}
