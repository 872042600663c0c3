namespace Assistant.Qdrant;

/// <summary>What happens to a collection that is already on the server.</summary>
public enum MirrorPolicy
{
    /// <summary>It is brought up to date. A collection made with another model is left alone, because another host may be searching it.</summary>
    Follow,

    /// <summary>It is brought up to date. A collection made with another model is replaced.</summary>
    Replace,

    /// <summary>It is replaced.</summary>
    Rebuild,
}
