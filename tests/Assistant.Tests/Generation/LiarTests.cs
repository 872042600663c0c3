using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Generation;

/// <summary>A model that lies in every way that is known: nothing of it reaches the client, and what is true does.</summary>
public sealed class LiarTests
{
    [Fact]
    public async Task NoLieReachesTheClientAndFaithfulSentencesDo()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-liar-");
        using var index = await CorpusIndex.OpenAsync(folder.FullName, null, CancellationToken.None);
        await index.IngestAsync(Path.Combine(Repository.Root, "corpus"), null, CancellationToken.None);
        var run = new GateRun();

        await run.AskAsync(index, "keqiao-2020", lies: 0.07, faithful: 0.09);

        var lies = run.Counts.Where(c => !c.IsFaithful).ToList();
        var faithful = run.Counts.Where(c => c.IsFaithful).ToList();
        Assert.True(lies.Sum(c => c.Made) >= 150, $"{lies.Sum(c => c.Made)} lies");
        Assert.True(lies.All(c => c.Shown == 0), string.Join('\n', run.Wrong));
        Assert.True(faithful.Sum(c => c.Shown) >= 0.95 * faithful.Sum(c => c.Made), string.Join('\n', run.Wrong));
    }
}
