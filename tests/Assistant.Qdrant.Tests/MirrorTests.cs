using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Qdrant.Protocol;
using Assistant.Qdrant.Tests.Support;
using Assistant.Tests.Support;
using Grpc.Core;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>The server holds what the index holds, whatever happened in between.</summary>
public sealed class MirrorTests
{
    [Fact]
    public async Task FirstUseMakesACollectionBehindTheAliasAsConfigured()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        await corpus.OpenAsync(o => (o.Shards, o.Replicas) = (3, 2));

        var summary = await corpus.IngestAsync();

        Assert.Empty(summary.Warnings);
        Assert.Null(corpus.Index.SearchFault);
        Assert.Equal(new MirrorSummary(true, 1, 0, corpus.Index.Current.PassageCount), corpus.Index.LastMirror);
        using var connection = corpus.Connect();
        var (name, info) = await CollectionAsync(connection);
        Assert.StartsWith("assistant-passages-2", name, StringComparison.Ordinal);
        Assert.Equal((3u, 2u), (info.Config.Params.ShardNumber, info.Config.Params.ReplicationFactor));
        Assert.Equal(["place", "report", "revision", "status", "year"], info.PayloadSchema.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Modifier.Idf, info.Config.Params.SparseVectorsConfig.Map["words"].Modifier);
        var meaning = info.Config.Params.VectorsConfig.ParamsMap.Map["meaning"];
        Assert.Equal((128ul, Distance.Cosine, true), (meaning.Size, meaning.Distance, meaning.OnDisk));
        Assert.Equal((QuantizationType.Int8, true), (meaning.QuantizationConfig.Scalar.Type, meaning.QuantizationConfig.Scalar.AlwaysRam));
        Assert.True(info.Config.Params.OnDiskPayload);
    }

    [Fact]
    public async Task TheServerAnswersAndTheTurnNeedsNoNotice()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();

        var events = await new Assistant.Core.Conversations.ReportAssistant(corpus.Index)
            .AskAsync(new("1", "2020年生产总值是多少", []), CancellationToken.None)
            .ToListAsync();

        Assert.DoesNotContain(events, e => e.Type == "notice");
        Assert.Contains(events, e =>
            e is Assistant.Core.Contract.EndedEvent { Answer.Text: var text } && text.Contains("120.5亿元", StringComparison.Ordinal)
        );
        Assert.Contains("Query", corpus.Server.Trouble.Calls);
    }

    [Fact]
    public async Task ChangedNewAndRemovedReportsAreFollowed()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        corpus.Write("乙县-2021", Some.ReportText);
        await corpus.IngestAsync();
        corpus.Write(
            "清河县-2021",
            Some.ReportText.Replace(
                "新引进项目32个，总投资55亿元。东湖水库除险加固工程竣工。",
                "新引进项目48个，种植水稻3000亩。",
                StringComparison.Ordinal
            )
        );
        File.Delete(Path.Combine(corpus.CorpusFolder, "乙县-2021.txt"));

        await corpus.IngestAsync();

        Assert.Equal(new MirrorSummary(false, 1, 1, corpus.Index.Current.PassageCount), corpus.Index.LastMirror);
        var held = await OnServer(corpus).GetAsync(r => r.Year >= 0, 1000).ToListAsync();
        Assert.Equal(
            corpus.Index.Current.Passages("清河县-2021").Select(p => p.Id).Order(StringComparer.Ordinal),
            held.Select(r => r.Id).Order(StringComparer.Ordinal)
        );
        Assert.Contains(held, r => r.Text.Contains("水稻", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecondMirrorWritesNothing()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        await corpus.OpenAsync();
        var before = corpus.Server.Trouble.Calls.Count(c => c is "Upsert" or "Delete");

        await corpus.IngestAsync();

        Assert.Equal(before, corpus.Server.Trouble.Calls.Count(c => c is "Upsert" or "Delete"));
        Assert.Equal(0, corpus.Index.LastMirror!.Written);
    }

    [Fact]
    public async Task ReadersDuringARebuildSeeOneWholeCollection()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        using var connection = corpus.Connect();
        var (before, _) = await CollectionAsync(connection);
        var whole = await OnServer(corpus).GetAsync(r => r.Year >= 0, 1000).CountAsync();
        using var store = new QdrantVectorStore(corpus.Options(), 0, 1);
        using var done = new CancellationTokenSource();
        var counts = Task.Run(async () =>
        {
            var seen = new HashSet<int>();
            while (!done.IsCancellationRequested)
            {
                seen.Add(
                    await store
                        .Passages.HybridSearchAsync(ReadOnlyMemory<float>.Empty, ["一", "二", "的", "县", "工", "作", "和", "年"], 1000)
                        .CountAsync()
                );
            }

            return seen;
        });

        await corpus.OpenAsync(o => o.BatchSize = 2, MirrorPolicy.Rebuild);
        await corpus.IngestAsync();
        await done.CancelAsync();

        Assert.Single(await counts);
        var (after, _) = await CollectionAsync(connection);
        Assert.NotEqual(before, after);
        Assert.Equal(whole, await OnServer(corpus).GetAsync(r => r.Year >= 0, 1000).CountAsync());
        var names = await connection.ReadAsync(
            o => connection.Collections.ListAsync(new ListCollectionsRequest(), o),
            CancellationToken.None
        );
        Assert.Equal([after], names.Collections.Select(c => c.Name));
    }

    [Fact]
    public async Task WhatACrashedRebuildLeftIsDroppedLater()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        using var connection = corpus.Connect();
        var young = $"assistant-passages-{DateTime.UtcNow:yyyyMMddHHmmss}-abcdef";
        string[] others = ["assistant-passages-20200101000000-abcdef", young, "assistant-passages-of-mine", "other"];
        foreach (var name in others)
        {
            await connection.WriteAsync(
                o => connection.Collections.CreateAsync(new CreateCollection { CollectionName = name }, o),
                CancellationToken.None
            );
        }

        await corpus.OpenAsync(policy: MirrorPolicy.Rebuild);
        await corpus.IngestAsync();

        var names = await connection.ReadAsync(
            o => connection.Collections.ListAsync(new ListCollectionsRequest(), o),
            CancellationToken.None
        );
        Assert.Equal(
            others.Skip(1).Append((await CollectionAsync(connection)).Name).Order(StringComparer.Ordinal),
            names.Collections.Select(c => c.Name)
        );
    }

    [Fact]
    public async Task ARebuildThatFailsLeavesTheOldCollectionServing()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        using var connection = corpus.Connect();
        var (before, _) = await CollectionAsync(connection);
        await corpus.OpenAsync(o => o.Retries = 0, MirrorPolicy.Rebuild);
        (corpus.Server.Trouble.Method, corpus.Server.Trouble.Failure) = ("Upsert", StatusCode.Internal);
        corpus.Server.Trouble.FailNext(1);

        var summary = await corpus.IngestAsync();

        Assert.Contains("the embedded store serves", Assert.Single(summary.Warnings), StringComparison.Ordinal);
        Assert.Equal(before, (await CollectionAsync(connection)).Name);
        var names = await connection.ReadAsync(
            o => connection.Collections.ListAsync(new ListCollectionsRequest(), o),
            CancellationToken.None
        );
        Assert.Equal([before], names.Collections.Select(c => c.Name));
    }

    [Fact]
    public async Task AnIngestThatTheServerMissedIsMadeUpFor()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        corpus.Write("乙县-2021", Some.ReportText);
        (corpus.Server.Trouble.Method, corpus.Server.Trouble.Failure) = ("Upsert", StatusCode.Internal);
        corpus.Server.Trouble.FailNext(1);
        await corpus.IngestAsync();
        Assert.NotNull(corpus.Index.SearchFault);

        await corpus.Index.MirrorAsync(CancellationToken.None);

        Assert.Null(corpus.Index.SearchFault);
        Assert.Equal(corpus.Index.Current.PassageCount, await OnServer(corpus).GetAsync(r => r.Year >= 0, 1000).CountAsync());
    }

    [Fact]
    public async Task ACollectionOfAnotherModelIsNamedAndLeftAlone()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        using var connection = corpus.Connect();
        var (before, _) = await CollectionAsync(connection);

        await corpus.OpenAsync(embeddings: new Letters());
        var warning = Assert.Single((await corpus.IngestAsync()).Warnings);

        Assert.Contains("'letters'", warning, StringComparison.Ordinal);
        Assert.Contains("'static", warning, StringComparison.Ordinal);
        Assert.Contains("assistant ingest --store qdrant", warning, StringComparison.Ordinal);
        Assert.Equal(before, (await CollectionAsync(connection)).Name);
        Assert.NotEmpty(await corpus.Index.Passages.HybridSearchAsync("生产总值", [.. SearchText.Tokens("生产总值")], 3).ToListAsync());
    }

    [Fact]
    public async Task ACollectionOfAnotherModelIsReplacedOnRequest()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        await corpus.OpenAsync(policy: MirrorPolicy.Replace, embeddings: new Letters());

        Assert.Empty((await corpus.IngestAsync()).Warnings);

        using var connection = corpus.Connect();
        Assert.Equal(3ul, (await CollectionAsync(connection)).Info.Config.Params.VectorsConfig.ParamsMap.Map["meaning"].Size);
    }

    [Fact]
    public async Task ACollectionThatIsNotOursIsNotTouched()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        using var connection = corpus.Connect();
        await connection.WriteAsync(
            o => connection.Collections.CreateAsync(new CreateCollection { CollectionName = "assistant-passages" }, o),
            CancellationToken.None
        );
        await corpus.OpenAsync();

        Assert.Contains("'assistant-passages'", Assert.Single((await corpus.IngestAsync()).Warnings), StringComparison.Ordinal);
        Assert.Contains("Qdrant:Collection", corpus.Index.SearchFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WeightsAreMadeAnewWhenPassagesHaveBecomeLonger()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        corpus.Write(
            "长县-2021",
            "政府工作报告\n一、2020年工作回顾\n"
                + string.Concat(Enumerable.Repeat("深入推进农业现代化建设并持续改善农村人居环境同时全面提升基层治理能力水平、", 60))
                + "。"
        );

        await corpus.IngestAsync();

        Assert.True(corpus.Index.LastMirror!.Rebuilt);
    }

    [Fact]
    public async Task AnIndexOfWordsAloneNeedsNoVectors()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        using var index = await CorpusIndex.OpenAsync(
            corpus.DataFolder,
            null,
            CancellationToken.None,
            server: QdrantSearchServer.Create(corpus.Options())
        );

        Assert.Empty((await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None)).Warnings);

        Assert.NotEmpty(await index.Passages.HybridSearchAsync("生产总值", [.. SearchText.Tokens("生产总值")], 3).ToListAsync());
        Assert.Null(index.SearchFault);
    }

    private static PassageCollection OnServer(MirroredCorpus corpus) => corpus.Index.Server!.Passages(() => corpus.Index.Current);

    private static async Task<(string Name, CollectionInfo Info)> CollectionAsync(QdrantConnection connection)
    {
        var aliases = await connection.ReadAsync(
            o => connection.Collections.ListAliasesAsync(new ListAliasesRequest(), o),
            CancellationToken.None
        );
        var name = Assert.Single(aliases.Aliases).CollectionName;
        return (
            name,
            (
                await connection.ReadAsync(
                    o => connection.Collections.GetAsync(new GetCollectionInfoRequest { CollectionName = name }, o),
                    CancellationToken.None
                )
            ).Result
        );
    }
}
