using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Index;

public sealed class StoppableSnapshotTests
{
    [Fact]
    public void WhoeverReadsOnAfterTheCancellationIsStopped()
    {
        using var cancel = new CancellationTokenSource();
        var snapshot = new StoppableSnapshot(new FakeSnapshot(Some.Report()), cancel.Token);
        Action[] reads =
        [
            () => _ = snapshot.Reports,
            () => _ = snapshot.PassageCount,
            () => snapshot.Text("清河县-2021"),
            () => snapshot.Passages("清河县-2021"),
            () => snapshot.Figures("清河县-2021"),
            () => snapshot.Glossary("清河县-2021"),
            () => snapshot.Outline("清河县-2021"),
            () => snapshot.DocumentFrequency("收入"),
        ];
        Assert.All(reads, read => read());

        cancel.Cancel();

        Assert.All(reads, read => Assert.Throws<OperationCanceledException>(read));
    }

    // A member that the snapshot leaves to its default would be answered slowly, by reading everything.
    [Fact]
    public void EveryReadIsPassedOn() =>
        Assert.All(typeof(StoppableSnapshot).GetInterfaceMap(typeof(ICorpusSnapshot)).TargetMethods, method =>
            Assert.Equal(typeof(StoppableSnapshot), method.DeclaringType)
        );
}
