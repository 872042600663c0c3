using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>Where reads of the index get their connection: the newest state, or the state that a snapshot holds.</summary>
internal interface IReadSource
{
    /// <summary>Runs a read on an open connection and turns SQLite's complaints into messages for people.</summary>
    T Read<T>(Func<SqliteConnection, T> read);

    /// <summary>What a search needs to know of the state as a whole.</summary>
    SearchStatistics Statistics { get; }

    /// <summary>The file.</summary>
    string Path { get; }
}
