using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Search;

/// <summary>A passage that has all words of a search, as printed.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Report">The report that it is from.</param>
/// <param name="Marks">Where the words stand in the text of the passage, in order; they do not overlap.</param>
public sealed record WordsFound(Passage Passage, ReportInfo Report, IReadOnlyList<TextSpan> Marks);

/// <summary>What a search for printed words came to.</summary>
/// <param name="Total">How many passages have them.</param>
/// <param name="Reports">In how many reports.</param>
/// <param name="Found">The first of them, in the order of the reports and of their texts.</param>
public sealed record PrintedSearch(int Total, int Reports, IReadOnlyList<WordsFound> Found);

/// <summary>Looks words up as they are printed, in every report: what a person does who knows the words. Wide and narrow signs, capitals and small letters are the same.</summary>
public static class PrintedWords
{
    /// <summary>Longest search, in UTF-16 units.</summary>
    public const int MaxLength = 100;

    private const int MostWords = 8;

    // Wide signs are as far behind the narrow ones: ！ to ～.
    private const char FirstWide = '！';
    private const char LastWide = '～';
    private const int WideBehind = 0xFEE0;

    /// <summary>The passages that have all the words, which blanks part.</summary>
    /// <param name="reports">The reports to look in, in the order in which they are found.</param>
    /// <param name="most">How many passages are given out at most; all are counted.</param>
    public static PrintedSearch Find(
        ICorpusSnapshot snapshot,
        string words,
        IEnumerable<ReportInfo> reports,
        int most,
        CancellationToken cancellationToken = default
    )
    {
        var wanted = Folded(words.Length > MaxLength ? words[..MaxLength] : words)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Take(MostWords)
            .ToArray();
        var found = new List<WordsFound>();
        var (total, inReports) = (0, 0);
        foreach (var report in wanted.Length == 0 ? [] : reports)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Most reports have not all of the words anywhere: their passages are not looked at.
            if (snapshot.Text(report.Report) is not { } text || !HasAll(Folded(text), wanted))
            {
                continue;
            }

            var before = total;
            foreach (var passage in snapshot.Passages(report.Report))
            {
                var folded = Folded(passage.Text);
                if (!HasAll(folded, wanted))
                {
                    continue;
                }

                total++;
                if (found.Count < most)
                {
                    found.Add(new WordsFound(passage, report, Marks(folded, wanted)));
                }
            }

            inReports += total > before ? 1 : 0;
        }

        return new PrintedSearch(total, inReports, found);
    }

    private static bool HasAll(string text, string[] words) => Array.TrueForAll(words, w => text.Contains(w, StringComparison.Ordinal));

    private static List<TextSpan> Marks(string text, string[] words)
    {
        var all = new List<TextSpan>();
        foreach (var word in words)
        {
            for (
                var at = text.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)
            )
            {
                all.Add(new TextSpan(at, at + word.Length));
            }
        }

        var marks = new List<TextSpan>();
        foreach (var mark in all.OrderBy(m => m.Start).ThenByDescending(m => m.End))
        {
            if (marks.Count > 0 && mark.Start < marks[^1].End)
            {
                marks[^1] = marks[^1] with { End = Math.Max(marks[^1].End, mark.End) };
            }
            else
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    // As long as the text: what is found is found at its offsets.
    private static string Folded(string text) => string.Create(text.Length, text, static (folded, text) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                folded[i] = Folded(text[i]);
            }
        });

    private static char Folded(char sign) =>
        char.ToLowerInvariant(
            sign is >= FirstWide and <= LastWide ? (char)(sign - WideBehind)
            : sign == '。' ? '.'
            : sign
        );
}
