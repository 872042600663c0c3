using System.Text;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Tests.Ledger;

/// <summary>Compares the ledger of a report with a hand-made one.</summary>
internal sealed class LedgerGold
{
    private readonly List<string> complaints = [];

    private LedgerGold(int rows) => Rows = rows;

    /// <summary>Core rows: those that are not optional.</summary>
    public int Rows { get; }

    public int Found { get; private set; }

    public int Unit { get; private set; }

    public int Kind { get; private set; }

    public int PeriodAndStatus { get; private set; }

    public int Indicator { get; private set; }

    /// <summary>Ledger figures inside the stretch that the gold rows cover, which no row, optional ones included, names.</summary>
    public int False { get; private set; }

    public int InStretch { get; private set; }

    /// <summary>Every difference, a line each.</summary>
    public string Complaints => string.Join('\n', complaints);

    public double Share(int count) => Rows == 0 ? 1 : count / (double)Rows;

    /// <summary>Compares; with <paramref name="whole"/> the rows name every figure between their first and last one.</summary>
    public static LedgerGold Compare(Report report, IReadOnlyList<JsonElement> rows, bool whole)
    {
        var ledger = new FigureExtractor().Extract(report, new SentencePassageSplitter().Split(report));
        var gold = new LedgerGold(rows.Count(r => !Flag(r, "optional")));
        var squeezed = Squeezed(report.Text.Value, out var map);
        var named = new HashSet<int>();
        var spans = new List<(int Start, int End)>();
        foreach (var row in rows)
        {
            var quote = Squeeze(row.GetProperty("quote").GetString()!);
            var at = squeezed.IndexOf(quote, StringComparison.Ordinal);
            if (at < 0)
            {
                gold.complaints.Add($"quote not in the report: {quote}");
                continue;
            }

            var (start, end) = (map[at], map[at + quote.Length - 1] + 1);
            spans.Add((start, end));
            gold.Judge(row, [.. ledger.Where(f => f.Start >= start && f.End <= end)], named);
        }

        if (whole && spans.Count > 0)
        {
            gold.CountFalse(ledger, spans, named);
        }

        return gold;
    }

    private void Judge(JsonElement row, List<Figure> candidates, HashSet<int> named)
    {
        var value = row.GetProperty("value").GetDecimal();
        var unit = row.GetProperty("unit").GetString()!;
        var match = candidates
            .Where(f => SameAmount(f, value, unit))
            .OrderByDescending(f => f.Unit == unit ? 1 : 0)
            .ThenBy(f => named.Contains(f.Start) ? 1 : 0)
            .ThenByDescending(f => TextLikeness.Dice(f.Indicator, Text(row, "indicator")))
            .FirstOrDefault();
        if (match is not null)
        {
            named.Add(match.Start);
        }

        if (Flag(row, "optional"))
        {
            return;
        }

        if (match is null)
        {
            complaints.Add($"missing {value}{unit} in {Text(row, "quote")} (has {string.Join(" ", candidates.Select(c => c.Text))})");
            return;
        }

        Found++;
        Unit += Check(row, "unit", match.Unit == unit, match.Unit);
        Kind += Check(row, "kind", Allowed(row, "kind").Contains(KindName(match.Kind)), KindName(match.Kind));
        var period = PeriodOf(match);
        var status = match.Status.ToString().ToLowerInvariant();
        PeriodAndStatus += Check(
            row,
            "period",
            Allowed(row, "period").Contains(period) && Allowed(row, "status").Contains(status),
            $"{period} {status}"
        );
        Indicator += Check(row, "indicator", Similar(Text(row, "indicator"), match.Indicator), match.Indicator);
    }

    /// <summary>
    /// Indicators are similar when the Dice coefficient of their character pairs is at least 0.4, or when two thirds of the pairs of one stand
    /// in the other; endings that only name the kind (数, 额, 增速) are left out.
    /// </summary>
    private static bool Similar(string gold, string ours)
    {
        var (a, b) = (Bare(gold), Bare(ours));
        return TextLikeness.Dice(a, b) >= 0.4 || TextLikeness.Containment(a, b) >= 0.66 || TextLikeness.Containment(b, a) >= 0.66;
    }

    private static string Bare(string indicator)
    {
        var text = Squeeze(indicator);
        foreach (var tail in (string[])["增速", "增长率", "幅度", "规模", "金额", "数", "额"])
        {
            text = text.EndsWith(tail, StringComparison.Ordinal) && text.Length > tail.Length + 1 ? text[..^tail.Length] : text;
        }

        return text;
    }

    private void CountFalse(IReadOnlyList<Figure> ledger, List<(int Start, int End)> spans, HashSet<int> named)
    {
        // The rows follow the report but leave gaps between sections: only clauses that hold a row are judged.
        foreach (var figure in ledger.Where(f => spans.Any(s => f.Start >= s.Start && f.End <= s.End)).DistinctBy(f => f.Start))
        {
            InStretch++;
            if (!named.Contains(figure.Start))
            {
                False++;
                complaints.Add($"false {figure.Text} in {figure.Quote}");
            }
        }
    }

    private int Check(JsonElement row, string what, bool holds, string ours)
    {
        if (!holds)
        {
            complaints.Add(
                $"{what}: {Text(row, "quote")} has {Text(row, what)} {(what == "period" ? Text(row, "status") : string.Empty)}, ours {ours}"
            );
        }

        return holds ? 1 : 0;
    }

    private static bool SameAmount(Figure figure, decimal value, string unit) =>
        value < 0 && figure.Falling ? SameAmount(figure with { Falling = false }, -value, unit)
        : figure.Unit == unit ? figure.Value == value
        : UnitTable.TryParse(figure.Unit, out var ours)
            && UnitTable.TryParse(unit, out var theirs)
            && UnitTable.SameAmount(figure.Value, ours, value, theirs);

    private static IEnumerable<string> Allowed(JsonElement row, string key) =>
        row.TryGetProperty("alt", out var alt) && alt.TryGetProperty(key, out var more)
            ? more.EnumerateArray().Select(e => e.GetString()!).Append(Text(row, key))
            : [Text(row, key)];

    /// <summary>The years of a figure, as labels give them.</summary>
    internal static string PeriodOf(Figure figure) =>
        figure.PeriodStart == figure.PeriodEnd ? $"{figure.PeriodStart}" : $"{figure.PeriodStart}-{figure.PeriodEnd}";

    /// <summary>A kind, as labels give it.</summary>
    internal static string KindName(FigureKind kind) => kind == FigureKind.Change ? "change_pp" : kind.ToString().ToLowerInvariant();

    private static string Text(JsonElement row, string key) => row.TryGetProperty(key, out var value) ? value.ToString() : string.Empty;

    internal static bool Flag(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Squeeze(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).Replace('“', '"').Replace('”', '"');

    private static string Squeezed(string text, out List<int> map)
    {
        map = [];
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in Squeeze(text[i].ToString()))
            {
                result.Append(c);
                map.Add(i);
            }
        }

        return result.ToString();
    }
}
