using System.Globalization;
using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Tests.Verification;

/// <summary>Statements made from a ledger: as printed, reworded, and altered in one thing so that they are false.</summary>
internal static class GeneratedClaims
{
    /// <summary>A statement and the figure of it that counts, as it stands in the text.</summary>
    public sealed record Statement(string Kind, string Text, string Figure);

    /// <summary>
    /// Figures from which statements can be made: with one period, a result or a target, a unit, and an indicator that names a thing by itself
    /// (six characters or more, no year or number in it): 新增全省 says nothing that could be true or false.
    /// </summary>
    public static IReadOnlyList<Figure> Usable(IEnumerable<Figure> ledger) =>
        [
            .. ledger.Where(f =>
                f.Status is Status.Actual or Status.Target
                && f.PeriodStart is not null
                && f.PeriodStart == f.PeriodEnd
                && f.Indicator.Length is > 5 and < 24
                && !f.Indicator.Any(char.IsAsciiDigit)
                && !f.Indicator.Contains('年', StringComparison.Ordinal)
                && f.Unit is not ("亿" or "万")
                && f.Unit.Length > 0
                && f.Value > 0
                && f.ValueTo is null
                && f.Text.All(c => !"一二三四五六七八九十两".Contains(c, StringComparison.Ordinal))
                && !f.Quote.Contains("分别", StringComparison.Ordinal)
            ),
        ];

    /// <summary>The clause as printed, with its year and status in front.</summary>
    public static Statement Printed(Figure f) => new("printed", $"{Frame(f)}{f.Quote.Trim('，', ',', '；', ';', '。', '、')}。", f.Text);

    /// <summary>Whether the clause says by itself what its figure measures: 增长6.3% alone says nothing that could be true or false.</summary>
    public static bool IsWhole(Figure f) => TextLikeness.Containment(f.Indicator, f.Quote) >= 0.6;

    /// <summary>Another value of the same kind, as it would be printed.</summary>
    public static string OtherValue(Figure f)
    {
        var value = f.Value * 1.13m + 1;
        return (f.Kind is FigureKind.Rank or FigureKind.Count ? Math.Ceiling(value) : value).ToString("0.##", CultureInfo.InvariantCulture)
            + f.Unit;
    }

    /// <summary>Clauses that give values in order (分别), the first two values exchanged.</summary>
    public static IEnumerable<string> Swapped(IReadOnlyList<Figure> ledger) =>
        from clause in ledger.Where(f => f.Quote.Contains("分别", StringComparison.Ordinal)).GroupBy(f => (f.PassageId, f.SpanStart))
        let listed = clause.OrderBy(f => f.Start).ToList()
        where listed.Count is > 1 and < 5 && listed[0].Unit == listed[1].Unit && listed[0].Text != listed[1].Text
        where listed.Take(2).All(f => Stands(f) && ledger.Count(other => other.Text == f.Text) == 1)
        let quote = listed[0].Quote
        let first = listed[0].Start - listed[0].SpanStart
        let second = listed[1].Start - listed[1].SpanStart
        select quote[..first]
            + listed[1].Text
            + quote[(first + listed[0].Text.Length)..second]
            + listed[0].Text
            + quote[(second + listed[1].Text.Length)..].TrimEnd('，', ',', '；', ';', '。')
            + "。";

    private static bool Stands(Figure f)
    {
        var at = f.Start - f.SpanStart;
        return at >= 0 && at + f.Text.Length <= f.Quote.Length && f.Quote.Substring(at, f.Text.Length) == f.Text;
    }

    /// <summary>The same in other words.</summary>
    public static Statement Reworded(Figure f) => new("reworded", $"{Frame(f)}{f.Indicator}{Verb(f)}{f.Text}{After(f)}。", f.Text);

    /// <summary>Statements that are false.</summary>
    public static IEnumerable<Statement> False(Figure f, Figure other)
    {
        yield return Altered("value", f, f.Value * 1.13m + 1, f.Unit);
        yield return Altered("unit", f, f.Value, OtherUnit(f.Unit));
        yield return new Statement("period", $"{f.PeriodStart - 3}年{f.Indicator}{Verb(f)}{f.Text}{After(f)}。", f.Text);
        if (other.Indicator != f.Indicator)
        {
            yield return new Statement("subject", $"{Frame(f)}{other.Indicator}{Verb(f)}{f.Text}{After(f)}。", f.Text);
        }
    }

    private static Statement Altered(string kind, Figure f, decimal value, string unit)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture) + unit;
        return new Statement(kind, $"{Frame(f)}{f.Indicator}{Verb(f)}{text}{After(f)}。", text);
    }

    private static string Frame(Figure f) => f.Status == Status.Target ? $"{f.PeriodStart}年目标：" : $"{f.PeriodStart}年";

    private static string Verb(Figure f) =>
        f.Kind switch
        {
            FigureKind.Growth => f.Falling ? "下降" : "增长",
            FigureKind.Change => f.Falling ? "下降" : "提高",
            FigureKind.Rank => "位居",
            FigureKind.Share => f.Falling ? "降至" : "达到",
            _ => "为",
        };

    private static string After(Figure f) =>
        f.Modifier.Split(',').Where(m => m is "以上" or "以下" or "以内" or "左右").LastOrDefault()
        ?? (f.Modifier.Length > 0 ? "以上" : string.Empty);

    private static string OtherUnit(string unit) =>
        unit switch
        {
            "亿元" => "万元",
            "万元" => "亿元",
            "%" => "个百分点",
            "个百分点" => "%",
            "亩" or "万亩" => "公顷",
            "公里" => "米",
            _ => "亿元",
        };
}
