using Assistant.Core.Contract;
using Assistant.Web.Conversations;
using Xunit;

namespace Assistant.Web.Tests.Conversations;

/// <summary>What every store of conversations promises, in memory and in a file.</summary>
public abstract class ConversationStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Answer Answer = new("t", "q", Outcome.Answered, "增长4%。[1]", null, [], [], [], [], new Timings(0, 0, 0, 0))
    {
        Kind = "figure",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-conversations-");
    private IConversationStore? opened;

    private protected abstract IConversationStore Open(string path, int perOwner = 100);

    private protected IConversationStore Store => opened ??= Open(folder.FullName);

    public void Dispose()
    {
        (opened as IDisposable)?.Dispose();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void AFinishedTurnKeepsItsAnswer()
    {
        Store.Begin(Key(), "去年增长多少", "柯桥区", Now);
        Store.End(Key(), TurnPhase.Done, Answer, null);

        var turn = Assert.Single(Store.Find(Key().Owner, Key().Conversation, Now)!);

        Assert.Equal(("去年增长多少", "柯桥区", TurnPhase.Done), (turn.Question, turn.Place, turn.Phase));
        Assert.Equal(AnswerJson.ToLine(Answer), AnswerJson.ToLine(turn.Answer!));
    }

    [Fact]
    public void ATurnThatIsKnownIsNotBegunAgain()
    {
        Store.Begin(Key(), "去年增长多少", null, Now);
        Store.End(Key(), TurnPhase.Failed, null, "坏了");

        var again = Store.Begin(Key(), "别的", null, Now);

        Assert.Equal(("去年增长多少", TurnPhase.Failed, "坏了"), (again!.Question, again.Phase, again.Error));
    }

    [Fact]
    public void TheEndOfATurnIsKeptOnce()
    {
        Store.Begin(Key(), "去年增长多少", null, Now);
        Store.End(Key(), TurnPhase.Done, Answer, null);

        Store.End(Key(), TurnPhase.Stopped, null, null);

        Assert.Equal(TurnPhase.Done, Store.Find(Key().Owner, Key().Conversation, Now)![0].Phase);
    }

    [Fact]
    public void TurnsComeInTheOrderInWhichTheyWereAsked()
    {
        Store.Begin(Key("z"), "一", null, Now);
        Store.Begin(Key("a"), "二", null, Now);

        Assert.Equal(["一", "二"], Store.Find(Key().Owner, Key().Conversation, Now)!.Select(t => t.Question));
    }

    [Fact]
    public void WhatIsSomebodyElsesIsNotThere()
    {
        var other = Owner.Of(new string('b', 32))!.Value;
        Store.Begin(Key(), "去年增长多少", null, Now);

        Assert.Null(Store.Find(other, Key().Conversation, Now));
        Assert.Null(Store.Begin(Key() with { Owner = other }, "问", null, Now));
        Assert.False(Store.Delete(other, Key().Conversation));
        Assert.Empty(Store.List(other, Now));
        Assert.NotNull(Store.Find(Key().Owner, Key().Conversation, Now));
    }

    [Fact]
    public void WhatIsTooOldIsNotThere()
    {
        Store.Begin(Key(), "去年增长多少", null, Now);

        Assert.Null(Store.Find(Key().Owner, Key().Conversation, Now.AddSeconds(1)));
        Assert.Empty(Store.List(Key().Owner, Now.AddSeconds(1)));
    }

    [Fact]
    public void ForgettingDeletesWhatIsOldWithItsTurns()
    {
        Store.Begin(Key(), "去年增长多少", null, Now);
        Store.Share(Key().Owner, Shared("s1"));

        Store.Forget(Now.AddDays(1), Now.AddDays(31));

        Assert.Null(Store.Find(Key().Owner, Key().Conversation, DateTimeOffset.UnixEpoch));
        Assert.Null(Store.Shared("s1", Now));
    }

    [Fact]
    public void DeletingAllLeavesWhatOthersHave()
    {
        var other = Key() with { Owner = Owner.Of(new string('b', 32))!.Value, Conversation = new string('d', 32) };
        Store.Begin(Key(), "一", null, Now);
        Store.Begin(other, "二", null, Now);
        Store.Share(Key().Owner, Shared("s1"));

        Store.DeleteAll(Key().Owner);

        Assert.Empty(Store.List(Key().Owner, Now));
        Assert.Null(Store.Shared("s1", Now));
        Assert.Single(Store.List(other.Owner, Now));
    }

    [Fact]
    public void ASharedAnswerEndsWithItsTimeAndWithItsOwnersWord()
    {
        var other = Owner.Of(new string('b', 32))!.Value;
        Store.Share(Key().Owner, Shared("s1"));

        Assert.Equal("去年增长多少", Store.Shared("s1", Now)!.Question);
        Assert.Null(Store.Shared("s1", Now.AddDays(30)));
        Assert.False(Store.Unshare(other, "s1"));
        Assert.True(Store.Unshare(Key().Owner, "s1"));
        Assert.Null(Store.Shared("s1", Now));
    }

    [Fact]
    public void TheLatestRatingOfATurnCounts()
    {
        Store.Begin(Key(), "一", null, Now);
        Store.Rate(Key(), new Rating(true, string.Empty, "answered", "figure", null, Now));
        Store.Rate(Key(), new Rating(false, "数字不对", "answered", "figure", null, Now));

        Assert.Equal([new Rating(false, "数字不对", "answered", "figure", null, Now)], Store.Ratings(10));
        Assert.False(Store.Find(Key().Owner, Key().Conversation, Now)![0].IsUp);
    }

    [Fact]
    public void TheOldestConversationGivesWay()
    {
        using var few = (IDisposable)Open(Path.Combine(folder.FullName, "few"), perOwner: 2);
        var store = (IConversationStore)few;
        foreach (var number in Enumerable.Range(0, 3))
        {
            store.Begin(Key() with { Conversation = new string((char)('c' + number), 32) }, $"{number}", null, Now.AddMinutes(number));
        }

        Assert.Equal(["2", "1"], store.List(Key().Owner, Now).Select(c => c.Title));
    }

    private protected static TurnKey Key(string turn = "t1") => new(Owner.Of(new string('a', 32))!.Value, new string('c', 32), turn);

    private static SharedAnswer Shared(string id) => new(id, "去年增长多少", Answer, Now, Now.AddDays(30));
}

/// <summary>In memory.</summary>
public sealed class MemoryConversationStoreTests : ConversationStoreTests
{
    private protected override IConversationStore Open(string path, int perOwner) => new SqliteConversationStore(null, perOwner);
}

/// <summary>In a file.</summary>
public sealed class FileConversationStoreTests : ConversationStoreTests
{
    private protected override IConversationStore Open(string path, int perOwner) => new SqliteConversationStore(path, perOwner);

    [Fact]
    public void WhatIsKeptIsThereForTheNextHost()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-conversations-");
        var now = DateTimeOffset.UnixEpoch;
        using (var store = new SqliteConversationStore(folder.FullName, 10))
        {
            store.Begin(Key(), "去年增长多少", null, now);
        }

        using (var store = new SqliteConversationStore(folder.FullName, 10))
        {
            Assert.Equal(TurnPhase.Asking, Assert.Single(store.Find(Key().Owner, Key().Conversation, now)!).Phase);
        }

        folder.Delete(recursive: true);
    }
}
