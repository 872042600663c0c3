using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Web.Reports;

/// <summary>What became of a linked quote: there, moved (in the same report or in another), changed (the report no longer says it), gone (no such report).</summary>
internal sealed record FoundQuote(string State, string? Report, Citation? Citation);

/// <summary>Finds the quote of a link in what is indexed now.</summary>
internal static partial class QuoteFinder
{
    private const int LongestQuote = 2000;

    /// <summary>The quote; null where the parts of the link are no such.</summary>
    /// <param name="place">start-end-mark, as links carry it.</param>
    public static FoundQuote? Find(ICorpusSnapshot snapshot, string report, string place)
    {
        var parts = Place().Match(place);
        if (!parts.Success)
        {
            return null;
        }

        var (start, end, mark) = (Number(parts.Groups[1]), Number(parts.Groups[2]), parts.Groups[3].Value);
        if (end <= start || end - start > LongestQuote)
        {
            return null;
        }

        var length = end - start;
        if (snapshot.Text(report) is { } text)
        {
            if (end <= text.Length && QuoteHash.Of(text.AsSpan(start, length)) == mark)
            {
                return new FoundQuote("there", report, Cite(snapshot, report, text, start, length));
            }

            if (QuoteHash.Find(text, length, mark, start) is { } moved)
            {
                return new FoundQuote("moved", report, Cite(snapshot, report, text, moved, length));
            }
        }

        // A report that got another name.
        foreach (var other in snapshot.Reports.Where(r => r.Report != report))
        {
            if (snapshot.Text(other.Report) is { } elsewhere && QuoteHash.Find(elsewhere, length, mark, start) is { } at)
            {
                return new FoundQuote("moved", other.Report, Cite(snapshot, other.Report, elsewhere, at, length));
            }
        }

        return snapshot.Reports.Any(r => r.Report == report) ? new FoundQuote("changed", report, null) : new FoundQuote("gone", null, null);
    }

    private static Citation Cite(ICorpusSnapshot snapshot, string report, string text, int start, int length)
    {
        var info = snapshot.Reports.First(r => r.Report == report);
        var passage = snapshot.Passages(report).FirstOrDefault(p => p.Kind != PassageKind.Heading && p.Start <= start && start < p.End);
        return new Citation(
            1,
            report,
            info.Title,
            passage?.HeadingPath ?? [],
            info.PageOf(start),
            text.Substring(start, length),
            start,
            start + length
        );
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(\d{1,8})-(\d{1,8})-([0-9a-f]{16})\z")]
    private static partial Regex Place();
}
