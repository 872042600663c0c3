using System.Collections;
using Assistant.Core.Documents;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>
/// The passages of a report as rows of a few passages each, and as a list that reads a row when one of its passages is asked for: a search over many reports
/// finds one passage here and one there, and must not read whole reports for them.
/// </summary>
internal sealed class PassageParts(IReadSource source, string report, int count) : IReadOnlyList<Passage>
{
    /// <summary>The table.</summary>
    public const string Schema =
        "CREATE TABLE passage_parts (report TEXT NOT NULL, part INTEGER NOT NULL, passages BLOB NOT NULL, PRIMARY KEY (report, part)) WITHOUT ROWID;";

    // A passage is mostly asked for with its neighbours.
    private const int Size = 8;
    private readonly Passage[]?[] parts = new Passage[]?[(count + Size - 1) / Size];

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public Passage this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return (parts[index / Size] ?? Read(index / Size))[index % Size];
        }
    }

    /// <summary>Adds the passages of a report, inside the caller's transaction.</summary>
    public static void Add(SqliteConnection connection, string report, IReadOnlyList<Passage> passages)
    {
        foreach (var (part, some) in passages.Chunk(Size).Index())
        {
            SqlitePassageCollection.Execute(
                connection,
                "INSERT INTO passage_parts (report, part, passages) VALUES ($report, $part, $passages)",
                ("$report", report),
                ("$part", part),
                ("$passages", CorpusSnapshot.Pack(some))
            );
        }
    }

    /// <summary>Removes the passages of a report.</summary>
    public static void Remove(SqliteConnection connection, string report) =>
        SqlitePassageCollection.Execute(connection, "DELETE FROM passage_parts WHERE report = $report", ("$report", report));

    /// <inheritdoc/>
    public IEnumerator<Passage> GetEnumerator()
    {
        if (Array.Exists(parts, p => p is null))
        {
            ReadAll();
        }

        return parts.SelectMany(p => p!).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Passage[] Read(int part) =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT passages FROM passage_parts WHERE report = $report AND part = $part";
            command.Parameters.AddWithValue("$report", report);
            command.Parameters.AddWithValue("$part", part);
            return Keep(part, (byte[])command.ExecuteScalar()!);
        });

    private void ReadAll() =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT part, passages FROM passage_parts WHERE report = $report";
            command.Parameters.AddWithValue("$report", report);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                Keep(reader.GetInt32(0), (byte[])reader.GetValue(1));
            }

            return true;
        });

    // Whoever reads a part second gets the passages of the first: what others remember of a passage is kept by the object.
    private Passage[] Keep(int part, byte[] packed) =>
        parts[part]
        ?? (
            Interlocked.CompareExchange(ref parts[part], CorpusSnapshot.Unpack<Passage[]>(packed), null) is { } first ? first : parts[part]!
        );
}
