using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>How headings begin, and where one ends inside a line.</summary>
internal static partial class HeadingPattern
{
    private const int Longest = 60;

    /// <summary>Depth of the heading at the start of the line: 1 for 一、, 2 for （一）, 3 for 1. ; 0 for none.</summary>
    public static int Depth(ReadOnlySpan<char> line) =>
        First().IsMatch(line) ? 1
        : Second().IsMatch(line) ? 2
        : Third().IsMatch(line) ? 3
        : 0;

    /// <summary>Length of the heading at the start of a line: up to the end of the line, a full stop or a gap, whichever comes first.</summary>
    public static int Length(string line)
    {
        for (var i = 2; i < Math.Min(line.Length, Longest); i++)
        {
            if (line[i] is '。' or '：' or ':')
            {
                return line[i] == '。' ? i + 1
                    : line.Length <= Longest ? line.Length
                    : i + 1;
            }

            if (char.IsWhiteSpace(line[i]) && i > 4 && Gap().IsMatch(line[i..]))
            {
                return i;
            }
        }

        return line.Length <= Longest ? line.Length : 0;
    }

    /// <summary>Offsets inside a line at which a heading of the first or second depth begins after a finished sentence.</summary>
    public static IEnumerable<int> InsideOf(string line) => Glued().Matches(line).Select(m => m.Index + m.Length);

    [GeneratedRegex(
        @"^\s*(第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]、|[二三四五六七八九十]产))"
    )]
    private static partial Regex First();

    [GeneratedRegex(@"^\s*[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]")]
    private static partial Regex Second();

    [GeneratedRegex(@"^\s*(\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[）)])\s*\p{L}")]
    private static partial Regex Third();

    // A gap ends a heading only when a sentence of its own follows.
    [GeneratedRegex(@"^\s+[^，。]{2,40}[，。、；：]")]
    private static partial Regex Gap();

    [GeneratedRegex(
        @"(?<=[。！；”""）)])\s*(?=[（(][一二三四五六七八九十]{1,2}[）)]\s*\p{L}[^；。]{3,58}(。|$|\s))|(?<=[。！：”""])\s*(?=[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十]、|[二三四五六七八九十]产)[^；。，]{3,40}(\s|。|$))"
    )]
    private static partial Regex Glued();
}
