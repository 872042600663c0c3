namespace Assistant.Core.Ledger;

/// <summary>An indicator that many reports give, under one name whatever each of them calls it.</summary>
/// <param name="Name">The one name (地区生产总值).</param>
/// <param name="Kinds">What kinds of figure are given of it: a level, a growth, a share. The first is meant where nobody says.</param>
/// <param name="Units">Base units of its levels (元, 人, 吨); empty where it is only given in percent.</param>
/// <param name="Names">The names by which reports call it, the one name first.</param>
/// <param name="Not">Indicators with a name like it that must not be taken for it.</param>
public sealed record CanonicalIndicator(
    string Name,
    IReadOnlyList<FigureKind> Kinds,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Not
)
{
    /// <summary>Whether an aim for it is a limit that is not to be passed (失业率, 物价).</summary>
    public bool IsLimit { get; init; }
}
