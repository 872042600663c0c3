using Assistant.Core.Contract;

namespace Assistant.Core.Verification;

/// <summary>What checking a draft came to; the stream ends.</summary>
public sealed record VerifiedEvent(VerificationResult Result) : ChatEvent("verified");
