using Assistant.Core.Contract;
using Assistant.Core.Verification;

namespace Assistant.Hosting.Reading;

/// <summary>A checked draft as programs read it: the verdicts, and what is needed to check again.</summary>
/// <param name="Checked">What was checked, when, and with what.</param>
/// <param name="Text">The text that was read of the draft; the offsets of the verdicts count in it.</param>
public sealed record DraftVerdicts(
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<Citation> Citations,
    string Summary,
    IReadOnlyList<string> Notes,
    CheckSlip Checked,
    string Text
)
{
    /// <summary>Those of a draft.</summary>
    public static DraftVerdicts Of(CheckedDraft draft) =>
        new(draft.Result.Verdicts, draft.Result.Citations, draft.Result.Summary, draft.Result.Notes, draft.Checked, draft.Text);
}
