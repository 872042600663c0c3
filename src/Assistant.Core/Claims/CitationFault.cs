namespace Assistant.Core.Claims;

/// <summary>What kind of fault a sentence has by the words of its passages.</summary>
internal enum CitationFaultKind
{
    /// <summary>A word that stands nowhere there and may stand for none.</summary>
    Words,

    /// <summary>Words that stand there, but not together.</summary>
    Order,

    /// <summary>A status, a condition, a cause or a denial that is lost or made up.</summary>
    Sense,
}

/// <summary>Why the passages do not hold a sentence.</summary>
/// <param name="Reason">For people and for the model that is asked again.</param>
/// <param name="Apart">The clauses whose words do not stand together; empty where that is not the fault.</param>
internal sealed record CitationFault(string Reason, CitationFaultKind Kind, IReadOnlyList<string> Apart);
