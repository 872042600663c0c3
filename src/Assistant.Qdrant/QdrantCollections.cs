using System.Globalization;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>
/// The collections behind the name that searches use. The name is an alias. Each collection behind it has its creation time in its own name.
/// The alias moves in one step, so readers never see half of a collection.
/// </summary>
internal sealed class QdrantCollections(QdrantConnection connection, TimeProvider time)
{
    private const string TimeFormat = "yyyyMMddHHmmss";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private static readonly (string Field, FieldType Type)[] Indexed =
    [
        ("report", FieldType.Keyword),
        ("place", FieldType.Keyword),
        ("year", FieldType.Integer),
        ("status", FieldType.Keyword),
        (PassagePoints.Revision, FieldType.Keyword),
    ];

    private string Alias => connection.Options.Collection;

    /// <summary>The collection that the alias names, or null.</summary>
    public async Task<string?> CurrentAsync(CancellationToken cancellationToken)
    {
        var answer = await connection
            .ReadAsync(o => connection.Collections.ListAliasesAsync(new ListAliasesRequest(), o), cancellationToken)
            .ConfigureAwait(false);
        return answer.Aliases.FirstOrDefault(a => a.AliasName == Alias)?.CollectionName;
    }

    /// <summary>The notes of a collection, or null when it has none.</summary>
    public async Task<CollectionNotes?> NotesAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new GetPoints
        {
            CollectionName = collection,
            Ids = { PointIds.Notes },
            WithPayload = new WithPayloadSelector { Enable = true },
        };
        var answer = await connection.ReadAsync(o => connection.Points.GetAsync(request, o), cancellationToken).ConfigureAwait(false);
        return answer.Result.Count == 1 && answer.Result[0].Payload.ContainsKey("format") ? CollectionNotes.Read(answer.Result[0]) : null;
    }

    /// <summary>Writes the notes down.</summary>
    public Task NoteAsync(string collection, CollectionNotes notes, CancellationToken cancellationToken) =>
        connection.WriteAsync(
            o =>
                connection.Points.UpsertAsync(
                    new UpsertPoints
                    {
                        CollectionName = collection,
                        Wait = true,
                        Points = { notes.ToPoint() },
                    },
                    o
                ),
            cancellationToken
        );

    /// <summary>Creates an empty collection without an alias.</summary>
    public async Task<string> CreateAsync(int width, CancellationToken cancellationToken)
    {
        var name =
            $"{Alias}-{time.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..6]}";
        await connection
            .WriteAsync(o => connection.Collections.CreateAsync(Shape(name, width), o), cancellationToken)
            .ConfigureAwait(false);
        foreach (var (field, type) in Indexed)
        {
            var request = new CreateFieldIndexCollection
            {
                CollectionName = name,
                Wait = true,
                FieldName = field,
                FieldType = type,
            };
            await connection.WriteAsync(o => connection.Points.CreateFieldIndexAsync(request, o), cancellationToken).ConfigureAwait(false);
        }

        return name;
    }

    /// <summary>Points the alias to this collection in one step and drops the previous one.</summary>
    public async Task SwitchAsync(string collection, CancellationToken cancellationToken)
    {
        var before = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        var change = new ChangeAliases();
        if (before is not null)
        {
            change.Actions.Add(new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = Alias } });
        }

        change.Actions.Add(
            new AliasOperations
            {
                CreateAlias = new CreateAlias { AliasName = Alias, CollectionName = collection },
            }
        );
        await connection.WriteAsync(o => connection.Collections.UpdateAliasesAsync(change, o), cancellationToken).ConfigureAwait(false);
        await DropAbandonedAsync(collection, before, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a collection; its alias goes with it.</summary>
    public Task DropAsync(string collection, CancellationToken cancellationToken) =>
        connection.WriteAsync(
            o => connection.Collections.DeleteAsync(new DeleteCollection { CollectionName = collection }, o),
            cancellationToken
        );

    // Includes the remains of crashed rebuilds. A young collection may be one that another process is filling.
    private async Task DropAbandonedAsync(string kept, string? before, CancellationToken cancellationToken)
    {
        var answer = await connection
            .ReadAsync(o => connection.Collections.ListAsync(new ListCollectionsRequest(), o), cancellationToken)
            .ConfigureAwait(false);
        foreach (var name in answer.Collections.Select(c => c.Name).Where(n => n != kept && (n == before || IsAbandoned(n))))
        {
            await DropAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsAbandoned(string name)
    {
        var parts = name.StartsWith(Alias + "-", StringComparison.Ordinal) ? name[(Alias.Length + 1)..].Split('-') : [];
        return parts.Length == 2
            && parts[1].Length == 6
            && DateTime.TryParseExact(
                parts[0],
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var made
            )
            && time.GetUtcNow() - made > Abandoned;
    }

    private CreateCollection Shape(string name, int width)
    {
        var options = connection.Options;
        var shape = new CreateCollection
        {
            CollectionName = name,
            ShardNumber = (uint)options.Shards,
            ReplicationFactor = (uint)options.Replicas,
            OnDiskPayload = true,
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() },
            SparseVectorsConfig = new SparseVectorConfig(),
        };
        shape.SparseVectorsConfig.Map[PassagePoints.Sparse] = new SparseVectorParams { Modifier = Modifier.Idf };
        if (width > 0)
        {
            // One byte per number in memory finds the candidates; the originals on disk put them in order.
            shape.VectorsConfig.ParamsMap.Map[PassagePoints.Dense] = new VectorParams
            {
                Size = (ulong)width,
                Distance = Distance.Cosine,
                OnDisk = true,
                QuantizationConfig = new QuantizationConfig
                {
                    Scalar = new ScalarQuantization
                    {
                        Type = QuantizationType.Int8,
                        Quantile = 0.99f,
                        AlwaysRam = true,
                    },
                },
            };
        }

        return shape;
    }
}
