using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Index;

/// <summary>
/// A view held by read transactions of its own: a later ingest does not change what it sees. Reports are loaded on first use; the
/// connections close when nobody uses the snapshot any more.
/// </summary>
internal sealed class CorpusSnapshot : ICorpusSnapshot, IDisposable
{
    private const int MostLoaded = 24;
    private readonly SnapshotConnections connections;
    private readonly ConcurrentDictionary<string, LoadedReport> loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> frequencies = new(StringComparer.Ordinal);

    public CorpusSnapshot(IndexDatabase database)
    {
        connections = new SnapshotConnections(database);
        Reports = ReadInfos();
        PassageCount = CountPassages();
    }

    private sealed record LoadedReport(
        string Text,
        IReadOnlyList<Passage> Passages,
        IReadOnlyList<Figure> Figures,
        IReadOnlyList<GlossaryEntry> Glossary,
        ReportOutline Outline
    );

    /// <summary>Where the passages of this state are searched.</summary>
    public IReadSource Source => connections;

    /// <summary>Number of the state.</summary>
    public long Generation => State.Generation;

    /// <summary>Which index it is of, and the number of the state.</summary>
    public (string? Made, long Generation) State => connections.State;

    public IReadOnlyList<ReportInfo> Reports { get; }

    public int PassageCount { get; }

    public string? Text(string report) => Load(report)?.Text;

    public IReadOnlyList<Passage> Passages(string report) => Load(report)?.Passages ?? [];

    public IReadOnlyList<Figure> Figures(string report) => Load(report)?.Figures ?? [];

    public IReadOnlyList<GlossaryEntry> Glossary(string report) => Load(report)?.Glossary ?? [];

    public ReportOutline Outline(string report) => Load(report)?.Outline ?? ReportOutline.Empty;

    public int DocumentFrequency(string token) =>
        frequencies.Count > 50_000 ? ReadFrequency(token) : frequencies.GetOrAdd(token, ReadFrequency);

    /// <summary>Closes the transaction; for the last snapshot of an index that is closed itself.</summary>
    public void Dispose() => connections.Dispose();

    /// <summary>Packs a value for a column.</summary>
    public static byte[] Pack<T>(T value)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, value);
        }

        return memory.ToArray();
    }

    private static T Unpack<T>(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli)!;
    }

    private LoadedReport? Load(string report)
    {
        if (loaded.TryGetValue(report, out var found))
        {
            return found;
        }

        if (loaded.Count >= MostLoaded)
        {
            // Which reports go is of no matter: any one is read again in a few milliseconds.
            loaded.Clear();
        }

        return Read(report) is { } read ? loaded.GetOrAdd(report, read) : null;
    }

    private LoadedReport? Read(string report) =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT content, passages, figures, glossary, outline FROM reports WHERE name = $name";
            command.Parameters.AddWithValue("$name", report);
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? new LoadedReport(
                    reader.GetString(0),
                    Unpack<List<Passage>>((byte[])reader.GetValue(1)),
                    Unpack<List<Figure>>((byte[])reader.GetValue(2)),
                    Unpack<List<GlossaryEntry>>((byte[])reader.GetValue(3)),
                    Unpack<ReportOutline>((byte[])reader.GetValue(4))
                )
                : null;
        });

    private List<ReportInfo> ReadInfos() =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT info FROM reports ORDER BY name";
            using var reader = command.ExecuteReader();
            var infos = new List<ReportInfo>();
            while (reader.Read())
            {
                infos.Add(JsonSerializer.Deserialize<ReportInfo>(reader.GetString(0))!);
            }

            return infos;
        });

    private int ReadFrequency(string token) =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT doc FROM passage_terms WHERE term = $term";
            command.Parameters.AddWithValue("$term", token);
            return Convert.ToInt32(command.ExecuteScalar() ?? 0, null);
        });

    private int CountPassages() =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM passages";
            return Convert.ToInt32(command.ExecuteScalar(), null);
        });
}
