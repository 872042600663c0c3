using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>How a figure may be bounded.</summary>
internal enum Bound
{
    AtLeast,
    AtMost,
    About,
}

/// <summary>Reads which bound stands beside a figure: 突破20%, 近80%, 100多家, 3%以内.</summary>
internal static partial class Bounds
{
    /// <summary>Every bound.</summary>
    public static IReadOnlyList<Bound> All { get; } = [Bound.AtLeast, Bound.AtMost, Bound.About];

    /// <summary>The words of a bound in a text, or null; 多 and 余 count right behind a number alone.</summary>
    public static string? Find(string text, Bound bound) =>
        bound switch
        {
            Bound.AtLeast => Cue.AtLeast.Find(text)?.Word ?? (More().Match(text) is { Success: true } more ? more.Value : null),
            Bound.AtMost => Cue.AtMost.Find(text)?.Word,
            _ => Cue.About.Find(text)?.Word,
        };

    /// <summary>Whether the text bounds anything.</summary>
    public static bool Any(string text) => All.Any(bound => Find(text, bound) is not null);

    /// <summary>The bound that a modifier of the ledger sets (以上, 控制在…以内, 多); null for any other (力争, 预计).</summary>
    public static Bound? OfModifier(string modifier) =>
        modifier is "多" or "余" or "过" ? Bound.AtLeast
        : modifier == "内" ? Bound.AtMost
        : All.Where(bound => Find(modifier, bound) is not null).Cast<Bound?>().FirstOrDefault();

    [GeneratedRegex(@"(?<=[\d万亿千百十])[多余]")]
    private static partial Regex More();
}
