using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Tells a raised number that is the mark of a note from one that is an exponent.</summary>
internal static partial class NoteMarks
{
    /// <summary>Whether raised text behind a text is the mark of a note.</summary>
    public static bool IsMark(string raised, StringBuilder before) => !IsPower(before) && Mark().IsMatch(raised);

    /// <summary>Whether what is raised behind a text is an exponent: m², 10⁴.</summary>
    public static bool IsPower(StringBuilder before) =>
        before.Length > 0
        && (
            char.IsAsciiLetter(before[^1])
            || (
                before.Length > 1
                && before[^1] == '0'
                && before[^2] == '1'
                && (before.Length == 2 || !(char.IsAsciiDigit(before[^3]) || before[^3] is '.' or ','))
            )
        );

    /// <summary>The raised forms of digits.</summary>
    public static string AsPower(string raised) => string.Concat(raised.Select(c => char.IsAsciiDigit(c) ? "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'] : c));

    [GeneratedRegex(@"^\s*(?:[\[［〔【(（]?注?\d{1,3}[\]］〕】)）]?|[①-⑳*＊※†‡]{1,3})\s*$")]
    private static partial Regex Mark();
}
