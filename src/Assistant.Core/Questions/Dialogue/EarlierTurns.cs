using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>
/// The turns of a conversation that can matter to the next one: the last fifty that could be asked. Empty ones and those longer than a question may be were
/// answered by no report.
/// </summary>
internal sealed class EarlierTurns
{
    /// <summary>No conversation is read further back.</summary>
    public const int Most = 50;

    private EarlierTurns(IReadOnlyList<string> typed)
    {
        Typed = typed;
        Normalized = [.. typed.Select(t => InstructionFilter.Strip(SearchText.Normalize(t)).Text)];
    }

    /// <summary>As typed, oldest first.</summary>
    public IReadOnlyList<string> Typed { get; }

    /// <summary>Normalised for search, planted instructions taken out.</summary>
    public IReadOnlyList<string> Normalized { get; }

    /// <summary>Reads the history of a question.</summary>
    public static EarlierTurns Of(IReadOnlyList<string> history) =>
        new([.. history.Where(t => t is not null && t.Length <= QuestionReader.MaxLength && t.Any(char.IsLetterOrDigit)).TakeLast(Most)]);
}
