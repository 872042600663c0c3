using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Qdrant;
using Assistant.QdrantServer;

namespace Assistant.Benchmarks;

/// <summary>Upserts into the test server over the loopback, and hybrid searches of it: what our side of the Qdrant store costs.</summary>
internal static class QdrantQuick
{
    private const int Passages = 20_000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        var records = Records();
        var average = records.Average(r => r.Tokens.Split(' ').Length);
        var rates = new List<double>();
        await using var server = await QdrantTestServer.StartAsync();
        using var store = new QdrantVectorStore(new QdrantOptions { Endpoint = server.Address }, records[0].Vector.Length, average);
        for (var round = 0; round <= Rounds; round++)
        {
            await store.Passages.EnsureCollectionDeletedAsync();
            await store.Passages.EnsureCollectionExistsAsync();
            var watch = Stopwatch.StartNew();
            await store.Passages.UpsertAsync(records);
            if (round > 0)
            {
                rates.Add(Passages / watch.Elapsed.TotalSeconds);
            }
        }

        rates.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"qdrant, {Passages} passages of {average:0} tokens and {records[0].Vector.Length} dimensions upserted over the loopback, {Rounds} warm rounds: median {rates[Rounds / 2]:0} a second, least {rates[0]:0}"
            )
        );
    }

    private static List<PassageRecord> Records()
    {
        var report = new ReportReader().Read(Path.Combine(Workspace.Root, "corpus", "keqiao-2020.txt"));
        var passages = new SentencePassageSplitter().Split(report);
        var made = passages
            .Select(p =>
                (
                    p.Text,
                    Status: p.Status.ToString(),
                    Tokens: string.Join(' ', SearchText.Tokens(p.Text)),
                    Vector: StaticEmbeddingModel.Default.Embed(p.Text)
                )
            )
            .ToList();
        return
        [
            .. Enumerable
                .Range(0, Passages)
                .Select(i => (made[i % made.Count], Report: $"report-{i / made.Count}", Ordinal: i % made.Count))
                .Select(p => new PassageRecord
                {
                    Id = $"{p.Report}#{p.Ordinal}",
                    Report = p.Report,
                    Place = "柯桥区",
                    Year = 2020,
                    Status = p.Item1.Status,
                    Text = p.Item1.Text,
                    Tokens = p.Item1.Tokens,
                    Vector = p.Item1.Vector,
                }),
        ];
    }
}
