using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>
/// A view held by read transactions of its own: a later ingest does not change what it sees. Reports are loaded on first use; the
/// connections close when nobody uses the snapshot any more.
/// </summary>
internal sealed class CorpusSnapshot : ICorpusSnapshot, IDisposable
{
    private const int MostLoaded = 64;
    private readonly SnapshotConnections connections;
    private readonly ConcurrentDictionary<string, LoadedReport> loaded = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, int>> passageCounts;

    public CorpusSnapshot(IndexDatabase database)
    {
        connections = new SnapshotConnections(database);
        Reports = ReadInfos();
        passageCounts = new(() => Reports.ToDictionary(r => r.Report, r => r.Passages, StringComparer.Ordinal));
        PassageCount = (int)connections.Statistics.Passages;
    }

    /// <summary>Where the passages of this state are searched.</summary>
    public IReadSource Source => connections;

    /// <summary>Number of the state.</summary>
    public long Generation => State.Generation;

    /// <summary>Which index it is of, and the number of the state.</summary>
    public (string? Made, long Generation) State => connections.State;

    public IReadOnlyList<ReportInfo> Reports { get; }

    public int PassageCount { get; }

    public string? Text(string report) => Load(report)?.Text.Value;

    public IReadOnlyList<Passage> Passages(string report) => (IReadOnlyList<Passage>?)Load(report)?.Passages ?? [];

    public IReadOnlyList<Figure> Figures(string report) => Load(report)?.Figures.Value ?? [];

    public IEnumerable<Figure> FiguresOf(Passage passage) =>
        Load(passage.Report) is { Figures.IsValueCreated: true } report
            ? LedgerView.Of(report.Figures.Value).In(passage.Id)
            : connections.Read(connection => FigureRows.OfPassage(connection, passage));

    public IReadOnlyList<LedgerRow> Find(LedgerQuery query) => connections.Read(connection => FigureRows.Find(connection, query));

    public IReadOnlyList<GlossaryEntry> Glossary(string report) => Load(report)?.Glossary.Value ?? [];

    public IReadOnlyList<GlossaryPlace> GlossaryLike(string question) =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT DISTINCT report, ordinal, term FROM glossary_parts
                WHERE part IN (SELECT value FROM json_each($parts)) ORDER BY report, ordinal
                """;
            command.Parameters.AddWithValue("$parts", JsonSerializer.Serialize(GlossaryTerm.PartsIn(question)));
            using var reader = command.ExecuteReader();
            var places = new List<GlossaryPlace>();
            while (reader.Read())
            {
                places.Add(new GlossaryPlace(reader.GetString(0), reader.GetInt32(1), reader.GetString(2)));
            }

            return places;
        });

    public ReportOutline Outline(string report) => Load(report)?.Outline.Value ?? ReportOutline.Empty;

    public int DocumentFrequency(string token) => connections.Statistics.Frequency(token);

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

    /// <summary>The value of a packed column.</summary>
    public static T Unpack<T>(byte[] bytes)
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

        if (!passageCounts.Value.TryGetValue(report, out var passages))
        {
            return null;
        }

        if (loaded.Count >= MostLoaded)
        {
            // Which reports go is of no matter: any one is read again in a few milliseconds.
            loaded.Clear();
        }

        return loaded.GetOrAdd(report, name => new LoadedReport(this, name, passages));
    }

    private T Read<T>(string report, string column, Func<SqliteDataReader, T> value) =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {column} FROM reports WHERE name = $name";
            command.Parameters.AddWithValue("$name", report);
            using var reader = command.ExecuteReader();
            reader.Read();
            return value(reader);
        });

    private List<T> ReadPacked<T>(string report, string column) => Read(report, column, r => Unpack<List<T>>((byte[])r.GetValue(0)));

    private List<ReportInfo> ReadInfos() =>
        connections.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT info, hash FROM reports ORDER BY name";
            using var reader = command.ExecuteReader();
            var infos = new List<ReportInfo>();
            while (reader.Read())
            {
                infos.Add(JsonSerializer.Deserialize<ReportInfo>(reader.GetString(0))! with { Hash = reader.GetString(1) });
            }

            return infos;
        });

    // Each part by itself: most questions ask a report for its passages only.
    private sealed class LoadedReport(CorpusSnapshot of, string name, int passages)
    {
        public Lazy<string> Text { get; } = new(() => of.Read(name, "content", r => r.GetString(0)));

        public PassageParts Passages { get; } = new(of.connections, name, passages);

        public Lazy<List<Figure>> Figures { get; } =
            new(() => [.. of.Find(new LedgerQuery { Reports = [name] }).Select(row => row.Figure)]);

        public Lazy<List<GlossaryEntry>> Glossary { get; } = new(() => of.ReadPacked<GlossaryEntry>(name, "glossary"));

        public Lazy<ReportOutline> Outline { get; } =
            new(() => of.Read(name, "outline", r => Unpack<ReportOutline>((byte[])r.GetValue(0))));
    }
}
