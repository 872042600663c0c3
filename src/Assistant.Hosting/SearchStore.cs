using Assistant.Core.Index;

namespace Assistant.Hosting;

/// <summary>A kind of server that can hold the passages beside the index.</summary>
/// <param name="Name">As `assistant ingest --store` takes it.</param>
/// <param name="Cure">How to name a server in the settings, for who asks for the store without one.</param>
/// <param name="Open">
/// The server that the settings name, or null where they name none; no call is made yet. The second argument says that the work must fail
/// without the server, whatever the settings say.
/// </param>
public sealed record SearchStore(string Name, string Cure, Func<MirrorPolicy, bool, ISearchServer?> Open)
{
    /// <summary>Stands for no server at all.</summary>
    public const string Embedded = "embedded";
}
