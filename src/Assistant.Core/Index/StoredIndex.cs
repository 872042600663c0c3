using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>What lies in a data folder, seen without changing it.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsCurrent">Whether this version of the program can open it; else it is to be made anew.</param>
/// <param name="Reports">Names of the reports in it, as far as they can be read.</param>
/// <param name="CorpusFolder">The folder that the reports came from; null where the index does not remember it.</param>
public sealed record StoredIndex(string Path, bool IsCurrent, IReadOnlyList<string> Reports, string? CorpusFolder)
{
    /// <summary>Name of the setting that holds the corpus folder.</summary>
    internal const string CorpusSetting = "corpus";

    /// <summary>Name of the setting that holds when the reports of the index last changed.</summary>
    internal const string TimeSetting = "changed";

    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The index below a data folder, or null where there is none.</summary>
    /// <exception cref="IndexException">The index is damaged or locked.</exception>
    public static StoredIndex? Find(string dataDirectory)
    {
        var path = IndexDatabase.PathIn(dataDirectory);
        return File.Exists(path) ? IndexDatabase.Guard(path, () => Read(path, dataDirectory)) : null;
    }

    /// <summary>When reports were last added to the index below a data folder, changed or removed; null where it does not say.</summary>
    public static DateTimeOffset? ChangedAt(string dataDirectory) =>
        SettingIn(dataDirectory, TimeSetting) is { } time
        && DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var changed)
            ? changed
            : null;

    /// <summary>Whether the reports came from a folder, by its path.</summary>
    public bool IsOf(string corpusFolder) =>
        CorpusFolder is not null
        && string.Equals(
            CorpusFolder,
            System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(corpusFolder)),
            PathComparison
        );

    /// <summary>The setting as it was written, also of an index of another format; null where there is none that can be read.</summary>
    internal static string? CorpusSettingIn(string dataDirectory) => SettingIn(dataDirectory, CorpusSetting);

    private static string? SettingIn(string dataDirectory, string name)
    {
        var path = IndexDatabase.PathIn(dataDirectory);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var connection = Open(path);
            return IndexDatabase.Setting(connection, name);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>How the index writes a corpus folder down: one beside or below the data folder's parent relative to the data folder, so that both can move together.</summary>
    internal static string ToSetting(string corpusDirectory, string dataDirectory)
    {
        var relative = System.IO.Path.GetRelativePath(
            System.IO.Path.GetFullPath(dataDirectory),
            System.IO.Path.GetFullPath(corpusDirectory)
        );
        var parent = $"..{System.IO.Path.DirectorySeparatorChar}";
        return relative.StartsWith(parent + parent, StringComparison.Ordinal) || relative is ".." || System.IO.Path.IsPathRooted(relative)
            ? System.IO.Path.GetFullPath(corpusDirectory)
            : relative.Replace('\\', '/');
    }

    /// <summary>The folder that a setting names.</summary>
    internal static string FromSetting(string setting, string dataDirectory) =>
        System.IO.Path.TrimEndingDirectorySeparator(
            System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetFullPath(dataDirectory), setting))
        );

    private static StoredIndex Read(string path, string dataDirectory)
    {
        using var connection = Open(path);
        var current = IndexDatabase.FormatOf(connection) == IndexDatabase.Format;
        try
        {
            return new StoredIndex(
                path,
                current,
                Names(connection),
                IndexDatabase.Setting(connection, CorpusSetting) is { } corpus ? FromSetting(corpus, dataDirectory) : null
            );
        }
        catch (SqliteException) when (!current)
        {
            // Its tables may be others.
            return new StoredIndex(path, false, [], null);
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = IndexDatabase.ReaderSeconds,
            }.ToString()
        );
        connection.Open();
        try
        {
            IndexDatabase.FormatOf(connection);
            return connection;
        }
        catch (SqliteException e) when (IndexDatabase.IsReadOnly(e) && File.Exists(path) && IndexDatabase.Immutable(path) is { } immutable)
        {
            connection.Dispose();
            connection = new SqliteConnection(immutable + ";Pooling=False");
            connection.Open();
            return connection;
        }
    }

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM reports ORDER BY name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
