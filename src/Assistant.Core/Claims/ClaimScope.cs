using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Whether a claim takes the right value for another scope than the report: a sum of years for one year, a year's amount for a month's, a rank in the province for one in the nation.</summary>
internal static partial class ClaimScope
{
    /// <summary>What the report says instead; null when the scopes agree or one of them is not told.</summary>
    /// <param name="before">What stands before the figure in its passage.</param>
    public static string? Fault(Claim claim, Figure figure, string before)
    {
        if (
            OneYear().IsMatch(claim.Sentence)
            && !Cue.Sum.IsIn(claim.Sentence)
            && Cue.Sum.IsIn(figure.Quote)
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
        var lead = FigureNoun.Lead(figure);
        return Areas.Differ(claim.Nearest, Areas.Any(lead) ? lead : figure.Quote) ? "报告说的是在另一范围内的位次" : null;
    }

    [GeneratedRegex("全年|一年(?!来|级)|当年|年内|单年|年度")]
    private static partial Regex OneYear();

    [GeneratedRegex("每月|每个月|一个月|月均|/月|月标准|每人月")]
    private static partial Regex Monthly();

    [GeneratedRegex("每年|每人年|/年|年标准|年均")]
    private static partial Regex Yearly();
}
