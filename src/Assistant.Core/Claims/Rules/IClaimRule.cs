using Assistant.Core.Contract;

namespace Assistant.Core.Claims;

/// <summary>A rule that speaks against a claim. An evaluation can leave it out by the name of its <see cref="Rule"/>.</summary>
internal interface IClaimRule
{
    /// <summary>Its name and what it says.</summary>
    Rule Rule { get; }

    /// <summary>What a claim is that the rule speaks against: contradicted, or not told by the passage.</summary>
    VerdictKind Kind { get; }

    /// <summary>Whether it decides whatever the learned model makes of the claim.</summary>
    bool IsCertain { get; }

    /// <summary>Why it speaks against the claim, for people; null where it does not.</summary>
    string? Objection(ClaimCase claim);
}
