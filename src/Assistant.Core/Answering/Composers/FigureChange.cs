using System.Text.RegularExpressions;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>What one sentence says that something was before and is now: 由2006年的10万平方米增加到2011年的85万平方米.</summary>
internal static partial class FigureChange
{
    private const int Before = 10;

    // Between the two figures there are few words.
    private const int Between = 20;

    /// <summary>Whether a figure is what something was before it changed.</summary>
    public static bool IsStart(Figure figure, string text) =>
        From().IsMatch(text[Math.Max(0, figure.Start - Before)..figure.Start])
        && To().IsMatch(text[figure.End..Math.Min(text.Length, figure.End + Between)]);

    /// <summary>The only change that the figures tell; null where they tell none, or several.</summary>
    public static (Figure Before, Figure After)? Of(IReadOnlyList<Figure> figures, ICorpusSnapshot snapshot)
    {
        var changes = (
            from start in figures
            where IsStart(start, snapshot.Text(start.Report)!)
            from end in figures
            where
                end.Report == start.Report
                && end.Start - start.End is > 0 and <= Between
                && end.Unit == start.Unit
                && end.Kind == start.Kind
                && end.Indicator == start.Indicator
            select (start, end)
        ).ToList();
        return changes.Count == 1 ? changes[0] : null;
    }

    [GeneratedRegex(@"[由从](?:\d{4}年|上年|去年|原来|最初)?(?:底|末)?的?$")]
    private static partial Regex From();

    [GeneratedRegex("^[^，。；]{0,4}(?:增加|提高|上升|增长|扩大|发展|提升|增|升|涨|减少|下降|降低|降|缩减|压减|减|压)[至到为]")]
    private static partial Regex To();
}
