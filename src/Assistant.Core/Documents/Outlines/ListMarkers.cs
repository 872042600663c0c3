using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>A number that may begin an item.</summary>
/// <param name="OnLine">Whether a line begins with it.</param>
internal readonly record struct ListMarker(ListStyle Style, int Number, TextSpan Span, bool OnLine);

/// <summary>Finds the numbers that may begin items of lists: where a line, a sentence or a clause begins.</summary>
internal static partial class ListMarkers
{
    // A number of these styles begins an item only behind the end of a sentence or what announces the items.
    private const string SentenceEnds = "。！？；：!?;:”」』）)…";

    // 一是 and 第一 may follow a comma too.
    private const string ClauseEnds = SentenceEnds + "，,、（“";

    // How many circled numbers the character sets of mainland China have; those above are lost as question marks.
    private const int CircledInGbk = 10;

    /// <summary>The markers of a text in order.</summary>
    public static IEnumerable<ListMarker> In(string text)
    {
        foreach (Match match in Marker().Matches(text))
        {
            var before = match.Index - 1;
            while (before >= 0 && text[before] == ' ')
            {
                before--;
            }

            var onLine = before < 0 || text[before] == '\n';
            if (Read(match) is var (style, number) && Fits(style, onLine, before < 0 ? '\n' : text[before], text, match))
            {
                yield return new ListMarker(style, number, new TextSpan(match.Index, match.Index + match.Length), onLine);
            }
        }
    }

    /// <summary>The number of a heading 一、 or 第一部分; 0 where it has none.</summary>
    public static int NumberOf(string heading) =>
        ChapterNumber().Match(heading) is { Success: true } match && ChineseNumber.TryParse(match.Groups["n"].Value, out var number)
            ? (int)number
            : 0;

    private static (ListStyle Style, int Number)? Read(Match match)
    {
        foreach (var (name, style) in Groups)
        {
            if (match.Groups[name] is { Success: true } group)
            {
                return style switch
                {
                    ListStyle.Bullet => (style, 0),
                    ListStyle.Circled => (style, group.Value[0] == '?' ? CircledInGbk + 1 : group.Value[0] - '①' + 1),
                    _ => ChineseNumber.TryParse(group.Value, out var number) && number is > 0 and < 100 ? (style, (int)number) : null,
                };
            }
        }

        return match.Groups["word"].Value switch
        {
            "首先" => (ListStyle.Ordinal, 1),
            "其次" => (ListStyle.Ordinal, 2),
            _ => (ListStyle.Ordinal, 3),
        };
    }

    private static readonly (string Name, ListStyle Style)[] Groups =
    [
        ("comma", ListStyle.HanComma),
        ("bracket", ListStyle.HanBracket),
        ("paren", ListStyle.DigitBracket),
        ("digit", ListStyle.Digit),
        ("square", ListStyle.Square),
        ("circle", ListStyle.Circled),
        ("nth", ListStyle.Ordinal),
        ("count", ListStyle.Counted),
        ("bullet", ListStyle.Bullet),
    ];

    private static bool Fits(ListStyle style, bool onLine, char before, string text, Match match) =>
        style switch
        {
            ListStyle.Bullet or ListStyle.Square => onLine,
            ListStyle.Circled when match.Value == "?" => onLine || before is '。' or '；' or '：' or '，',

            // An item of a list may end without a mark; a first item begins behind one.
            ListStyle.Circled or ListStyle.DigitBracket or ListStyle.HanBracket => onLine
                || match.Groups["first"].Success == false
                || SentenceEnds.Contains(before, StringComparison.Ordinal),
            ListStyle.Counted or ListStyle.Ordinal => onLine || ClauseEnds.Contains(before, StringComparison.Ordinal),
            ListStyle.Digit => onLine
                || SentenceEnds.Contains(before, StringComparison.Ordinal) && before is not ('：' or ':')
                || before is '：' or ':' && (match.Index < 2 || !char.IsAsciiDigit(text[match.Index - 2])),
            _ => onLine || SentenceEnds.Contains(before, StringComparison.Ordinal),
        };

    [GeneratedRegex(@"^\s*(?:第(?<n>[一二三四五六七八九十]{1,3})部分|(?<n>[一二三四五六七八九十]{1,3})、)")]
    private static partial Regex ChapterNumber();

    [GeneratedRegex(
        """
            [（(](?:(?<bracket>(?<first>一)|[一二三四五六七八九十]{1,3})|(?<paren>(?<first>1)|\d{1,2}))[）)](?!\d(?!\d*\p{L}))
            |[\[【〔](?<square>\d{1,3})[\]】〕]
            |(?<circle>(?<first>①)|[②-⑳]|\?(?=[\u4e00-\u9fff]))
            |第(?<nth>[一二三四五六七八九十]{1,3})(?:条|项|个|点|件|方面|类|部分)?(?:[，、：:,]|(?:就)?是|要)
            |其?(?<count>[一二三四五六七八九十]{1,3})(?:则|方面)?(?:是|要|为(?!主|[一二三四五六七八九十]))
            |其(?<count>[一二三四五六七八九])[，、：]
            |(?<comma>[一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十]{1,2}[、是]|[二三四五六七八九十](?:产|级|类|线|期))
            |(?<digit>\d{1,2})\s?(?:[.．](?!\d)|、(?!\d{1,2}[、月号日])|[）)](?=[\u4e00-\u9fff]))
            |(?<word>首先|其次|再次)(?=[，是要])
            |(?<bullet>[—–－―-]{1,4}|[●■◆◇▲★※○·•])(?=[^\d\s—–-])
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Marker();
}
