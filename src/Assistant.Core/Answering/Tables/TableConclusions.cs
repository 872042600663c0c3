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
        if (asked.Indicators.Count != 1 || cells.Count < 2 || !AreAlike(cells))
        {
            return [];
        }

        if (asked.ComparesWithResult)
        {
            return [Reached(cells[0], cells[^1])];
        }

        // Results and aims are not of one kind.
        if (cells.Select(c => c.Figure.Status == Status.Actual).Distinct().Count() > 1)
        {
            return [];
        }

        return asked.AsksMost ? [(First(asked, cells), null)]
            : asked.Places.Count == 1 ? [Changed(cells)]
            : asked.Places.Count == 2 && asked.Order == TableOrder.Given && SameYear(cells) ? [comparison.Sides(Named(cells[0]), Named(cells[1]))]
            : [];
    }

    private static bool AreAlike(IReadOnlyList<(string Name, Figure Figure)> cells) =>
        cells.All(c => c.Figure.Canonical == cells[0].Figure.Canonical)
        && UnitTable.TryParse(cells[0].Figure.Unit, out var unit)
        && cells.All(c => UnitTable.TryParse(c.Figure.Unit, out var other) && other.ConvertsTo(unit));

    private static bool SameYear(IReadOnlyList<(string Name, Figure Figure)> cells) =>
        cells.Select(c => c.Figure.PeriodStart).Distinct().Count() == 1;

    private static ComparedFigure Named((string Name, Figure Figure) cell) => new(cell.Name, cell.Figure);

    // The cells come in the order that was asked for.
    private string First(AskedTable asked, IReadOnlyList<(string Name, Figure Figure)> cells)
    {
        var best = cells[0];
        var same = cells.TakeWhile(c => Size(c.Figure) == Size(best.Figure)).Select(c => c.Name).ToList();
        var word = asked.Order == TableOrder.Rising ? "最低" : "最高";
        var open = same.Count < cells.Count && FigureComparison.IsOrderOpen(best.Figure, cells[same.Count].Figure);
        var text = $"按报告给出的数字，{word}的是{string.Join('、', same)}：{FigureComparison.Said(Named(best))}。";
        return wording.Say(
            open ? text + "报告给出的是界限，实际先后不能完全确定。" : text,
            $"By the figures given, the {(asked.Order == TableOrder.Rising ? "lowest" : "highest")}: {string.Join(", ", same)} ({FigureComparison.Said(Named(best))})."
        );
    }

    private (string Text, DerivedFigure? Derived) Changed(IReadOnlyList<(string Name, Figure Figure)> cells)
    {
        var ordered = cells.OrderBy(c => c.Figure.PeriodStart).ToList();
        var (first, last) = (ordered[0], ordered[^1]);
        if (first.Figure.Unit != last.Figure.Unit)
        {
            return (
                wording.Say("两端的单位不同，没有直接相减。", "The units of the two ends differ; they are not subtracted."),
                null
            );
        }

        var (text, derived) = comparison.Sides(Named(first), Named(last));
        return first.Figure.Kind is FigureKind.Level
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

    private (string Text, DerivedFigure? Derived) Reached((string Name, Figure Figure) aim, (string Name, Figure Figure) done)
    {
        var (difference, derived) = aim.Figure.Unit == done.Figure.Unit ? comparison.Sides(Named(aim), Named(done)) : (string.Empty, null);
        bool Has(Figure figure, Bound bound) => figure.Modifier.Split(',').Any(m => Bounds.OfModifier(m) == bound);
        var (target, result) = (Size(aim.Figure), Size(done.Figure));
        var isLimit = Has(aim.Figure, Bound.AtMost) || CanonicalIndicators.Find(aim.Figure.Canonical!) is { IsLimit: true };
        bool? met =
            aim.Figure.Falling != done.Figure.Falling || Has(done.Figure, isLimit ? Bound.AtLeast : Bound.AtMost) ? null
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
        return (verdict + difference, derived);
    }

    private static decimal Size(Figure figure) => UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value;
}
