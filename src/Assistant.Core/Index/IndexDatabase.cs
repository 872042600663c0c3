using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>The SQLite file of an index: where it lies, how it is opened, what its tables are.</summary>
internal sealed class IndexDatabase : IReadSource
{
    /// <summary>Changes whenever the tables, the tokens or the reading of reports change: an index of another format is made anew.</summary>
    public const int Format = 13;

    // SQLITE_IOERR_SHORT_READ: the file ends before a page that it should hold.
    private const int ShortRead = 522;

    private const string FileName = "assistant.db";

    private const string Schema = """
        CREATE TABLE reports (name TEXT PRIMARY KEY, hash TEXT NOT NULL, path TEXT NOT NULL, info TEXT NOT NULL, content TEXT NOT NULL, glossary BLOB NOT NULL, outline BLOB NOT NULL);
        CREATE TABLE glossary_parts (part TEXT NOT NULL, report TEXT NOT NULL, ordinal INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY (part, report, ordinal)) WITHOUT ROWID;
        CREATE INDEX glossary_parts_report ON glossary_parts (report);
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE passages (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report TEXT NOT NULL, place TEXT NOT NULL, year INTEGER NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL, tokens TEXT NOT NULL, vector BLOB);
        CREATE INDEX passages_report ON passages (report);
        CREATE INDEX passages_place_year ON passages (place, year);
        CREATE VIRTUAL TABLE passage_words USING fts5 (tokens, content='passages', content_rowid='number', tokenize="unicode61 remove_diacritics 0 tokenchars '.&+'");
        CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_words, row);
        CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
            INSERT INTO passage_words (rowid, tokens) VALUES (new.number, new.tokens);
        END;
        CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
            INSERT INTO passage_words (passage_words, rowid, tokens) VALUES ('delete', old.number, old.tokens);
        END;
        """;

    /// <summary>How long a question waits for an index that is locked.</summary>
    public const int ReaderSeconds = 5;

    // Tells an index that was made anew from the one before, whose file is gone under those who read it.
    private const string MadeSetting = "made";

    // An ingest waits for another one.
    private const int WriterSeconds = 30;

    private volatile string connectionString;
    private int opened;

    private IndexDatabase(string path, int seconds)
    {
        Path = path;

        // Not ReadWriteCreate: an index that was removed under a running host must not come back empty.
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = true,
            DefaultTimeout = seconds,
        }.ToString();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens or creates the file below <paramref name="folder"/>; an older format, or any when <paramref name="rebuild"/>, is made anew.</summary>
    /// <exception cref="IndexException">The folder cannot be written or the file is damaged.</exception>
    public static IndexDatabase Open(string folder, bool rebuild)
    {
        CreateFolder(folder);
        var database = new IndexDatabase(PathIn(folder), WriterSeconds);
        var corpus = StoredIndex.CorpusSettingIn(folder);
        if (rebuild)
        {
            database.Delete();
        }

        return database.Guard(() =>
        {
            if ((File.Exists(database.Path) ? database.ReadFormat() : 0) is var format and not Format)
            {
                if (format != 0)
                {
                    database.Delete();
                }

                database.Create(corpus);
            }

            return database;
        });
    }

    /// <summary>Opens the file below <paramref name="folder"/> as it is; nothing is created or made anew.</summary>
    /// <param name="seconds">How long to wait for an index that another process has locked.</param>
    /// <exception cref="IndexException">The file is missing, damaged, locked, or of another format.</exception>
    public static IndexDatabase OpenExisting(string folder, int seconds = ReaderSeconds)
    {
        var database = new IndexDatabase(PathIn(folder), seconds);
        return database.Guard(() =>
            database.ReadFormatOfAny() == Format
                ? database
                : throw new IndexException(
                    $"the index '{database.Path}' was made by another version of the program; make it anew with `assistant ingest`"
                )
        );
    }

    /// <summary>Whether the file is still where it was; a folder that was removed takes it along while connections read on.</summary>
    public bool IsThere => File.Exists(Path);

    /// <summary>Which index lies in the folder now and which state of it, asked anew and not of connections that may read a file that is gone.</summary>
    public (string? Made, long Generation) State()
    {
        using var connection = Connect(pooled: false);
        return State(connection);
    }

    /// <summary>The same of the index that a connection reads.</summary>
    public (string? Made, long Generation) State(SqliteConnection connection) => (Setting(connection, MadeSetting), Generation(connection));

    /// <summary>Forgets pooled connections, which may read a file that is gone.</summary>
    public void Forget()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>
    /// How to read a file that can only be read, in a folder in which nothing can be written: SQLite takes it for one that does not change. Only where no other
    /// process writes, so where no log of writes lies beside it.
    /// </summary>
    public static string? Immutable(string path) =>
        File.Exists(path + "-wal") && new FileInfo(path + "-wal").Length > 0
            ? null
            : new SqliteConnectionStringBuilder
            {
                DataSource = $"{new Uri(path).AbsoluteUri}?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = true,
            }.ToString();

    /// <summary>Whether SQLite complains that it can open or write no file beside the index.</summary>
    public static bool IsReadOnly(SqliteException e) => e.SqliteErrorCode is 8 or 14;

    /// <summary>Where the file lies in a data folder.</summary>
    public static string PathIn(string folder) => System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), FileName);

    /// <summary>How many connections were opened so far: what a search costs, for tests.</summary>
    public int Opened => opened;

    /// <summary>An open connection; the caller disposes it.</summary>
    public SqliteConnection Connect(bool pooled = true)
    {
        Interlocked.Increment(ref opened);
        var connection = new SqliteConnection(pooled ? connectionString : connectionString + ";Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Vectors that were read, for all states.</summary>
    public VectorCache Vectors { get; } = new();

    /// <summary>Read anew each time: the next search may meet the next state.</summary>
    public SearchStatistics Statistics => new(this);

    /// <inheritdoc/>
    public T Read<T>(Func<SqliteConnection, T> read) =>
        Guard(() =>
        {
            using var connection = Connect();
            return read(connection);
        });

    /// <summary>The number of the state that a connection sees.</summary>
    public long Generation(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce((SELECT value FROM settings WHERE name = 'generation'), 0)";
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the state that a transaction is about to commit its number and its time.</summary>
    public static void NextGeneration(SqliteConnection connection)
    {
        SqlitePassageCollection.Execute(
            connection,
            "INSERT INTO settings (name, value) VALUES ('generation', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
        );
        SqlitePassageCollection.Execute(
            connection,
            $"INSERT OR REPLACE INTO settings (name, value) VALUES ('{StoredIndex.TimeSetting}', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"
        );
    }

    /// <summary>What the index remembers under a name; null where it remembers nothing.</summary>
    public static string? Setting(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM settings WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    /// <summary>Remembers a value under a name.</summary>
    public static void Remember(SqliteConnection connection, string name, string value) =>
        SqlitePassageCollection.Execute(
            connection,
            "INSERT OR REPLACE INTO settings (name, value) VALUES ($name, $value)",
            ("$name", name),
            ("$value", value)
        );

    /// <summary>Closes the pooled connections: the last one folds the write-ahead log into the file.</summary>
    public void Close() => Forget();

    /// <summary>Runs an action and turns SQLite's complaints into messages that name the file and the cure.</summary>
    public T Guard<T>(Func<T> action) => Guard(Path, action);

    /// <summary>The same for a file that is not opened as an index.</summary>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            throw Explain(path, e);
        }
    }

    /// <summary>The format of the index behind a connection; 0 for an empty file.</summary>
    public static int FormatOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), null);
    }

    /// <summary>The exception for people.</summary>
    public IndexException Explain(SqliteException e) => Explain(Path, e);

    private static IndexException Explain(string path, SqliteException e) =>
        e.SqliteErrorCode switch
        {
            11 or 26 => Damaged(path, e),
            10 when e.SqliteExtendedErrorCode == ShortRead => Damaged(path, e),
            _ when !File.Exists(path) => new IndexException($"the index '{path}' is not there; make it with `assistant ingest`", e),
            8 or 14 or 10 or 13 => new IndexException(
                $"the index '{path}' cannot be written ({e.Message}); check that its folder is writable and has space, or choose another with --data",
                e
            ),
            5 or 6 => new IndexException(
                $"the index '{path}' is locked by another process; try again when that has finished, or stop it",
                e
            ),
            _ => new IndexException($"the index '{path}' failed ({e.Message}); make it anew with `assistant ingest --rebuild`", e),
        };

    private static IndexException Damaged(string path, SqliteException e) =>
        new($"the index '{path}' is damaged ({e.Message}); make it anew with `assistant ingest --rebuild` or delete the file", e);

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = System.IO.Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexException(
                $"the data folder '{folder}' cannot be written ({e.Message}); make it writable or choose another with --data",
                e
            );
        }
    }

    // Reading needs no right to write.
    private int ReadFormatOfAny()
    {
        try
        {
            return ReadFormat();
        }
        catch (SqliteException e) when (IsReadOnly(e) && File.Exists(Path) && Immutable(Path) is { } immutable)
        {
            connectionString = immutable;
            return ReadFormat();
        }
    }

    private int ReadFormat()
    {
        using var connection = Connect();
        var format = FormatOf(connection);
        if (format == Format)
        {
            using var command = connection.CreateCommand();

            // A file cut short shows only when its tables are read.
            command.CommandText = "SELECT count(*) FROM reports; PRAGMA quick_check(1)";
            using var reader = command.ExecuteReader();
            reader.NextResult();
            if (!reader.Read() || reader.GetString(0) != "ok")
            {
                throw new SqliteException("database disk image is malformed", 11);
            }
        }

        return format;
    }

    // The folder of the reports outlives the tables: an index of another format is made from the same reports again.
    private void Create(string? corpus)
    {
        var file = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Pooling = false,
            DefaultTimeout = WriterSeconds,
        };
        using var connection = new SqliteConnection(file.ToString());
        connection.Open();
        SqlitePassageCollection.Execute(connection, "PRAGMA journal_mode=WAL");
        using var transaction = connection.BeginTransaction();
        if (FormatOf(connection) == Format)
        {
            // Another process was faster.
            return;
        }

        SqlitePassageCollection.Execute(
            connection,
            $"{Schema} {PassageParts.Schema} {PassageBlock.Schema} {FigureRows.Schema} PRAGMA user_version={Format}"
        );
        Remember(connection, MadeSetting, Guid.NewGuid().ToString("N"));
        if (corpus is not null)
        {
            Remember(connection, StoredIndex.CorpusSetting, corpus);
        }

        transaction.Commit();
    }

    private void Delete()
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(Path + suffix);
        }
    }
}
