using System.Text.RegularExpressions;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Whether a claim takes the right value for another scope than the report: a sum of years for one year, a year's amount for a month's, a rank in the province for one in the nation.</summary>
internal static partial class ClaimScope
{
    private static readonly Regex[] Areas = [World(), Nation(), Province(), City()];

    /// <summary>What the report says instead; null when the scopes agree or one of them is not told.</summary>
    /// <param name="before">What stands before the figure in its passage.</param>
    public static string? Fault(Claim claim, Figure figure, string before)
    {
        if (
            OneYear().IsMatch(claim.Sentence)
            && !Summed().IsMatch(claim.Sentence)
            && Summed().IsMatch(figure.Quote)
            && !OneYear().IsMatch(before + figure.Quote)
        )
        {
            return "报告说的是累计数，不是一年的数";
        }

        var (said, written) = (claim.Figure.Quote + claim.Figure.Unit, figure.Quote + figure.Unit + figure.Indicator);
        if (Monthly().IsMatch(said) && Yearly().IsMatch(written) && !Monthly().IsMatch(written))
        {
            return "报告说的是一年的数，不是一个月的";
        }

        if (Yearly().IsMatch(said) && !Monthly().IsMatch(said) && Monthly().IsMatch(written) && !Yearly().IsMatch(written))
        {
            return "报告说的是一个月的数，不是一年的";
        }

        return claim.Figure.Kind == FigureKind.Rank ? Area(claim, figure) : null;
    }

    private static string? Area(Claim claim, Figure figure)
    {
        var ours = Named(claim.Nearest);
        var lead = FigureNoun.Lead(figure);
        var theirs = Named(lead).Count > 0 ? Named(lead) : Named(figure.Quote);
        return ours.Count > 0 && theirs.Count > 0 && !ours.Overlaps(theirs) ? "报告说的是在另一范围内的位次" : null;
    }

    private static HashSet<int> Named(string text) => [.. Enumerable.Range(0, Areas.Length).Where(i => Areas[i].IsMatch(text))];

    [GeneratedRegex("全年|一年(?!来|级)|当年|年内|单年|年度")]
    private static partial Regex OneYear();

    [GeneratedRegex("累计|累积|总计|合计")]
    private static partial Regex Summed();

    [GeneratedRegex("每月|每个月|一个月|月均|/月|月标准|每人月")]
    private static partial Regex Monthly();

    [GeneratedRegex("每年|每人年|/年|年标准|年均")]
    private static partial Regex Yearly();

    [GeneratedRegex("全球|世界|国际上")]
    private static partial Regex World();

    [GeneratedRegex("全国|国内(?!生产)")]
    private static partial Regex Nation();

    [GeneratedRegex("全省|省内")]
    private static partial Regex Province();

    [GeneratedRegex("全市|市内")]
    private static partial Regex City();
}
