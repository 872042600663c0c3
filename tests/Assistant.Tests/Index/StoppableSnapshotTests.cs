using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Index;

public sealed class StoppableSnapshotTests
{
    public static TheoryData<Action<ICorpusSnapshot>> Reads() =>
        [
            s => _ = s.Reports,
            s => _ = s.PassageCount,
            s => s.Text("清河县-2021"),
            s => s.Passages("清河县-2021"),
            s => s.Figures("清河县-2021"),
            s => s.Glossary("清河县-2021"),
            s => s.Outline("清河县-2021"),
            s => s.DocumentFrequency("收入"),
        ];

    [Theory]
    [MemberData(nameof(Reads), DisableDiscoveryEnumeration = true)]
    public void WhoeverReadsOnAfterTheCancellationIsStopped(Action<ICorpusSnapshot> read)
    {
        using var cancel = new CancellationTokenSource();
        var snapshot = new StoppableSnapshot(new FakeSnapshot(Some.Report()), cancel.Token);
        read(snapshot);

        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => read(snapshot));
    }
}
