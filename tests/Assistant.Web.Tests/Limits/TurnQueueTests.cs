using Assistant.Web.Limits;
using Xunit;

namespace Assistant.Web.Tests.Limits;

public sealed class TurnQueueTests
{
    private readonly TurnQueue queue = new(most: 1, longest: 4, TimeProvider.System);

    [Fact]
    public void TheNextOneBeginsWhenOneEnds()
    {
        var first = queue.Enter("a")!;
        var second = queue.Enter("b")!;
        Assert.True(first.Admitted.IsCompleted);
        Assert.False(second.Admitted.IsCompleted);

        first.Dispose();

        Assert.True(second.Admitted.IsCompleted);
        Assert.Equal(0, second.Place);
    }

    [Fact]
    public void ClientsAreServedInRotation()
    {
        using var working = queue.Enter("a")!;
        var greedy = Enumerable.Range(0, 3).Select(_ => queue.Enter("greedy")!).ToList();
        var modest = queue.Enter("modest")!;

        Assert.Equal([1, 3, 4], greedy.Select(t => t.Place));
        Assert.Equal(2, modest.Place);
    }

    [Fact]
    public void WhoLeavesTheLineMakesRoom()
    {
        using var working = queue.Enter("a")!;
        var waiting = queue.Enter("b")!;
        var behind = queue.Enter("c")!;

        waiting.Dispose();

        Assert.Equal(1, behind.Place);
    }

    [Fact]
    public void NobodyIsTakenInWhenTheLineIsFullOfOthers()
    {
        using var working = queue.Enter("a")!;
        foreach (var client in (string[])["b", "c", "d", "e"])
        {
            Assert.NotNull(queue.Enter(client));
        }

        Assert.Null(queue.Enter("f"));
        Assert.InRange(queue.RetrySeconds, 1, 60);
    }

    [Fact]
    public async Task InAFullLineTheNewestOfTheGreediestGivesWay()
    {
        using var working = queue.Enter("a")!;
        var greedy = Enumerable.Range(0, 4).Select(_ => queue.Enter("greedy")!).ToList();

        var modest = queue.Enter("modest")!;

        Assert.Equal(2, modest.Place);
        Assert.Equal([false, false, false, true], greedy.Select(t => t.Admitted.IsCompleted));
        Assert.False(await greedy[3].Admitted);
    }

    [Fact]
    public void NobodyGivesWayToWhoHasAsMany()
    {
        using var working = queue.Enter("a")!;
        for (var i = 0; i < 4; i++)
        {
            queue.Enter("greedy");
        }

        Assert.Null(queue.Enter("greedy"));
        Assert.NotNull(queue.Enter("modest"));
        Assert.NotNull(queue.Enter("modest"));
        Assert.Null(queue.Enter("modest"));
    }

    [Fact]
    public async Task ClosingSendsAwayWhoWaitsAndLeavesWhoWorks()
    {
        using var working = queue.Enter("a")!;
        var waiting = queue.Enter("b")!;

        queue.Close();

        Assert.True(await working.Admitted);
        Assert.False(await waiting.Admitted);
        Assert.Null(queue.Enter("c"));
    }
}
