using System.Globalization;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>A figure of a comparison and what a sentence calls it.</summary>
/// <param name="Name">2023年实绩, 城镇居民人均可支配收入.</param>
internal sealed record ComparedFigure(string Name, Figure Figure);

/// <summary>
/// Words the difference of two figures of one unit: which is higher, by how much and how that is computed. What bounds a figure (以上, 左右) stays with it and bounds
/// the difference.
/// </summary>
/// <param name="asksHigher">Whether the question speaks of higher and lower, whatever the unit.</param>
internal sealed class FigureComparison(Wording wording, bool asksHigher = false)
{
    /// <summary>
    /// Fewest characters of a tail that makes one indicator of two names: a shorter one (率, 人数) says too little, or is cut out of a word (刑事发案率, 治安受案率).
    /// </summary>
    public const int ShortestTail = 3;

    /// <summary>Two sides of one indicator: the second is set against the first.</summary>
    public (string Text, DerivedFigure? Derived) Sides(ComparedFigure first, ComparedFigure second)
    {
        if (first.Figure.Value == second.Figure.Value)
        {
            return (Same(first, second), null);
        }

        var (high, low) = Ordered(first, second);
        var difference = Difference(high, low);
        var isMore = second == high;
        var percent = second.Figure.Unit is "%" or "个百分点";
        var lead =
            $"比较：{difference.Caution}{second.Name}{(percent || asksHigher ? isMore ? "更高" : "更低" : isMore ? "更多" : "更少")}，为{Said(second)}";
        var chinese = percent
            ? $"{lead}，{(isMore ? "高于" : "低于")}{first.Name}的{Said(first)}，{difference.Bound}{(isMore ? "高" : "低")}{difference.Text}（{difference.How}）。"
            : $"{lead}，比{first.Name}的{Said(first)}{difference.Bound}{(isMore ? "增加" : "减少")}{difference.Text}（{difference.How}）。";
        return (wording.Say(chinese, English(high, low, difference)) + OrderIsOpen(difference), difference.Derived);
    }

    /// <summary>Two things of one time: the one with the higher figure is named first.</summary>
    public (string Text, DerivedFigure? Derived) Things(ComparedFigure first, ComparedFigure second)
    {
        if (first.Figure.Value == second.Figure.Value)
        {
            return (Same(first, second), null);
        }

        var (high, low) = Ordered(first, second);
        var difference = Difference(high, low);
        var isGrowth = high.Figure.Kind == FigureKind.Growth;
        var (more, verb, gap) =
            isGrowth && high.Figure.Falling ? ("降幅更大", "下降", "大")
            : isGrowth ? ("更快", "增长", "高")
            : high.Figure.Unit is "%" or "个百分点" ? ("更高", "为", "高")
            : ("更多", "为", "多");
        var head = Head(high, low);
        var chinese =
            $"比较：{difference.Caution}{head}{more}，{(head == high.Name ? string.Empty : high.Name)}{verb}{Said(high)}，{difference.Bound}比{low.Name}的{Said(low)}{gap}{difference.Text}（{difference.How}）。";
        return (wording.Say(chinese, English(high, low, difference)) + OrderIsOpen(difference), difference.Derived);
    }

    /// <summary>The figure with its bound as the report has it: 15%以上, 突破2000亿元.</summary>
    public static string Said(ComparedFigure side)
    {
        var (before, behind) = (string.Empty, string.Empty);
        foreach (var modifier in side.Figure.Modifiers)
        {
            if (side.Figure.Text.Contains(modifier, StringComparison.Ordinal) || SaysStatus(side.Figure, modifier))
            {
                continue;
            }

            var apart = modifier.IndexOf('…', StringComparison.Ordinal);
            (before, behind) =
                apart >= 0 ? (before + modifier[..apart], modifier[(apart + 1)..] + behind)
                : ModifierReader.IsBehind(modifier) ? (before, behind + modifier)
                : (before + modifier, behind);
        }

        return before + side.Figure.Text + behind;
    }

    /// <summary>Whether a condition only says that an aim is one: the words in front of the figure say it already.</summary>
    public static bool SaysStatus(Figure figure, string modifier) => IsAimed(figure) && modifier is "预期" or "计划" or "拟";

    private static bool IsAimed(Figure figure) => figure.Status is Status.Target or Status.Plan;

    private static (ComparedFigure High, ComparedFigure Low) Ordered(ComparedFigure first, ComparedFigure second) =>
        first.Figure.Value > second.Figure.Value ? (first, second) : (second, first);

    // 10%以上 and 10% are the same number and not the same thing.
    private string Same(ComparedFigure first, ComparedFigure second)
    {
        var (above, below) = (BoundsOf(first.Figure), BoundsOf(second.Figure));
        if (above.SetEquals(below))
        {
            return wording.Say(
                $"比较：{first.Name}与{second.Name}相同，都是{Said(first)}。",
                $"Compared: {first.Name} and {second.Name} are the same, {Said(first)}."
            );
        }

        var (least, most) = Open(above, below);
        var (chinese, english) =
            least && !most ? ("不低于", "is at least")
            : most && !least ? ("不高于", "is at most")
            : ("的数字等于", "has the number of");
        return wording.Say(
            $"比较：{first.Name}为{Said(first)}，{second.Name}为{Said(second)}，{first.Name}{chinese}{second.Name}。",
            $"Compared: {first.Name} ({Said(first)}) {english} {second.Name} ({Said(second)})."
        );
    }

    private static string English(ComparedFigure high, ComparedFigure low, Gap difference) =>
        $"Compared: {difference.Caution}{high.Name} ({Said(high)}) is higher than {low.Name} ({Said(low)}) by {difference.English} ({difference.How}).";

    // 农村 of 农村居民人均可支配收入 beside 城镇居民人均可支配收入.
    private static string Head(ComparedFigure high, ComparedFigure low)
    {
        var tail = 0;
        while (tail < Math.Min(high.Name.Length, low.Name.Length) && high.Name[^(tail + 1)] == low.Name[^(tail + 1)])
        {
            tail++;
        }

        var head = high.Name[..^tail];
        return tail >= ShortestTail && head.Length > 1 ? head : high.Name;
    }

    private sealed record Gap(string Text, string English, string How, string Caution, string Bound, DerivedFigure Derived);

    private Gap Difference(ComparedFigure high, ComparedFigure low)
    {
        var value = Format(high.Figure.Value - low.Figure.Value);
        var unit = high.Figure.Unit == "%" ? "个百分点" : high.Figure.Unit;
        var how = $"{Format(high.Figure.Value)}-{Format(low.Figure.Value)}={value}";
        var english = $"{value} {(unit == "个百分点" ? "percentage points" : unit)}";
        var (caution, bound) = BoundOf(high.Figure, low.Figure);
        return new Gap(
            value + unit,
            english,
            how,
            caution,
            bound,
            new DerivedFigure(value + unit, [high.Figure.Text, low.Figure.Text], how)
        );
    }

    // The difference is bounded as its ends are: 15%以上 is at least 4.9 points more than 10.1%. Of 12% and 10%以上 either may be the higher one: only their numbers
    // are compared.
    private (string Caution, string Bound) BoundOf(Figure high, Figure low)
    {
        var (above, below) = (BoundsOf(high), BoundsOf(low));
        var (least, most) = Open(above, below);
        return most ? (wording.Say("按所列数字，", "by the numbers given, "), string.Empty)
            : above.Contains(Bound.About) || below.Contains(Bound.About) ? (string.Empty, wording.Say("约", "about "))
            : least ? (string.Empty, wording.Say("至少", "at least "))
            : (string.Empty, string.Empty);
    }

    // Whether what the first has more than the second is at least, and at most, the difference of their numbers.
    private static (bool Least, bool Most) Open(HashSet<Bound> above, HashSet<Bound> below) =>
        (above.Contains(Bound.AtLeast) || below.Contains(Bound.AtMost), above.Contains(Bound.AtMost) || below.Contains(Bound.AtLeast));

    /// <summary>Whether the bounds leave it open which of two figures is the higher: 12% and 10%以上, and two of one number that either is bounded.</summary>
    public static bool IsOrderOpen(Figure first, Figure second)
    {
        var (high, low) = first.Value > second.Value ? (BoundsOf(first), BoundsOf(second)) : (BoundsOf(second), BoundsOf(first));
        return first.Value == second.Value ? high.Count + low.Count > 0 : Open(high, low).Most;
    }

    // Behind the comparison of the numbers.
    private string OrderIsOpen(Gap difference) =>
        difference.Caution.Length == 0
            ? string.Empty
            : wording.Say(
                "报告给出的是界限，实际哪一个更高不能确定。",
                " The report gives bounds: which one is really higher is not determined."
            );

    /// <summary>The bounds that the conditions of a figure set.</summary>
    public static HashSet<Bound> BoundsOf(Figure figure) => [.. figure.Modifiers.Select(Bounds.OfModifier).OfType<Bound>()];

    private static string Format(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
