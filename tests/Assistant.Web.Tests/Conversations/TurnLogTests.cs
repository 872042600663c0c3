using Assistant.Core.Contract;
using Assistant.Web.Conversations;
using Xunit;

namespace Assistant.Web.Tests.Conversations;

public sealed class TurnLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AReaderGoesOnBehindWhatItHas()
    {
        using var log = new TurnLog(_ => { });
        log.TryWrite(new TextEvent("一"));
        log.TryWrite(new TextEvent("二"));
        var reading = log.ReadAsync(1, Token).ToListAsync(Token).AsTask();
        log.TryWrite(new TextEvent("三"));
        log.TryComplete();

        Assert.Equal(["二", "三"], (await reading).Cast<TextEvent>().Select(e => e.Text));
    }

    [Fact]
    public async Task EveryReaderGetsEveryEvent()
    {
        using var log = new TurnLog(_ => { });
        var readers = Enumerable.Range(0, 3).Select(_ => log.ReadAsync(0, Token).ToListAsync(Token).AsTask()).ToList();
        log.TryWrite(new TextEvent("一"));
        log.TryComplete();

        Assert.All(await Task.WhenAll(readers), events => Assert.Equal([new TextEvent("一")], events));
    }

    [Fact]
    public void TheEndIsToldWithTheLastEvent()
    {
        ChatEvent? last = null;
        using var log = new TurnLog(e => last = e);
        log.TryWrite(new TextEvent("一"));
        log.TryWrite(new ErrorEvent("坏了"));

        log.TryComplete();

        Assert.Equal(new ErrorEvent("坏了"), last);
    }

    [Fact]
    public void WhatAStoppedTurnStillWritesIsDropped()
    {
        ChatEvent? last = new TextEvent("x");
        using var log = new TurnLog(e => last = e);
        log.TryWrite(new TextEvent("一"));

        log.Stop();

        Assert.False(log.TryWrite(new ErrorEvent("花的时间太长")));
        log.TryComplete();
        Assert.Null(last);
        Assert.True(log.Stopping.IsCancellationRequested);
    }
}
