using System.Text.RegularExpressions;

namespace Assistant.Core.Ledger;

/// <summary>Reads the conditions of a figure: what says how certain or how exact it is. They are never dropped from an answer.</summary>
internal static partial class ModifierReader
{
    private static readonly string[] Before = FigureData.Words("phrases.tsv", "before");
    private static readonly string[] After = FigureData.Words("phrases.tsv", "after");
    private static readonly string[] Scopes = FigureData.Words("phrases.tsv", "scope");

    /// <summary>The modifiers in the order in which they stand, joined by commas; empty for none.</summary>
    public static string Read(string text, ScannedNumber number, int sentence)
    {
        var found = new List<string>();
        var lead = text[sentence..number.Start];
        found.AddRange(
            Scopes.Where(s => lead.Contains(s, StringComparison.Ordinal)).OrderBy(s => lead.IndexOf(s, StringComparison.Ordinal)).Take(1)
        );
        var direct = Array.Find(Before, b => lead.EndsWith(b, StringComparison.Ordinal));
        var after = Array.Find(After, a => text.AsSpan(number.End).StartsWith(a));
        if (Controlled().IsMatch(lead))
        {
            found.Add(after is "以内" or "之内" or "内" ? "控制在…以内" : "控制在");
        }
        else if (direct is not null)
        {
            found.Add(direct);
        }

        if (after is not null && !found.Any(f => f.EndsWith(after, StringComparison.Ordinal)))
        {
            found.Add(after);
        }

        if (number.Inner is "多" or "余")
        {
            found.Add(number.Inner);
        }

        return string.Join(",", found.Distinct());
    }

    /// <summary>Whether a modifier belongs behind its number: 以上, 左右.</summary>
    public static bool IsBehind(string modifier) => After.Contains(modifier);

    [GeneratedRegex(@"控制在$|控制到$")]
    private static partial Regex Controlled();
}
