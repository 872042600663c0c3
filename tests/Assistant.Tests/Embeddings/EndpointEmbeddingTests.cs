using System.Text.Json;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Embeddings;

/// <summary>An OpenAI-compatible endpoint as sites have them: it fails, hurries callers off, or changes its model.</summary>
public sealed class EndpointEmbeddingTests
{
    [Fact]
    public async Task ARateLimitedEndpointIsAskedAgain()
    {
        using var server = new FakeEmbeddingServer { Refusals = 2 };
        using var corpus = await Some.CorpusAsync();
        using var index = await OpenAsync(corpus, server);

        var summary = await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.Empty(summary.Warnings);
        Assert.True(server.Requests > 2, $"{server.Requests} requests");
        Assert.NotEmpty(await index.Passages.SearchAsync("生产总值", 3).ToListAsync());
    }

    [Fact]
    public async Task AnEndpointThatGoesDownLeavesWordsServingWithANotice()
    {
        var server = new FakeEmbeddingServer();
        using var corpus = await Some.CorpusAsync();
        using var index = await OpenAsync(corpus, server);
        await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);
        server.Dispose();

        var events = await new Assistant.Core.Conversations.ReportAssistant(index)
            .AskAsync(new("1", "2020年生产总值是多少", []), CancellationToken.None)
            .ToListAsync();

        Assert.Contains(events, e => e.Type == "notice");
        Assert.Contains(events, e =>
            e is Assistant.Core.Contract.EndedEvent { Answer.Text: var text } && text.Contains("120.5亿元", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AnEndpointThatChangesItsWidthLeavesWordsServing()
    {
        using var server = new FakeEmbeddingServer();
        using var corpus = await Some.CorpusAsync();
        using var index = await OpenAsync(corpus, server);
        await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);
        server.Width = 5;

        var answer = await new Assistant.Core.Conversations.ReportAssistant(index).AnswerAsync(
            new("1", "2020年生产总值是多少", []),
            CancellationToken.None
        );

        Assert.Contains("120.5亿元", answer.Text, StringComparison.Ordinal);
        Assert.Contains("--rebuild", index.EmbeddingFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuestionsAndPassagesHaveTheirOwnPrefixAndModel()
    {
        using var server = new FakeEmbeddingServer();
        using var embeddings = EmbeddingGenerators.Create(
            new EmbeddingOptions
            {
                Endpoint = server.Address,
                Model = "for-passages",
                QuestionModel = "for-questions",
                QueryPrefix = "query: ",
                PassagePrefix = "passage: ",
            },
            _ => throw new NotSupportedException()
        )!;

        await embeddings.GenerateAsync(["a"]);
        await embeddings.GenerateAsync(["b"], EmbeddingPurpose.Query);

        Assert.Contains("passage: a", server.Bodies[0], StringComparison.Ordinal);
        Assert.Contains("for-passages", server.Bodies[0], StringComparison.Ordinal);
        Assert.Contains("query: b", server.Bodies[1], StringComparison.Ordinal);
        Assert.Contains("for-questions", server.Bodies[1], StringComparison.Ordinal);
    }

    private static Task<CorpusIndex> OpenAsync(IndexedCorpus corpus, FakeEmbeddingServer server) =>
        CorpusIndex.OpenAsync(
            corpus.DataFolder,
            EmbeddingGenerators.Create(new EmbeddingOptions { Endpoint = server.Address, Model = "letters" }, _ =>
                throw new NotSupportedException()
            ),
            CancellationToken.None
        );

    private sealed class FakeEmbeddingServer : IDisposable
    {
        private readonly ScriptedEndpoint endpoint;

        public FakeEmbeddingServer() => endpoint = new ScriptedEndpoint(AnswerAsync);

        public string Address => endpoint.Address;

        public int Width { get; set; } = 3;

        public int Refusals { get; set; }

        public int Requests => endpoint.Requests.Count;

        public IReadOnlyList<string> Bodies => endpoint.Requests;

        public void Dispose() => endpoint.Dispose();

        private Task AnswerAsync(ScriptedRequest asked)
        {
            if (Refusals-- > 0)
            {
                return asked.RawAsync(string.Empty, status: 429, retryAfter: "0");
            }

            using var request = JsonDocument.Parse(asked.Body);
            var input = request.RootElement.GetProperty("input");
            var texts =
                input.ValueKind == JsonValueKind.Array ? input.EnumerateArray().Select(t => t.GetString()!).ToList() : [input.GetString()!];
            var data = texts.Select(
                (text, i) =>
                    new
                    {
                        @object = "embedding",
                        index = i,
                        embedding = Convert.ToBase64String(Vector(text)),
                    }
            );
            return asked.RawAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        @object = "list",
                        model = "letters",
                        data,
                        usage = new { prompt_tokens = 1, total_tokens = 1 },
                    }
                )
            );
        }

        private byte[] Vector(string text)
        {
            var values = Enumerable.Range(0, Width).Select(i => 1f + text.Count(c => c % Width == i)).ToArray();
            var bytes = new byte[values.Length * sizeof(float)];
            Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
            return bytes;
        }
    }
}
