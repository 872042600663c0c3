using Assistant.Core.Contract;

namespace Assistant.Core.Claims;

/// <summary>A rule on the words of claim and passage.</summary>
internal sealed class WordRule(Rule rule, VerdictKind kind, string reason, Func<ClaimCase, bool> holds, bool isCertain = false) : IClaimRule
{
    /// <inheritdoc/>
    public Rule Rule => rule;

    /// <inheritdoc/>
    public VerdictKind Kind => kind;

    /// <inheritdoc/>
    public bool IsCertain => isCertain;

    /// <inheritdoc/>
    public string? Objection(ClaimCase claim) => holds(claim) ? reason : null;
}
