using Assistant.Core.Claims;
using Assistant.Core.Contract;

namespace Assistant.Training.Claims;

internal static class Today
{
    public static VerdictKind Judge(ClaimCase c)
    {
        var v = c.Ledger;
        if (v.Count > 0)
        {
            return v.Any(x => x.Kind == VerdictKind.Contradicted) ? VerdictKind.Contradicted
                : v.Any(x => x.Kind == VerdictKind.NotFound) ? VerdictKind.NotFound
                : ListAlignment.IsSwapped(c.Claim, c.Passage.Text) || ValueMismatch.OfShare(c.Claim, c.Passage.Text) ? VerdictKind.Contradicted
                : VerdictKind.Supported;
        }

        if (ClaimRules.Flat.Any(r => r.Objection(c) is not null)) return VerdictKind.Contradicted;
        if (ClaimRules.Lacking.Any(r => r.Objection(c) is not null)) return VerdictKind.NotFound;
        return ClaimRules.Contradicting.Any(r => r.Objection(c) is not null) ? VerdictKind.Contradicted : VerdictKind.Supported;
    }

    public static VerdictKind Strict(ClaimCase c) =>
        c.Fault is null && c.Ledger.All(v => v.Kind == VerdictKind.Supported) ? VerdictKind.Supported : VerdictKind.NotFound;
}
