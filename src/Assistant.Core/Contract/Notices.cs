namespace Assistant.Core.Contract;

/// <summary>Why an answer came about otherwise than the settings ask for.</summary>
public enum NoticeKind
{
    /// <summary>The embedding model did not answer: the search went by words alone.</summary>
    WordsOnly,

    /// <summary>The search server did not answer: the embedded store searched.</summary>
    EmbeddedSearch,

    /// <summary>The cross-encoder did not serve: the first ranking counts.</summary>
    NotReranked,

    /// <summary>The reading model did not serve: statements were judged without it.</summary>
    NotRead,

    /// <summary>Nothing was found in the person's words: the search used other words.</summary>
    OtherWords,

    /// <summary>The chat model failed, or wrote nothing that passed the check.</summary>
    ModelFailed,
}

/// <summary>One notice.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Detail">The cause for the operator; empty where there is nothing to add. It may name addresses and files, so people never see it.</param>
public sealed record Notice(NoticeKind Kind, string Detail);

/// <summary>What went otherwise in one turn. Each turn has its own, so that no person reads another's. Safe for the threads of a turn.</summary>
public sealed class Notices
{
    private readonly Lock gate = new();
    private readonly List<Notice> all = [];

    /// <summary>The notices in the order in which they came, at most one of a kind.</summary>
    public IReadOnlyList<Notice> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    /// <summary>Adds a notice; the first of a kind counts.</summary>
    public void Add(NoticeKind kind, string detail = "")
    {
        lock (gate)
        {
            if (all.All(n => n.Kind != kind))
            {
                all.Add(new Notice(kind, detail));
            }
        }
    }
}
