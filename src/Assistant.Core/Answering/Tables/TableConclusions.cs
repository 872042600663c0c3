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
                .Where(g => g.Count() == 2 && AreAlike([.. g]))
                .Select(g => ($"{g.Key.Canonical}：{Reached(g.First(), g.Last()).Verdict}", (DerivedFigure?)null));
        }

        if (asked.Indicators.Count != 1 || cells.Count < 2 || !AreAlike(cells))
        {
            return [];
        }

        if (asked.ComparesWithResult)
        {
            var (verdict, difference, figure) = Reached(cells[0], cells[^1]);
            return [(verdict + difference, figure)];
        }

        // Results and aims are not of one kind; a result beside the next aim may be asked for.
        if (cells.Count > 2 && cells.Select(c => c.Figure.Status == Status.Actual).Distinct().Count() > 1)
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
        : comparison.Sides(Named(cells[^1]), Named(cells[0]));

    private string OtherUnits =>
        wording.Say("两端的单位不同，没有直接相减。", "The units of the two ends differ; they are not subtracted.");

    private static bool AreAlike(IReadOnlyList<(string Name, Figure Figure)> cells) =>
        cells.All(c => c.Figure.Canonical == cells[0].Figure.Canonical)
        && UnitTable.TryParse(cells[0].Figure.Unit, out var unit)
        && cells.All(c => UnitTable.TryParse(c.Figure.Unit, out var other) && other.ConvertsTo(unit));

    // A rise and a fall are not subtracted from each other.
    private static bool IsOneWay(IReadOnlyList<(string Name, Figure Figure)> cells) =>
        cells[0].Figure.Kind != FigureKind.Growth || cells.All(c => c.Figure.Falling == cells[0].Figure.Falling);

    private static ComparedFigure Named((string Name, Figure Figure) cell) => new(cell.Name, cell.Figure);

    // The cells come in the order that was asked for.
    private string First(AskedTable asked, IReadOnlyList<(string Name, Figure Figure)> cells)
    {
        var best = cells[0];
        var same = cells.TakeWhile(c => Size(c.Figure) == Size(best.Figure)).Select(c => c.Name).ToList();
        var word = asked.Order == TableOrder.Rising ? "最低" : "最高";
        var open = same.Count < cells.Count && FigureComparison.IsOrderOpen(best.Figure, cells[same.Count].Figure);
        var text = $"按报告给出的数字，{word}的是{string.Join('、', same)}：{Said(best.Figure)}。";
        return wording.Say(
            open ? text + "报告给出的是界限，实际先后不能完全确定。" : text,
            $"By the figures given, the {(asked.Order == TableOrder.Rising ? "lowest" : "highest")}: {string.Join(", ", same)} ({Said(best.Figure)})."
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

        var (text, derived) = comparison.Sides(Named(first), Named(last));
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

    private static bool IsLevel(Figure figure) => figure.Kind is FigureKind.Level or FigureKind.Count;

    private (string Verdict, string Difference, DerivedFigure? Derived) Reached(
        (string Name, Figure Figure) aim,
        (string Name, Figure Figure) done
    )
    {
        var isPlain = aim.Figure.Unit == done.Figure.Unit && aim.Figure.Falling == done.Figure.Falling;
        var (difference, derived) =
            isPlain && !FigureComparison.IsOrderOpen(aim.Figure, done.Figure)
                ? comparison.Sides(Named(aim), Named(done))
                : (string.Empty, null);
        bool Has(Figure figure, Bound bound) => figure.Modifier.Split(',').Any(m => Bounds.OfModifier(m) == bound);
        var (target, result) = (Math.Abs(Size(aim.Figure)), Math.Abs(Size(done.Figure)));
        var isLimit = Has(aim.Figure, Bound.AtMost) || CanonicalIndicators.Find(aim.Figure.Canonical!) is { IsLimit: true };
        bool? met =
            aim.Figure.Falling != done.Figure.Falling
                ? !isLimit && done.Figure.Falling
                    ? false
                    : null
                : Has(done.Figure, isLimit ? Bound.AtLeast : Bound.AtMost)
                    ? null
                    : isLimit
                        ? result <= target
                        : result >= target
                            ? true
                            : Has(aim.Figure, Bound.About) || Has(done.Figure, Bound.AtLeast)
                                ? null
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
