namespace Assistant.Core.Index;

/// <summary>What happens to the passages that are already on a search server.</summary>
public enum MirrorPolicy
{
    /// <summary>They are searched if they are those of the index. Nothing is written.</summary>
    Compare,

    /// <summary>They are brought up to date. Passages made with another model are left alone, because another host may be searching them.</summary>
    Follow,

    /// <summary>They are brought up to date. Passages made with another model are replaced.</summary>
    Replace,

    /// <summary>They are replaced.</summary>
    Rebuild,
}
