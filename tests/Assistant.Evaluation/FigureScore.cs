using System.Text.Json;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Tests.Ledger;

namespace Assistant.Evaluation;

/// <summary>A figure that was labelled by hand: a line of <c>figures-*.jsonl</c>.</summary>
internal sealed record FigureLabel(string Report, string Sentence, string Quote, string ValueText, bool Optional, JsonElement Row)
{
    public static FigureLabel Parse(string line)
    {
        var row = JsonSerializer.Deserialize<JsonElement>(line);
        string Text(string key) => Squeeze(row.GetProperty(key).GetString()!);
        return new FigureLabel(
            row.GetProperty("report").GetString()!,
            Text("sentence"),
            Text("quote"),
            Text("value_text"),
            LedgerGold.Flag(row, "optional"),
            row
        );
    }

    /// <summary>What a reader may give for a key: the label and what is as right.</summary>
    public IReadOnlyList<string> Allowed(string key)
    {
        var allowed = new List<string> { Squeeze(Row.GetProperty(key).ToString()) };
        if (Row.TryGetProperty("alt", out var alt) && alt.TryGetProperty(key, out var others))
        {
            allowed.AddRange(
                others.ValueKind == JsonValueKind.Array
                    ? others.EnumerateArray().Select(o => Squeeze(o.ToString()))
                    : [Squeeze(others.ToString())]
            );
        }

        return allowed;
    }

    public static string Squeeze(string text) => string.Concat(SearchText.Normalize(text).Where(c => !char.IsWhiteSpace(c) && c != ','));
}

/// <summary>Counts what the ledger says of labelled figures.</summary>
internal sealed class FigureScore
{
    // Of the longer of two names the other must be so much, where one holds the other.
    private const double LeastShare = 0.6;

    // Words of planning say a status; the labels leave them out of the modifier.
    private static readonly string[] Planned = ["计划", "拟", "预期"];
    private static readonly string[] Everywhere = ["全市", "全县", "全省", "全区", "全国", "全州", "全旗", "我市", "我县", "我省", "全年"];

    /// <summary>labelled, found, and how many of those found have the right indicator, kind, period, status and modifier.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts the labels of one report.</summary>
    public void Add(IReadOnlyList<FigureLabel> labels, IReadOnlyList<Figure> ledger)
    {
        var read = ledger.Select(f => (Figure: f, Quote: FigureLabel.Squeeze(f.Quote), Text: FigureLabel.Squeeze(f.Text))).ToList();
        foreach (var label in labels)
        {
            Count("labelled", true);
            var rights = read.Where(f =>
                    (
                        f.Text.Contains(label.ValueText, StringComparison.Ordinal)
                        || label.ValueText.Contains(f.Text, StringComparison.Ordinal)
                    )
                    && (
                        label.Sentence.Contains(f.Quote, StringComparison.Ordinal)
                        || f.Quote.Contains(label.Sentence, StringComparison.Ordinal)
                        || f.Quote.Contains(label.Quote, StringComparison.Ordinal)
                    )
                )
                .Select(f => Rights(label, f.Figure))
                .ToList();
            Count("found", rights.Count > 0);
            foreach (var (name, isRight) in rights.Count > 0 ? rights.MaxBy(r => r.Values.Count(v => v))! : [])
            {
                Count(name, isRight);
            }
        }
    }

    private void Count(string name, bool isRight) => Counts[name] = Counts.GetValueOrDefault(name) + (isRight ? 1 : 0);

    private static Dictionary<string, bool> Rights(FigureLabel label, Figure figure)
    {
        return new Dictionary<string, bool>
        {
            ["indicator"] = label.Allowed("indicator").Any(i => IsSame(Bare(i), Bare(FigureLabel.Squeeze(figure.Indicator)))),
            ["kind"] = label.Allowed("kind").Contains(LedgerGold.KindName(figure.Kind)),
            ["period"] = label.Allowed("period").Contains(LedgerGold.PeriodOf(figure)),
            ["status"] = label.Allowed("status").Contains(figure.Status.ToString().ToLowerInvariant()),
            ["modifier"] = label.Allowed("modifier").Any(m => IsModifier(m, figure.Modifier)),
        };
    }

    private static bool IsSame(string gold, string read) =>
        gold == read
        || (
            (gold.Contains(read, StringComparison.Ordinal) || read.Contains(gold, StringComparison.Ordinal))
            && Math.Min(gold.Length, read.Length) >= LeastShare * Math.Max(gold.Length, read.Length)
        );

    private static bool IsModifier(string gold, string? read) =>
        gold == "none"
            ? read is null or "" || Planned.Contains(read)
            : read is { Length: > 0 } && (gold.Contains(read, StringComparison.Ordinal) || read.Contains(gold, StringComparison.Ordinal));

    private static string Bare(string indicator)
    {
        var bare = string.Concat(indicator.Where(c => char.IsLetterOrDigit(c) && c is not ('的' or '了')));
        return Everywhere.FirstOrDefault(w => bare.StartsWith(w, StringComparison.Ordinal)) is { } word ? bare[word.Length..] : bare;
    }
}
