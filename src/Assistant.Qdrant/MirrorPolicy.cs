namespace Assistant.Qdrant;

/// <summary>What becomes of a collection that is on the server already.</summary>
public enum MirrorPolicy
{
    /// <summary>It is brought up to date; one that another model made is left alone, for another host may be searching it.</summary>
    Follow,

    /// <summary>It is brought up to date; one that another model made is replaced.</summary>
    Replace,

    /// <summary>It is replaced.</summary>
    Rebuild,
}
