using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Reads the figures of a claim: as those of a report, and as people say them (四成半, 九成五, 增长-12.6%).</summary>
internal static partial class ClaimFigures
{
    private const string Numerals = "零一二三四五六七八九";
    private static readonly FigureExtractor Extractor = new();

    /// <summary>The claims that the figures of a text make, in order; offsets count in that text.</summary>
    /// <param name="latest">Year from which 去年 and 今年 are counted.</param>
    public static IReadOnlyList<Claim> Of(string text, int? latest)
    {
        var plain = Tenths().Replace(text, m => $"{Digit(m.Groups[1].Value)}{(m.Groups[2].Value == "半" ? 5 : Digit(m.Groups[2].Value))}%");
        var context = new FigureContext(string.Empty, string.Empty, string.Empty, latest, null, null, Status.None);
        List<Figure> figures = [.. Extractor.ExtractFromText(plain, context).Select(f => Unsigned(f) with { Text = text[f.Start..f.End] })];
        return [.. figures.Select((figure, i) => Claim.Of(figure, plain, i > 0 ? figures[i - 1] : null, latest))];
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

    private static int Digit(string numeral) =>
        char.IsAsciiDigit(numeral[0]) ? numeral[0] - '0' : Numerals.IndexOf(numeral[0], StringComparison.Ordinal);

    [GeneratedRegex(
        "(?<![一二三四五六七八九十百千万亿\\d.])([一二三四五六七八九1-9])成([半一二三四五六七八九1-9])(?![个家项件户人名万亿年月日成十百千])"
    )]
    private static partial Regex Tenths();
}
