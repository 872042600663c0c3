using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>A run of characters that claim and passage share.</summary>
internal readonly record struct SharedRun(int Said, int Written, int Length)
{
    /// <summary>Index behind it in the claim.</summary>
    public int SaidEnd => Said + Length;

    /// <summary>Index behind it in the passage.</summary>
    public int WrittenEnd => Written + Length;
}

/// <summary>
/// Leads the characters of a claim back to those of a passage, the longest shared runs first. A figure, a year and a Latin word count as one character, which
/// is the same in both where the amounts are, in whatever unit.
/// </summary>
internal sealed class ClaimAlignment
{
    private const char FirstMark = '\ue000';

    // A single character is shared by chance unless it stands near what is shared already.
    private const int Near = 4;

    private ClaimAlignment(string said, string written, SharedRun[] runs, bool[] figures)
    {
        (Said, Written, Runs, FigureMarks) = (said, written, runs, figures);
        At = new int[said.Length];
        Array.Fill(At, -1);
        foreach (var run in runs)
        {
            for (var i = 0; i < run.Length; i++)
            {
                At[run.Said + i] = run.Written + i;
            }
        }
    }

    /// <summary>The claim, normalised, with marks for figures and words of Latin letters.</summary>
    public string Said { get; }

    /// <summary>The passage in the same form.</summary>
    public string Written { get; }

    /// <summary>The shared runs in the order of the claim.</summary>
    public IReadOnlyList<SharedRun> Runs { get; }

    /// <summary>For each character of the claim its place in the passage; -1 where it has none.</summary>
    public int[] At { get; }

    /// <summary>Which marks, counted from the first, are figures of the ledger.</summary>
    private bool[] FigureMarks { get; }

    /// <summary>Whether a character is a mark for a figure.</summary>
    public bool IsFigure(char c) => c >= FirstMark && c - FirstMark < FigureMarks.Length && FigureMarks[c - FirstMark];

    /// <summary>Whether a character is a mark for a figure, a year or a Latin word.</summary>
    public static bool IsMark(char c) => c is >= FirstMark and < '\uf8ff';

    /// <summary>Aligns two texts.</summary>
    public static ClaimAlignment Of(string claim, IReadOnlyList<Claim> saidFigures, string passage, IReadOnlyList<Figure> writtenFigures)
    {
        var marks = new List<string>();
        var isFigure = new List<bool>();
        var marked = new List<(Figure Figure, char Mark)>();
        foreach (var figure in writtenFigures)
        {
            var same = marked.Find(m =>
                m.Figure.Value == figure.Value && m.Figure.Unit == figure.Unit && m.Figure.ValueTo == figure.ValueTo
            );
            marked.Add((figure, same.Figure is null ? New(true) : same.Mark));
        }

        var written = Marked(passage, marked.Select(m => (m.Figure.Start, m.Figure.End, m.Mark)), Word);
        var said = Marked(
            claim,
            saidFigures.Select(c =>
                (
                    c.Figure.Start,
                    c.Figure.End,
                    marked.Find(m => c.Comparison(m.Figure) == ValueComparison.Equal) is { Figure: not null } equal ? equal.Mark : New(true)
                )
            ),
            Word
        );
        return new ClaimAlignment(said, written, [.. Align(said, written)], [.. isFigure]);

        char New(bool figure, string word = "")
        {
            marks.Add(word);
            isFigure.Add(figure);
            return (char)(FirstMark + marks.Count - 1);
        }

        char Word(string word)
        {
            var at = marks.IndexOf(word);
            return at >= 0 ? (char)(FirstMark + at) : New(false, word);
        }
    }

    private static string Marked(string text, IEnumerable<(int Start, int End, char Mark)> figures, Func<string, char> markOf)
    {
        var result = new System.Text.StringBuilder();
        var from = 0;
        foreach (var (start, end, mark) in figures.OrderBy(f => f.Start))
        {
            if (start < from)
            {
                continue;
            }

            Words(SearchText.Normalize(text[from..start]));
            result.Append(mark);
            from = Math.Min(text.Length, end);
        }

        Words(SearchText.Normalize(text[from..]));
        return result.ToString();

        void Words(string normalized)
        {
            for (var i = 0; i < normalized.Length; i++)
            {
                if (char.IsAsciiLetterOrDigit(normalized[i]))
                {
                    var end = SearchText.WordEnd(normalized, i);
                    result.Append(markOf(normalized[i..end]));
                    i = end - 1;
                }
                else
                {
                    result.Append(normalized[i]);
                }
            }
        }
    }

    private static List<SharedRun> Align(string said, string written)
    {
        var runs = new List<SharedRun>();
        var (usedSaid, usedWritten) = (new bool[said.Length], new bool[written.Length]);
        while (Best(said, written, usedSaid, usedWritten, runs) is { } run)
        {
            runs.Add(run);
            usedSaid.AsSpan(run.Said, run.Length).Fill(true);
            usedWritten.AsSpan(run.Written, run.Length).Fill(true);
        }

        runs.Sort((a, b) => a.Said.CompareTo(b.Said));
        return runs;
    }

    private static SharedRun? Best(string said, string written, bool[] usedSaid, bool[] usedWritten, List<SharedRun> runs)
    {
        SharedRun? best = null;
        var bestScore = 0.0;
        var before = new int[written.Length + 1];
        for (var i = 0; i < said.Length; i++)
        {
            var row = new int[written.Length + 1];
            for (var j = 0; j < written.Length; j++)
            {
                if (said[i] != written[j] || usedSaid[i] || usedWritten[j] || !char.IsLetterOrDigit(said[i]) && !IsMark(said[i]))
                {
                    continue;
                }

                row[j + 1] = before[j] + 1;
                var run = new SharedRun(i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1]);
                var score = Score(run, said, runs);
                if (score > bestScore)
                {
                    (best, bestScore) = (run, score);
                }
            }

            before = row;
        }

        return best;
    }

    // Longer is better; of equal ones the one that goes on where another shared run ends.
    private static double Score(SharedRun run, string said, List<SharedRun> runs)
    {
        var distance = int.MaxValue;
        foreach (var other in runs)
        {
            var (inSaid, inWritten) =
                other.Said < run.Said
                    ? (run.Said - other.SaidEnd, run.Written - other.WrittenEnd)
                    : (other.Said - run.SaidEnd, other.Written - run.WrittenEnd);
            if (inSaid >= 0)
            {
                distance = Math.Min(distance, Math.Abs(inSaid) + (inWritten < 0 ? -inWritten + Near : inWritten));
            }
        }

        if (run.Length == 1 && !IsMark(said[run.Said]) && (distance > 2 * Near || CitationCheck.IsParticle(said[run.Said])))
        {
            return 0;
        }

        return run.Length + (IsMark(said[run.Said]) ? 1.5 : 0) + (distance == int.MaxValue ? 0 : 0.9 / (1 + distance));
    }
}
