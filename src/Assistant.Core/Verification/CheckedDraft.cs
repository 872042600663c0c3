namespace Assistant.Core.Verification;

/// <summary>A draft with the verdicts on it.</summary>
/// <param name="File">Name or path of its file.</param>
/// <param name="Bytes">The bytes of that file.</param>
/// <param name="Text">Its text; the offsets of the verdicts count in it.</param>
/// <param name="Result">The verdicts.</param>
/// <param name="Checked">What was checked with what.</param>
public sealed record CheckedDraft(string File, ReadOnlyMemory<byte> Bytes, string Text, VerificationResult Result, CheckSlip Checked)
{
    /// <summary>For each unit of the text the unit of the file's own text.</summary>
    internal IReadOnlyList<int> SourceOffsets { get; init; } = [];
}
