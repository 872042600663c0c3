using System.Globalization;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>Says what follows from the cells of a table, from like and like alone: which is highest, what changed, whether an aim was reached.</summary>
internal sealed class TableConclusions(Wording wording)
{
    private readonly FigureComparison comparison = new(wording);

    /// <summary>Sentences, each with the figure that it computes, if any.</summary>
    public IEnumerable<(string Text, DerivedFigure? Derived)> Of(AskedTable asked, IReadOnlyList<(string Name, Figure Figure)> cells)
    {
        if (asked.ComparesWithResult && asked.Indicators.Count > 1)
        {
            // What became of each aim, without the differences.
            return cells
                .GroupBy(c => (c.Figure.Canonical, IsLevel(c.Figure) ? FigureKind.Level : c.Figure.Kind))
                .Where(g => g.Count() == 2 && AreAlike([.. g.Select(c => c.Figure)]) && g.Count(c => IsDone(c.Figure)) == 1)
                .Select(g =>
                    (
                        $"{AskedIndicator.NameOf(CanonicalIndicators.Find(g.Key.Canonical!)!, g.Key.Item2)}：{Reached(g.First(c => !IsDone(c.Figure)), g.First(c => IsDone(c.Figure))).Verdict}",
                        (DerivedFigure?)null
                    )
                );
        }

        var figures = cells.Select(c => c.Figure).ToList();
        if (asked.Indicators.Count != 1 || cells.Count < 2)
        {
            return [];
        }

        if (asked.Places.Count > 1 && !AreOfOneScale(asked, figures))
        {
            return asked.AsksMost || cells.Count == 2 ? [(OtherScales, null)] : [];
        }

        if (!AreAlike(figures))
        {
            return [];
        }

        if (asked.ComparesWithResult)
        {
            if (cells.Count != 2 || figures.Count(IsDone) != 1)
            {
                return [];
            }

            var (verdict, difference, figure) = Reached(cells.First(c => !IsDone(c.Figure)), cells.First(c => IsDone(c.Figure)));
            return [(verdict + difference, figure)];
        }

        // Results and aims are not of one kind; a result beside the next aim may be asked for.
        if (figures.Select(IsDone).Distinct().Count() > 1 && (cells.Count > 2 || !asked.WantsBoth))
        {
            return [];
        }

        if (!IsOneWay(cells))
        {
            return asked.AsksMost ? [(First(asked, cells), null)] : [];
        }

        return cells.Count == 2 ? [Compared(asked, cells)]
            : asked.AsksMost ? [(First(asked, cells), null)]
            : asked.Places.Count == 1 ? [Changed(cells)]
            : [];
    }

    private (string Text, DerivedFigure? Derived) Compared(AskedTable asked, IReadOnlyList<(string Name, Figure Figure)> cells) =>
        asked.Places.Count == 1 ? Changed(cells)
        : cells[0].Figure.Unit != cells[1].Figure.Unit ? (OtherUnits, null)
        : Sides(cells[^1], cells[0]);

    private string OtherUnits =>
        wording.Say("两端的单位不同，没有直接相减。", "The units of the two ends differ; they are not subtracted.");

    private string OtherScales =>
        wording.Say(
            "各地的数字年份或单位不同，或有实绩有目标，没有直接比较。",
            "The figures of the places are of different years or units, or results and aims; they are not compared."
        );

    /// <summary>Whether figures can be put in one order: of one indicator and unit, and those of several places of one year, all results or all aims.</summary>
    public static bool AreOfOneScale(AskedTable asked, IReadOnlyList<Figure> figures) =>
        figures.Count == 0
        || asked.Indicators.Count > 1
        || (AreAlike(figures) && (asked.Places.Count == 1 || figures.DistinctBy(f => (f.PeriodStart, IsDone(f))).Count() == 1));

    private static bool AreAlike(IReadOnlyList<Figure> figures) =>
        figures.All(f => f.Canonical == figures[0].Canonical)
        && UnitTable.TryParse(figures[0].Unit, out var unit)
        && figures.All(f => UnitTable.TryParse(f.Unit, out var other) && other.ConvertsTo(unit));

    private static bool IsDone(Figure figure) => figure.Status == Status.Actual;

    // A rise and a fall are not subtracted from each other.
    private static bool IsOneWay(IReadOnlyList<(string Name, Figure Figure)> cells) =>
        cells[0].Figure.Kind != FigureKind.Growth || cells.All(c => c.Figure.Falling == cells[0].Figure.Falling);

    private static ComparedFigure Named((string Name, Figure Figure) cell) => new(cell.Name, cell.Figure);

    // The cells come in the order that was asked for.
    private string First(AskedTable asked, IReadOnlyList<(string Name, Figure Figure)> cells)
    {
        var best = cells[0];
        var same = cells.TakeWhile(c => Size(c.Figure) == Size(best.Figure)).ToList();
        var word = asked.Order == TableOrder.Rising ? "最低" : "最高";
        var open =
            (same.Count < cells.Count && FigureComparison.IsOrderOpen(best.Figure, cells[same.Count].Figure))
            || (same.Count > 1 && same.Exists(c => IsBounded(c.Figure)));

        // Each of several first ones with its own conditions.
        var isOne = same.TrueForAll(c => Said(c.Figure) == Said(best.Figure));
        var names = isOne
            ? $"{string.Join('、', same.Select(c => c.Name))}：{Said(best.Figure)}"
            : string.Join('；', same.Select(c => $"{c.Name}：{Said(c.Figure)}"));
        var text = $"按报告给出的数字，{word}的是{names}。";
        return wording.Say(
            open ? text + "报告给出的是界限，实际先后不能完全确定。" : text,
            $"By the figures given, the {(asked.Order == TableOrder.Rising ? "lowest" : "highest")}: {string.Join(", ", same.Select(c => $"{c.Name} ({Said(c.Figure)})"))}."
        );
    }

    private (string Text, DerivedFigure? Derived) Changed(IReadOnlyList<(string Name, Figure Figure)> cells)
    {
        var ordered = cells.OrderBy(c => c.Figure.PeriodStart).ToList();
        var (first, last) = (ordered[0], ordered[^1]);
        if (first.Figure.Unit != last.Figure.Unit)
        {
            return (OtherUnits, null);
        }

        var (text, derived) = Sides(first, last);
        return first.Figure is { Kind: FigureKind.Level, Unit: [.., '元'] } && first.Figure.PeriodStart != last.Figure.PeriodStart
            ? (
                text
                    + wording.Say(
                        "这是各年数额之差，不是按可比价格计算的增速。",
                        " This is the difference of the amounts, not a growth at constant prices."
                    ),
                derived
            )
            : (text, derived);
    }

    // Equal numbers are the same only where nothing bounds them; of two falls the larger number is the lower growth.
    private (string Text, DerivedFigure? Derived) Sides((string Name, Figure Figure) first, (string Name, Figure Figure) second)
    {
        var isFall = first.Figure is { Kind: FigureKind.Growth, Falling: true };
        var isBounded = IsBounded(first.Figure) || IsBounded(second.Figure);
        if (first.Figure.Value == second.Figure.Value)
        {
            var isSame = !isBounded && Said(first.Figure) == Said(second.Figure);
            return isSame && !isFall
                ? comparison.Sides(Named(first), Named(second))
                : (
                    BothSaid(first, second)
                        + (
                            isBounded
                                ? wording.Say(
                                    "数字相同，但报告给出的是界限，实际哪一个更高不能确定。",
                                    " The numbers are equal, but bounds: which one is really higher is not determined."
                                )
                                : wording.Say("数字相同。", " The numbers are equal.")
                        ),
                    null
                );
        }

        if (!isFall)
        {
            return comparison.Sides(Named(first), Named(second));
        }

        if (isBounded)
        {
            return (BothSaid(first, second), null);
        }

        var (more, less) = first.Figure.Value > second.Figure.Value ? (first, second) : (second, first);
        var (high, low) = (Plain(more.Figure.Value), Plain(less.Figure.Value));
        var gap = Plain(more.Figure.Value - less.Figure.Value);
        var how = $"{high}-{low}={gap}";
        return (
            wording.Say(
                $"比较：{more.Name}降幅更大，为{Said(more.Figure)}，{less.Name}为{Said(less.Figure)}，降幅相差{gap}个百分点（{how}）。",
                $"Compared: {more.Name} fell more ({more.Figure.Text}) than {less.Name} ({less.Figure.Text}), by {gap} percentage points ({how})."
            ),
            new DerivedFigure(gap + "个百分点", [more.Figure.Text, less.Figure.Text], how)
        );
    }

    private string BothSaid((string Name, Figure Figure) first, (string Name, Figure Figure) second) =>
        wording.Say(
            $"比较：{first.Name}为{Said(first.Figure)}，{second.Name}为{Said(second.Figure)}。",
            $"Compared: {first.Name} ({Said(first.Figure)}), {second.Name} ({Said(second.Figure)})."
        );

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static bool IsBounded(Figure figure) => AskedBound.IsOver(figure) || FigureComparison.BoundsOf(figure).Count > 0;

    private static bool IsLevel(Figure figure) => figure.Kind is FigureKind.Level or FigureKind.Count;

    private (string Verdict, string Difference, DerivedFigure? Derived) Reached(
        (string Name, Figure Figure) aim,
        (string Name, Figure Figure) done
    )
    {
        var isPlain = aim.Figure.Unit == done.Figure.Unit && aim.Figure.Falling == done.Figure.Falling;
        var (difference, derived) =
            isPlain && !FigureComparison.IsOrderOpen(aim.Figure, done.Figure) ? Sides(aim, done) : (string.Empty, null);
        bool Has(Figure figure, Bound bound) => FigureComparison.BoundsOf(figure).Contains(bound);
        var (target, result) = (Math.Abs(Size(aim.Figure)), Math.Abs(Size(done.Figure)));
        var indicator = CanonicalIndicators.Find(aim.Figure.Canonical!);
        var isGrowth = aim.Figure.Kind == FigureKind.Growth;

        // What is to fall: its amount and its rise are limits, a fall is to be reached.
        var isLimit = Has(aim.Figure, Bound.AtMost) || (indicator is { IsLimit: true } && !(isGrowth && aim.Figure.Falling));
        var isUnclear = indicator is { IsLimit: true, Units.Count: > 0 } && isGrowth && !aim.Figure.Falling && !done.Figure.Falling;
        bool? met =
            isUnclear ? null
            : aim.Figure.Falling != done.Figure.Falling
                ? !isLimit && done.Figure.Falling ? false
                    : null
            : Has(done.Figure, isLimit ? Bound.AtLeast : Bound.AtMost) ? null
            : isLimit ? result <= target
            : result >= target ? true
            : Has(aim.Figure, Bound.About) || Has(done.Figure, Bound.AtLeast) ? null
            : false;
        var verdict = met switch
        {
            true => wording.Say("按报告给出的数字，目标完成。", "By the figures given the target was met. "),
            false => wording.Say("按报告给出的数字，目标没有完成。", "By the figures given the target was missed. "),
            null => wording.Say("按报告给出的数字不能断定是否完成。", "The figures given do not decide whether the target was met. "),
        };
        return (verdict, difference, derived);
    }

    /// <summary>The figure with its conditions, as a cell holds it: 下降1.2% is no growth of 1.2%.</summary>
    public static string Said(Figure figure) =>
        (figure is { Kind: FigureKind.Growth, Falling: true } ? "下降" : string.Empty)
        + FigureComparison.Said(new ComparedFigure(string.Empty, figure));

    /// <summary>By what figures of one indicator are ordered: in base units, what falls below what rises.</summary>
    public static decimal Size(Figure figure) =>
        (UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value)
        * (figure is { Kind: FigureKind.Growth, Falling: true } ? -1 : 1);
}
