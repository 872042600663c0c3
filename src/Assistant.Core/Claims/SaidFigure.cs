using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>A figure of a sentence with the figure of the cited passages that it may be, by value, unit and kind alone.</summary>
/// <param name="Claim">As the sentence says it.</param>
/// <param name="Known">The figure of the passages; null where none has this value.</param>
internal sealed record SaidFigure(Claim Claim, Figure? Known)
{
    /// <summary>Where it begins in the sentence.</summary>
    public int Start => Claim.Figure.Start;

    /// <summary>Where it ends.</summary>
    public int End => Claim.Figure.End;

    /// <summary>Whether it rises or falls by so much, rather than being so much.</summary>
    public bool IsGrowth => (Known ?? Claim.Figure).Kind is FigureKind.Growth or FigureKind.Change;

    /// <summary>Whether it is aimed at, by the report.</summary>
    public bool IsAim => Known?.Status is Status.Target or Status.Plan;

    /// <summary>The amount to compare by, in base units; a fall counts below zero.</summary>
    public decimal Amount
    {
        get
        {
            var figure = Known ?? Claim.Figure;
            var amount = UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value;
            return figure.Falling && IsGrowth ? -amount : amount;
        }
    }

    /// <summary>Whether two can be compared: both growth or both none, in units that convert.</summary>
    public bool ComparesWith(SaidFigure other) =>
        IsGrowth == other.IsGrowth
        && UnitTable.TryParse(Claim.Figure.Unit, out var unit)
        && UnitTable.TryParse(other.Claim.Figure.Unit, out var others)
        && unit.ConvertsTo(others);

    /// <summary>The figures of a sentence in order, each with the one of the ledger that has its value and of several the one of the period that is said.</summary>
    public static IReadOnlyList<SaidFigure> Of(string sentence, IReadOnlyList<Figure> ledger, int? latest) =>
        [.. ClaimFigures.Of(sentence, latest).Select(claim => new SaidFigure(claim, KnownOf(claim, ledger)))];

    private static Figure? KnownOf(Claim claim, IReadOnlyList<Figure> ledger) =>
        ledger
            .Where(f => f.Value == claim.Figure.Value && f.ValueTo == claim.Figure.ValueTo && f.Unit == claim.Figure.Unit)
            .OrderBy(f => claim.SpeaksOfPeriod(f) ? 0 : 1)
            .ThenBy(f => claim.SameKind(f) ? 0 : 1)
            .FirstOrDefault();
}
