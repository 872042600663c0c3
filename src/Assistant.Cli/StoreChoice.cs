namespace Assistant.Cli;

/// <summary>Which store of passages a command writes beside the index.</summary>
internal enum StoreChoice
{
    /// <summary>The server of the settings, if there is one, for searching.</summary>
    Configured,

    /// <summary>The same for an ingest: a collection that another model made is replaced.</summary>
    Ingested,

    /// <summary>The server of the settings, anew and whole; it must be there.</summary>
    Qdrant,

    /// <summary>None but the index itself.</summary>
    Embedded,
}
