using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Verification;

/// <summary>Checks drafts that are files, of any length that a report may have.</summary>
/// <param name="index">The reports.</param>
/// <param name="verifier">Judges by the same reports.</param>
/// <param name="reader">Reads the file.</param>
/// <param name="maker">What the slip says of the program.</param>
/// <param name="time">When the slip says that it was.</param>
public sealed class DraftCheck(CorpusIndex index, DraftVerifier verifier, ReportReader reader, CheckMaker maker, TimeProvider time)
{
    /// <summary>Reads and judges the file at a path.</summary>
    /// <exception cref="ReportFormatException">The file is missing, empty, encrypted, damaged or no text; the message names file, cause and cure.</exception>
    public CheckedDraft Check(string path, CancellationToken cancellationToken) => Check(path, SourceFile.Read(path), cancellationToken);

    /// <summary>Judges a text as it is given; it has no file.</summary>
    /// <param name="name">What the slip calls it.</param>
    /// <param name="known">What the same text came to with the same reports; null has it judged.</param>
    public CheckedDraft CheckText(string name, string text, CancellationToken cancellationToken, VerificationResult? known = null)
    {
        var date = time.GetLocalNow();
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new CheckedDraft(
            name,
            bytes,
            text,
            known ?? verifier.VerifyWhole(text, cancellationToken),
            CheckSlip.Of(date, name, hash, maker, index.Current)
        );
    }

    /// <summary>Reads and judges a draft from its bytes; nothing is opened.</summary>
    /// <param name="name">Name of its file; the extension says how it is read.</param>
    /// <exception cref="ReportFormatException">As above.</exception>
    /// <param name="known">What its text came to with the same reports, by that text; where it gives nothing, the text is judged.</param>
    public CheckedDraft Check(
        string name,
        byte[] bytes,
        CancellationToken cancellationToken,
        Func<string, VerificationResult?>? known = null
    )
    {
        var date = time.GetLocalNow();
        var draft = reader.Read(name, bytes);
        var result = known?.Invoke(draft.Text.Value) ?? verifier.VerifyWhole(draft.Text.Value, cancellationToken);
        return new CheckedDraft(name, bytes, draft.Text.Value, result, CheckSlip.Of(date, name, draft.ContentHash, maker, index.Current))
        {
            SourceOffsets = draft.Text.SourceOffsets,
        };
    }
}
