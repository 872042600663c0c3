using System.Text.RegularExpressions;
using Assistant.Core.Answering;

namespace Assistant.Core.Conversations;

/// <summary>Cuts the text of an answer into the events by which it is shown: lines, and a citation behind each new mark.</summary>
internal static partial class AnswerText
{
    /// <summary>Text and citation events in order; the texts together are the answer's text.</summary>
    public static IEnumerable<ChatEvent> Pieces(Answer answer)
    {
        var told = new HashSet<int>();
        foreach (Match line in Line().Matches(answer.Text))
        {
            yield return new TextEvent(line.Value);
            foreach (var citation in answer.Citations.Where(c => line.Value.Contains($"[{c.Mark}]", StringComparison.Ordinal) && told.Add(c.Mark)))
            {
                yield return new CitationEvent(citation);
            }
        }

        foreach (var citation in answer.Citations.Where(c => told.Add(c.Mark)))
        {
            yield return new CitationEvent(citation);
        }
    }

    [GeneratedRegex(@"[^\n]*\n|[^\n]+$")]
    private static partial Regex Line();
}
