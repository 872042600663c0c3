using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;

namespace Assistant.Core.Conversations;

/// <summary>Cuts the text of one answer into the events by which it is shown: lines, and a citation behind each new mark.</summary>
internal sealed partial class AnswerText
{
    private readonly HashSet<int> told = [];
    private readonly StringBuilder shown = new();

    /// <summary>A line more, before the answer is whole.</summary>
    public IEnumerable<ChatEvent> Line(string line, IReadOnlyList<Citation> citations) =>
        Piece(shown.Length > 0 ? "\n" + line : line, citations);

    /// <summary>What of the whole answer was not shown yet; the texts together are the answer's text.</summary>
    public IEnumerable<ChatEvent> Rest(Answer answer)
    {
        var rest = answer.Text.StartsWith(shown.ToString(), StringComparison.Ordinal) ? answer.Text[shown.Length..] : answer.Text;
        foreach (Match line in Lines().Matches(rest))
        {
            foreach (var piece in Piece(line.Value, answer.Citations))
            {
                yield return piece;
            }
        }

        foreach (var citation in answer.Citations.Where(c => told.Add(c.Mark)))
        {
            yield return new CitationEvent(citation);
        }
    }

    private IEnumerable<ChatEvent> Piece(string text, IReadOnlyList<Citation> citations)
    {
        shown.Append(text);
        yield return new TextEvent(text);
        foreach (var citation in citations.Where(c => text.Contains($"[{c.Mark}]", StringComparison.Ordinal) && told.Add(c.Mark)))
        {
            yield return new CitationEvent(citation);
        }
    }

    [GeneratedRegex(@"\n?[^\n]+|\n+")]
    private static partial Regex Lines();
}
