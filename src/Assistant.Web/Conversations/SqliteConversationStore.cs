using System.Text.Json;
using Assistant.Core.Contract;
using Microsoft.Data.Sqlite;

namespace Assistant.Web.Conversations;

/// <summary>Conversations in one SQLite file, or in memory where no folder is given.</summary>
internal sealed class SqliteConversationStore : IConversationStore, IDisposable
{
    private const string FileName = "conversations.db";
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS conversations (id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS conversations_of_owner ON conversations (owner, changed);
        CREATE TABLE IF NOT EXISTS turns (
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE, id TEXT NOT NULL, number INTEGER NOT NULL, question TEXT NOT NULL, place TEXT,
            phase TEXT NOT NULL, answer TEXT, error TEXT, asked INTEGER NOT NULL, up INTEGER, PRIMARY KEY (conversation, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS shares (
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS shares_of_owner ON shares (owner);
        CREATE TABLE IF NOT EXISTS ratings (
            turn TEXT PRIMARY KEY, up INTEGER NOT NULL, reason TEXT NOT NULL, outcome TEXT NOT NULL, kind TEXT NOT NULL, question TEXT, at INTEGER NOT NULL);
        """;

    private readonly string connectionString;
    private readonly int perOwner;

    // A database in memory is there for as long as one connection is open.
    private readonly SqliteConnection keeper;

    /// <summary>Opens the store and makes it where there is none.</summary>
    /// <param name="folder">Its folder, made where it is missing; null for memory.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="SqliteException">The file cannot be written or is no store.</exception>
    public SqliteConversationStore(string? folder, int perOwner)
    {
        this.perOwner = perOwner;
        Lasts = folder is not null;
        var builder = new SqliteConnectionStringBuilder { ForeignKeys = true, DefaultTimeout = 10 };
        if (folder is null)
        {
            builder.DataSource = $"conversations-{Guid.NewGuid():N}";
            builder.Mode = SqliteOpenMode.Memory;
            builder.Cache = SqliteCacheMode.Shared;
        }
        else
        {
            Directory.CreateDirectory(folder);
            builder.DataSource = Path.Combine(folder, FileName);
        }

        connectionString = builder.ToString();
        keeper = new SqliteConnection(connectionString);
        keeper.Open();
        if (Lasts)
        {
            Run(keeper, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        }

        Run(keeper, Schema);
    }

    /// <inheritdoc/>
    public bool Lasts { get; }

    /// <inheritdoc/>
    public StoredTurn? Begin(TurnKey key, string question, string? place, DateTimeOffset now)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        var of = Value(connection, "SELECT owner FROM conversations WHERE id = $id", ("$id", key.Conversation)) as string;
        if (of is not null && of != key.Owner.Hash)
        {
            return null;
        }

        if (of is null)
        {
            Run(
                connection,
                "INSERT INTO conversations VALUES ($id, $owner, $title, $now)",
                ("$id", key.Conversation),
                ("$owner", key.Owner.Hash),
                ("$title", question),
                ("$now", now.ToUnixTimeMilliseconds())
            );
            Run(
                connection,
                "DELETE FROM conversations WHERE owner = $owner AND id NOT IN (SELECT id FROM conversations WHERE owner = $owner ORDER BY changed DESC LIMIT $most)",
                ("$owner", key.Owner.Hash),
                ("$most", perOwner)
            );
        }

        Run(
            connection,
            """
            INSERT INTO turns (conversation, id, number, question, place, phase, asked)
            SELECT $conversation, $id, 1 + COALESCE(MAX(number), 0), $question, $place, 'Asking', $now FROM turns WHERE conversation = $conversation
            ON CONFLICT DO NOTHING
            """,
            ("$conversation", key.Conversation),
            ("$id", key.Turn),
            ("$question", question),
            ("$place", place),
            ("$now", now.ToUnixTimeMilliseconds())
        );
        Run(
            connection,
            "UPDATE conversations SET changed = $now WHERE id = $id",
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$id", key.Conversation)
        );
        var turn = Turns(connection, key.Conversation, "AND id = $turn", ("$turn", key.Turn)).Single();
        transaction.Commit();
        return turn;
    }

    /// <inheritdoc/>
    public void End(TurnKey key, TurnPhase phase, Answer? answer, string? error)
    {
        using var connection = Open();
        Run(
            connection,
            """
            UPDATE turns SET phase = $phase, answer = $answer, error = $error
            WHERE conversation = $conversation AND id = $id AND phase = 'Asking' AND EXISTS (SELECT 1 FROM conversations WHERE id = $conversation AND owner = $owner)
            """,
            ("$phase", phase.ToString()),
            ("$answer", answer is null ? null : AnswerJson.ToLine(answer)),
            ("$error", error),
            ("$conversation", key.Conversation),
            ("$id", key.Turn),
            ("$owner", key.Owner.Hash)
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<ConversationSummary> List(Owner owner, DateTimeOffset since)
    {
        using var connection = Open();
        return Rows(
            connection,
            """
            SELECT id, title, (SELECT COUNT(*) FROM turns WHERE conversation = conversations.id), changed FROM conversations
            WHERE owner = $owner AND changed >= $since ORDER BY changed DESC
            """,
            row => new ConversationSummary(row.GetString(0), row.GetString(1), row.GetInt32(2), Time(row, 3)),
            ("$owner", owner.Hash),
            ("$since", since.ToUnixTimeMilliseconds())
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredTurn>? Find(Owner owner, string conversation, DateTimeOffset since)
    {
        using var connection = Open();
        var isThere = Value(
            connection,
            "SELECT 1 FROM conversations WHERE id = $id AND owner = $owner AND changed >= $since",
            ("$id", conversation),
            ("$owner", owner.Hash),
            ("$since", since.ToUnixTimeMilliseconds())
        );
        return isThere is null ? null : Turns(connection, conversation, string.Empty);
    }

    /// <inheritdoc/>
    public bool Delete(Owner owner, string conversation)
    {
        using var connection = Open();
        return Run(connection, "DELETE FROM conversations WHERE id = $id AND owner = $owner", ("$id", conversation), ("$owner", owner.Hash))
            > 0;
    }

    /// <inheritdoc/>
    public void DeleteAll(Owner owner)
    {
        using var connection = Open();
        Run(connection, "DELETE FROM conversations WHERE owner = $owner", ("$owner", owner.Hash));
        Run(connection, "DELETE FROM shares WHERE owner = $owner", ("$owner", owner.Hash));
    }

    /// <inheritdoc/>
    public void Share(Owner owner, SharedAnswer shared)
    {
        using var connection = Open();
        Run(
            connection,
            "INSERT INTO shares VALUES ($id, $owner, $question, $answer, $created, $expires)",
            ("$id", shared.Id),
            ("$owner", owner.Hash),
            ("$question", shared.Question),
            ("$answer", AnswerJson.ToLine(shared.Answer)),
            ("$created", shared.Created.ToUnixTimeMilliseconds()),
            ("$expires", shared.Expires.ToUnixTimeMilliseconds())
        );
    }

    /// <inheritdoc/>
    public SharedAnswer? Shared(string id, DateTimeOffset now) => Shares("id = $key", id, now).FirstOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<SharedAnswer> SharedBy(Owner owner, DateTimeOffset now) => Shares("owner = $key", owner.Hash, now);

    /// <inheritdoc/>
    public bool Unshare(Owner owner, string id)
    {
        using var connection = Open();
        return Run(connection, "DELETE FROM shares WHERE id = $id AND owner = $owner", ("$id", id), ("$owner", owner.Hash)) > 0;
    }

    /// <inheritdoc/>
    public void Rate(TurnKey key, Rating rating)
    {
        using var connection = Open();
        Run(
            connection,
            "UPDATE turns SET up = $up WHERE conversation = $conversation AND id = $id",
            ("$up", rating.IsUp),
            ("$conversation", key.Conversation),
            ("$id", key.Turn)
        );

        // The name of the turn leads nobody to its owner.
        Run(
            connection,
            "INSERT OR REPLACE INTO ratings VALUES ($turn, $up, $reason, $outcome, $kind, $question, $at)",
            ("$turn", $"{key.Conversation}/{key.Turn}"),
            ("$up", rating.IsUp),
            ("$reason", rating.Reason),
            ("$outcome", rating.Outcome),
            ("$kind", rating.Kind),
            ("$question", rating.Question),
            ("$at", rating.At.ToUnixTimeMilliseconds())
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Rating> Ratings(int most)
    {
        using var connection = Open();
        return Rows(
            connection,
            "SELECT up, reason, outcome, kind, question, at, turn FROM ratings ORDER BY at DESC LIMIT $most",
            row => new Rating(
                row.GetBoolean(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                Text(row, 4),
                Time(row, 5),
                row.IsDBNull(4) ? null : BeforeTurn(connection, row.GetString(6))
            ),
            ("$most", most)
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<RefusedQuestion> Refused(int most)
    {
        using var connection = Open();
        var refused = Rows(
            connection,
            """
            SELECT question, json_extract(answer, '$.refusal.kind'), conversation, number FROM turns
            WHERE json_extract(answer, '$.outcome') = 'refused' ORDER BY asked DESC LIMIT $most
            """,
            row => (Question: row.GetString(0), Why: Text(row, 1) ?? string.Empty, Conversation: row.GetString(2), Number: row.GetInt64(3)),
            ("$most", most)
        );
        return [.. refused.Select(r => new RefusedQuestion(r.Question, Before(connection, r.Conversation, r.Number), r.Why))];
    }

    /// <inheritdoc/>
    public void Forget(DateTimeOffset since, DateTimeOffset now)
    {
        using var connection = Open();
        Run(connection, "DELETE FROM conversations WHERE changed < $since", ("$since", since.ToUnixTimeMilliseconds()));
        Run(connection, "DELETE FROM shares WHERE expires <= $now", ("$now", now.ToUnixTimeMilliseconds()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        keeper.Dispose();
        SqliteConnection.ClearPool(keeper);
    }

    private static List<string> Before(SqliteConnection connection, string conversation, long number) =>
        Rows(
            connection,
            "SELECT question FROM turns WHERE conversation = $conversation AND number < $number ORDER BY number",
            row => row.GetString(0),
            ("$conversation", conversation),
            ("$number", number)
        );

    // A rating is named by its conversation and its turn.
    private static List<string>? BeforeTurn(SqliteConnection connection, string name)
    {
        var (conversation, turn) = (
            name[..name.IndexOf('/', StringComparison.Ordinal)],
            name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]
        );
        return
            Value(
                connection,
                "SELECT number FROM turns WHERE conversation = $conversation AND id = $id",
                ("$conversation", conversation),
                ("$id", turn)
            )
                is long number
            ? Before(connection, conversation, number)
            : null;
    }

    private List<SharedAnswer> Shares(string condition, string key, DateTimeOffset now)
    {
        using var connection = Open();
        return
        [
            .. Rows(
                    connection,
                    $"SELECT id, question, answer, created, expires FROM shares WHERE {condition} AND expires > $now ORDER BY created DESC",
                    row =>
                        Read(row.GetString(2)) is { } answer
                            ? new SharedAnswer(row.GetString(0), row.GetString(1), answer, Time(row, 3), Time(row, 4))
                            : null,
                    ("$key", key),
                    ("$now", now.ToUnixTimeMilliseconds())
                )
                .OfType<SharedAnswer>(),
        ];
    }

    private static List<StoredTurn> Turns(
        SqliteConnection connection,
        string conversation,
        string condition,
        params (string, object?)[] values
    ) =>
        Rows(
            connection,
            $"SELECT id, question, place, phase, answer, error, asked, up FROM turns WHERE conversation = $conversation {condition} ORDER BY number",
            row => new StoredTurn(
                row.GetString(0),
                row.GetString(1),
                Text(row, 2),
                Enum.Parse<TurnPhase>(row.GetString(3)),
                Text(row, 4) is { } answer ? Read(answer) : null,
                Text(row, 5),
                Time(row, 6),
                row.IsDBNull(7) ? null : row.GetBoolean(7)
            ),
            [("$conversation", conversation), .. values]
        );

    // An answer that an older version wrote may lack what this one needs.
    private static Answer? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(json, AnswerJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static int Run(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    private static object? Value(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar();
    }

    private static List<T> Rows<T>(
        SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params (string Name, object? Value)[] values
    )
    {
        using var command = Command(connection, sql, values);
        using var rows = command.ExecuteReader();
        var result = new List<T>();
        while (rows.Read())
        {
            result.Add(read(rows));
        }

        return result;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
