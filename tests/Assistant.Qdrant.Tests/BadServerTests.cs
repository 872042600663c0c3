using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;
using Assistant.Qdrant.Tests.Support;
using Assistant.QdrantServer;
using Grpc.Core;
using Microsoft.Extensions.VectorData;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>Servers as sites have them: locked, gone, slow, overloaded. Each is told with its value and its cure.</summary>
public sealed class BadServerTests
{
    [Fact]
    public async Task AWrongKeyIsNamedButNeverShown()
    {
        await using var corpus = await MirroredCorpus.CreateAsync(apiKey: "opens");
        await corpus.OpenAsync(o => o.ApiKey = "s3cret-but-wrong");

        var warning = Assert.Single((await corpus.IngestAsync()).Warnings);

        Assert.Contains(corpus.Server.Address, warning, StringComparison.Ordinal);
        Assert.Contains("refuses the API key", warning, StringComparison.Ordinal);
        Assert.Contains("Qdrant__ApiKey", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingKeyIsAskedFor()
    {
        await using var corpus = await MirroredCorpus.CreateAsync(apiKey: "opens");
        await corpus.OpenAsync();

        Assert.Contains("asks for an API key", Assert.Single((await corpus.IngestAsync()).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRightKeyOpens()
    {
        await using var corpus = await MirroredCorpus.CreateAsync(apiKey: "opens");
        await corpus.OpenAsync(o => o.ApiKey = "opens");

        Assert.Empty((await corpus.IngestAsync()).Warnings);
    }

    [Fact]
    public async Task AServerWithACertificateOfTheSitesOwnAuthorityIsTrusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = await QdrantTestServer.StartAsync(apiKey: "opens", certificate);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());

        using var trusting = QdrantSearchServer.Create(
            new QdrantOptions
            {
                Endpoint = server.Address,
                ApiKey = "opens",
                CertificateAuthority = file,
            }
        )!;
        await trusting.CheckAsync(CancellationToken.None);
        using var strange = QdrantSearchServer.Create(
            new QdrantOptions
            {
                Endpoint = server.Address,
                ApiKey = "opens",
                Retries = 0,
            }
        )!;
        var error = await Assert.ThrowsAsync<SearchServerException>(() => strange.CheckAsync(CancellationToken.None));

        Assert.StartsWith("https://", server.Address, StringComparison.Ordinal);
        Assert.Contains("does not answer", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task AServerThatIsDownAtTheStartLeavesTheEmbeddedStoreServing()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        var nowhere = $"http://127.0.0.1:{FreePort()}";
        await corpus.OpenAsync(o => o.Endpoint = nowhere);

        var warning = Assert.Single((await corpus.IngestAsync()).Warnings);

        Assert.Contains($"Qdrant at {nowhere} does not answer", warning, StringComparison.Ordinal);
        Assert.Contains("6334", warning, StringComparison.Ordinal);
        Assert.Contains("120.5亿元", (await AskAsync(corpus.Index)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatIsRequiredAndDownRefusesTheStart()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        await corpus.OpenAsync(o => (o.Endpoint, o.Required) = ($"http://127.0.0.1:{FreePort()}", true));

        var error = await Assert.ThrowsAsync<SearchServerException>(corpus.IngestAsync);

        Assert.Contains("start it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatGoesDownLeavesTheEmbeddedStoreServingWithANotice()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        await corpus.Server.DisposeAsync();

        var (text, notices) = await AskAsync(corpus.Index);

        Assert.Contains("120.5亿元", text, StringComparison.Ordinal);
        Assert.Contains("检索服务器", Assert.Single(notices), StringComparison.Ordinal);
        Assert.Contains("does not answer", corpus.Index.SearchFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatComesBackServesAgain()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        await corpus.OpenAsync(o => o.Retries = 5);
        await corpus.IngestAsync();
        var port = new Uri(corpus.Server.Address).Port;
        await corpus.Server.DisposeAsync();
        await AskAsync(corpus.Index);
        corpus.Server = await QdrantTestServer.StartAsync(port: port);

        await corpus.Index.MirrorAsync(CancellationToken.None);

        Assert.Null(corpus.Index.SearchFault);
        Assert.Empty((await AskAsync(corpus.Index)).Notices);
        Assert.Contains("Query", corpus.Server.Trouble.Calls);
    }

    [Fact]
    public async Task AfterAFailureTheServerIsLeftAloneForAWhile()
    {
        var clock = new Clock();
        await using var corpus = await MirroredCorpus.CreateAsync();
        await corpus.OpenAsync(o => o.Retries = 0, time: clock);
        await corpus.IngestAsync();
        (corpus.Server.Trouble.Method, corpus.Server.Trouble.Failure) = ("Query", StatusCode.Internal);
        corpus.Server.Trouble.FailNext(1);

        await SearchAsync(corpus.Index);
        await SearchAsync(corpus.Index);
        var during = corpus.Server.Trouble.Calls.Count(c => c == "Query");
        clock.Now += TimeSpan.FromSeconds(11);
        await SearchAsync(corpus.Index);

        Assert.Equal((1, 2), (during, corpus.Server.Trouble.Calls.Count(c => c == "Query")));
        Assert.Null(corpus.Index.SearchFault);
    }

    [Fact]
    public async Task ASlowServerIsNotWaitedFor()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        await corpus.OpenAsync(o => o.DeadlineSeconds = 0.3);
        await corpus.IngestAsync();
        (corpus.Server.Trouble.Method, corpus.Server.Trouble.Delay) = ("Query", TimeSpan.FromSeconds(20));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var (text, notices) = await AskAsync(corpus.Index);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.Contains("120.5亿元", text, StringComparison.Ordinal);
        Assert.Single(notices);
        Assert.Contains("0.3 s", corpus.Index.SearchFault, StringComparison.Ordinal);
        Assert.Contains("Qdrant:DeadlineSeconds", corpus.Index.SearchFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellingAQuestionIsNoFault()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        (corpus.Server.Trouble.Method, corpus.Server.Trouble.Delay) = ("Query", TimeSpan.FromSeconds(20));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await corpus.Index.Passages.HybridSearchAsync("收入", ["收入"], 5, null, stop.Token).ToListAsync()
        );

        Assert.Null(corpus.Index.SearchFault);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task AFailureInPassingIsTriedAgain(StatusCode failure)
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        corpus.Server.Trouble.Failure = failure;
        corpus.Server.Trouble.FailNext(1);

        await SearchAsync(corpus.Index);

        Assert.Null(corpus.Index.SearchFault);
        Assert.Equal(2, corpus.Server.Trouble.Calls.Count(c => c == "Query"));
    }

    [Fact]
    public async Task AFailureThatStaysIsNotTriedForEver()
    {
        await using var corpus = await MirroredCorpus.IndexedAsync();
        corpus.Server.Trouble.FailNext(100);

        await SearchAsync(corpus.Index);

        Assert.Equal(2, corpus.Server.Trouble.Calls.Count(c => c == "Query"));
        Assert.NotNull(corpus.Index.SearchFault);
    }

    [Fact]
    public async Task APassageOfAnotherWidthIsNamedWithTheCure()
    {
        await using var server = await QdrantTestServer.StartAsync();
        using var store = new QdrantVectorStore(new QdrantOptions { Endpoint = server.Address }, width: 2, averageTokens: 4);
        await store.Passages.EnsureCollectionExistsAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.Passages.UpsertAsync(Record("a#0", [1, 2, 3])));

        Assert.Contains("'a#0' has a 3-wide vector", error.Message, StringComparison.Ordinal);
        Assert.Contains("holds 2-wide", error.Message, StringComparison.Ordinal);
        Assert.Contains("--rebuild", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoMoreBatchesAreUnderWayThanConfigured()
    {
        await using var server = await QdrantTestServer.StartAsync();
        using var store = new QdrantVectorStore(
            new QdrantOptions
            {
                Endpoint = server.Address,
                BatchSize = 10,
                BatchesInFlight = 3,
            },
            width: 2,
            averageTokens: 4
        );
        await store.Passages.EnsureCollectionExistsAsync();
        (server.Trouble.Method, server.Trouble.Delay) = ("Upsert", TimeSpan.FromMilliseconds(30));
        var read = 0;
        var most = 0;
        await store.Passages.UpsertAsync(
            Enumerable
                .Range(0, 300)
                .Select(i =>
                {
                    most = Math.Max(most, ++read - (10 * (server.Trouble.Calls.Count(c => c == "Upsert") - 1)));
                    return Record($"a#{i}", [1, i]);
                })
        );

        Assert.Equal(31, server.Trouble.Calls.Count(c => c == "Upsert"));
        Assert.InRange(server.Trouble.MostAtOnce, 2, 3);

        // Read ahead of what was sent: the batches being prepared, no more.
        Assert.InRange(most, 1, 50);
    }

    private static async Task<(string Text, IReadOnlyList<string> Notices)> AskAsync(CorpusIndex index)
    {
        var events = await new ReportAssistant(index).AskAsync(new("1", "2020年生产总值是多少", []), CancellationToken.None).ToListAsync();
        return (events.OfType<EndedEvent>().Single().Answer.Text, [.. events.OfType<NoticeEvent>().Select(n => n.Message)]);
    }

    private static async Task SearchAsync(CorpusIndex index) =>
        Assert.NotEmpty(await index.Passages.HybridSearchAsync("收入", ["收入"], 5).ToListAsync());

    private static PassageRecord Record(string id, float[] vector) =>
        new()
        {
            Id = id,
            Report = "a",
            Place = "地",
            Year = 2020,
            Status = "Actual",
            Text = id,
            Tokens = "收入",
            Vector = vector,
        };

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
