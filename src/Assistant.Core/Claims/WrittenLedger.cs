using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>
/// The figures of passages as a sentence about them may name them, where the ledger reads a clause short: what 分别 says of several figures holds for each, a total
/// beside what is new is no new one, and an aim in brackets is of the figure in front.
/// </summary>
internal static partial class WrittenLedger
{
    /// <summary>The figures of the passages, each passage once.</summary>
    public static IReadOnlyList<Figure> Of(IReadOnlyList<Passage> passages, ICorpusSnapshot snapshot) =>
        [.. passages.DistinctBy(p => p.Id).SelectMany(p => Read([.. ClaimLedger.Of(p, snapshot).OrderBy(f => f.Start)]))];

    private static List<Figure> Read(IReadOnlyList<Figure> figures)
    {
        var read = new List<Figure>();
        foreach (var figure in figures)
        {
            var before = read.Count > 0 ? read[^1] : null;
            read.Add(
                figure switch
                {
                    // 突破300亿元大关、达313.9亿元
                    { Indicator: "大关" or "关口" } when before is not null => Named(figure, before),
                    // 增长14.44%(年度目标7%左右)
                    { Indicator: "年度" or "年度目标" or "目标" } when before is not null && AimOfYear().IsMatch(figure.Quote) => Named(
                        figure,
                        before
                    ) with
                    {
                        Kind = before.Unit == figure.Unit ? before.Kind : figure.Kind,
                        Status = Status.Target,
                    },
                    // 新增15家、总数达36家
                    _ when NewTotal().Match(figure.Indicator) is { Success: true } total => figure with
                    {
                        Indicator = before is null
                            ? figure.Indicator[total.Groups[1].Index..]
                            : Plain(before.Indicator) + total.Groups[1].Value,
                        Quote = figure.Quote[AtTotal(figure, total.Groups[1].Value)..],
                        SpanStart = figure.SpanStart + AtTotal(figure, total.Groups[1].Value),
                    },
                    _ when before is not null && SharesCondition(figure, before) => figure with { Modifier = before.Modifier },
                    _ => figure,
                }
            );
        }

        return read;
    }

    private static Figure Named(Figure figure, Figure before) =>
        figure with
        {
            Indicator = before.Indicator,
            Canonical = before.Canonical,
            Subject = before.Subject,
        };

    private static string Plain(string indicator) => indicator.StartsWith("新增", StringComparison.Ordinal) ? indicator[2..] : indicator;

    private static int AtTotal(Figure figure, string total) =>
        Math.Max(
            0,
            figure.Quote.LastIndexOf(total, Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length), StringComparison.Ordinal)
        );

    // 力争分别突破30亿元、40亿元: the same clause, and nothing but a mark of enumeration between the two.
    private static bool SharesCondition(Figure figure, Figure before) =>
        figure.SpanStart == before.SpanStart
        && figure.Unit == before.Unit
        && figure.Kind == before.Kind
        && before.Modifiers.Count > figure.Modifiers.Count
        && figure.Modifiers.All(before.Modifiers.Contains)
        && Respectively().IsMatch(figure.Quote[..Math.Clamp(before.Start - figure.SpanStart, 0, figure.Quote.Length)])
        && figure.Start - before.End == 1
        && before.Modifiers.All(m =>
            Bounds.OfModifier(m) is null
            || figure.Quote[..Math.Clamp(before.Start - figure.SpanStart, 0, figure.Quote.Length)].EndsWith(m, StringComparison.Ordinal)
        );

    [GeneratedRegex("年度目标")]
    private static partial Regex AimOfYear();

    [GeneratedRegex("^新增.*?(总数|总量|累计)$")]
    private static partial Regex NewTotal();

    [GeneratedRegex("分别")]
    private static partial Regex Respectively();
}
