using Assistant.Core.Contract;

namespace Assistant.Core.Verification;

/// <summary>Gives a checked draft back with every figure and every judged sentence marked.</summary>
public static class MarkedDraft
{
    /// <summary>Name of the program as the author of its comments.</summary>
    public const string Author = "报告助手";

    /// <summary>Extensions of the drafts that come back as what they were, with comments in them.</summary>
    public static IReadOnlyList<string> WordExtensions { get; } = [".docx", ".docm"];

    /// <summary>Whether a draft is a Word document.</summary>
    public static bool IsWord(string file) => WordExtensions.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>Writes a Word draft as it was, with a Word comment at each figure and each judged sentence.</summary>
    /// <remarks>Only the main part, the comments, the properties of the file and what names those parts are written anew.</remarks>
    /// <exception cref="InvalidDataException">The draft is no Word document, or its parts are not where they say.</exception>
    public static void WriteWord(CheckedDraft draft, Stream output)
    {
        if (!IsWord(draft.File))
        {
            throw new InvalidDataException(
                $"'{draft.File}' is no Word document and takes no Word comments; have it marked as Markdown (.md)"
            );
        }

        WordMarking.Write(draft, Marked(draft), output);
    }

    /// <summary>Writes the text of a draft as Markdown, with a mark behind each figure and each judged sentence, and what the marks say below.</summary>
    public static void WriteMarkdown(CheckedDraft draft, Stream output) => MarkedMarkdown.Write(draft, Marked(draft), output);

    // A sentence that states nothing is not judged and gets no mark; the list has it.
    private static IReadOnlyList<Verdict> Marked(CheckedDraft draft) =>
        [.. draft.Result.Verdicts.Where(v => v.Kind != VerdictKind.Boast && v.Start is not null)];
}
