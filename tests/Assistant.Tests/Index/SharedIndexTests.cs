using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Index;

/// <summary>An index that other processes write, that cannot be written, or whose reports vanish.</summary>
public sealed class SharedIndexTests
{
    [Fact]
    public async Task WhatAnotherHasWrittenIsTakenOver()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Write("清源县-2021.txt", Some.ReportText.Replace("清河", "清源", StringComparison.Ordinal));
        using (var other = await CorpusIndex.OpenAsync(corpus.DataFolder, null, CancellationToken.None))
        {
            await other.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);
        }

        Assert.True(await corpus.Index.FollowAsync(CancellationToken.None));

        Assert.Equal(2, corpus.Index.Current.Reports.Count);
        Assert.False(await corpus.Index.FollowAsync(CancellationToken.None));
    }

    [Fact]
    public async Task AnIndexMadeAnewInItsPlaceIsTakenOver()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Write("清源县-2021.txt", Some.ReportText.Replace("清河", "清源", StringComparison.Ordinal));
        using (var other = await CorpusIndex.OpenAsync(corpus.DataFolder, null, CancellationToken.None, rebuild: true))
        {
            await other.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);
        }

        Assert.True(await corpus.Index.FollowAsync(CancellationToken.None));

        Assert.Equal(2, corpus.Index.Current.Reports.Count);
    }

    [Fact]
    public async Task AFolderThatWasDeletedIsNotThere()
    {
        using var corpus = await Some.CorpusAsync();
        Assert.True(corpus.Index.IsThere);

        Directory.Delete(corpus.DataFolder, recursive: true);

        Assert.False(corpus.Index.IsThere);
        Assert.False(await corpus.Index.FollowAsync(CancellationToken.None));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsStillAsked()
    {
        Assert.SkipWhen(Environment.UserName == "root", "root may write everywhere");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("rights of folders are those of Unix");
            return;
        }

        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        var file = Path.Combine(corpus.DataFolder, "assistant.db");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        File.SetUnixFileMode(corpus.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using var index = await CorpusIndex.OpenToAskAsync(corpus.DataFolder, null, CancellationToken.None);

            Assert.Single(index.Current.Reports);
            Assert.Single(StoredIndex.Find(corpus.DataFolder)!.Reports);
        }
        finally
        {
            File.SetUnixFileMode(corpus.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task ReportsThatVanishInTheMiddleOfAnIngestLeaveTheIndexAsItWas()
    {
        using var corpus = await Some.CorpusAsync();
        for (var i = 0; i < 6; i++)
        {
            corpus.Write($"清源县-{2010 + i}.txt", Some.ReportText.Replace("2021", $"{2010 + i}", StringComparison.Ordinal));
        }

        var vanishing = new Vanishing(corpus.CorpusFolder);
        var failed = await Assert.ThrowsAsync<IndexException>(() => corpus.IngestAsync(vanishing));

        Assert.Contains("vanished", failed.Message, StringComparison.Ordinal);
        Assert.Single(corpus.Index.Current.Reports);
    }

    private sealed class Vanishing(string folder) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
