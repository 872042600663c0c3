using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>
/// Finds paragraphs in a row that each begin with a short sentence of its own (营商环境持续优化。) or with the same words (一年来，我们…): they are the items
/// of a list without numbers.
/// </summary>
internal sealed partial class ParagraphLeads(string text)
{
    private const int Fewest = 3;
    private const int LongestLead = 34;
    private const int SameWords = 3;

    // So many times as long as the other leads is no lead.
    private const int GeneralFrom = 2;

    // A paragraph may take a second one that has no lead.
    private const int LinesBetween = 1;

    /// <summary>The lists of <paramref name="body"/>.</summary>
    /// <param name="headings">Where headings and numbered lines begin: no list goes on over one.</param>
    public IEnumerable<FoundList> Read(TextSpan body, IReadOnlySet<int> headings)
    {
        var run = new List<TextSpan>();
        var other = 0;
        foreach (var line in TextLines.Of(text[..body.End]).Where(l => l.Start >= body.Start))
        {
            if (headings.Contains(line.Start) || Closes().IsMatch(text[line.Start..Math.Min(line.End, line.Start + 12)]))
            {
                foreach (var list in Lists(run, line.Start))
                {
                    yield return list;
                }

                (run, other) = ([], 0);
            }
            else if (HasLead(line) || (run.Count > 0 && Same(run[^1], line)))
            {
                run.Add(line);
                other = 0;
            }
            else if (++other > LinesBetween || run.Count < 2)
            {
                foreach (var list in Lists(run, line.Start))
                {
                    yield return list;
                }

                // The same words may begin with this paragraph.
                (run, other) = ([line], 0);
            }
        }

        foreach (var list in Lists(run, body.End))
        {
            yield return list;
        }
    }

    private IEnumerable<FoundList> Lists(List<TextSpan> run, int bound)
    {
        // A paragraph without a lead of its own counts where the next begins with its words.
        while (run.Count > 0 && !HasLead(run[0]) && (run.Count < 2 || !Same(run[0], run[1])))
        {
            run = run[1..];
        }

        // Paragraphs that begin with the same words are a list of their own among others.
        var alike = run.Where((line, i) => (i > 0 && Same(run[i - 1], line)) || (i + 1 < run.Count && Same(line, run[i + 1]))).ToList();
        if (alike.Count >= Fewest && alike.Count < run.Count && Same(alike[0], alike[^1]))
        {
            var next = run.Find(l => l.Start > alike[^1].Start);
            yield return List(alike, next.Length > 0 ? next.Start : bound);
            yield break;
        }

        // A general sentence (创新在发展中起主导作用。) opens the part that the leads divide.
        if (run.Count > Fewest && LeadOf(run[0]) >= GeneralFrom * run.Skip(1).Max(LeadOf))
        {
            run = run[1..];
        }

        if (run.Count >= Fewest)
        {
            yield return List(run, bound);
        }
    }

    private int LeadOf(TextSpan line)
    {
        var stop = text.IndexOfAny(['。', '！', '：'], line.Start, line.Length);
        return stop < 0 ? line.Length : stop - line.Start;
    }

    private static FoundList List(List<TextSpan> lines, int bound)
    {
        var list = new FoundList(ListStyle.Lead, true) { Bound = bound, End = bound };
        list.Starts.AddRange(lines.Select(l => (l.Start, (int?)null)));
        return list;
    }

    private bool Same(TextSpan one, TextSpan other) =>
        one.Length > LongestLead
        && other.Length > LongestLead
        && text.AsSpan(one.Start, SameWords).SequenceEqual(text.AsSpan(other.Start, SameWords))
        && !text.AsSpan(one.Start, SameWords).StartsWith("各位");

    private bool HasLead(TextSpan line)
    {
        var stop = text.IndexOfAny(['。', '！', '：'], line.Start, Math.Min(LongestLead, line.Length));
        if (stop < line.Start + 3 || stop + LongestLead / 2 > line.End)
        {
            return false;
        }

        var lead = text[line.Start..stop];
        return !NoLead().IsMatch(lead) && lead.Count(c => c == '，') <= 2;
    }

    [GeneratedRegex("^(?:各位代表|同志们)")]
    private static partial Regex Closes();

    // A sentence with figures, with a time or with a speaker reports or announces; it leads no paragraph.
    [GeneratedRegex(@"\d{2,}|^(?:今年|去年|一年来|过去|同时|当前|面对这|这些|对此|为此|在此)|(?:亿|万)元|如下$|以下")]
    private static partial Regex NoLead();
}
