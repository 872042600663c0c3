using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Reads the figures of a claim: as those of a report, and as people say them (<see cref="SpokenNumbers"/>; 增长-12.6%).</summary>
internal static partial class ClaimFigures
{
    private static readonly FigureExtractor Extractor = new();

    /// <summary>The claims that the figures of a text make, in order; offsets count in that text.</summary>
    /// <param name="latest">Year from which 去年 and 今年 are counted.</param>
    /// <param name="period">The years that the text speaks of where its words name none; null where that is not known.</param>
    public static IReadOnlyList<Claim> Of(string text, int? latest, (int From, int To)? period = null)
    {
        var spoken = SpokenNumbers.Of(text);
        var context = new FigureContext(string.Empty, string.Empty, string.Empty, latest, period?.From, period?.To, Status.None);
        List<Figure> figures = [.. Extractor.ExtractFromText(spoken.Text, context).Select(Unsigned)];
        return
        [
            .. figures
                .Select((figure, i) => Claim.Of(figure, spoken, text, i > 0 ? figures[i - 1] : null, latest))
                .Where(claim => !Magnitude().IsMatch(claim.Figure.Text)),
        ];
    }

    /// <summary>The figure with its sign in words: 增长-12.6% is a fall of 12.6%.</summary>
    public static Figure Unsigned(Figure figure) =>
        figure is { Value: < 0, Kind: FigureKind.Growth or FigureKind.Change }
            ? figure with
            {
                Value = -figure.Value,
                Falling = true,
            }
            : figure;

    // 千兆光纤: a class of network, no quantity.
    [GeneratedRegex("^[百千万]+兆$")]
    private static partial Regex Magnitude();
}
