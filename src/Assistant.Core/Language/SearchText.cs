using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Language;

/// <summary>
/// The one normaliser of questions and index; never used on what is quoted. Chinese numerals that count something (三个, 百分之八, 第十一)
/// become digits, so that 第11位 and 第十一位 meet; those that are part of a name (三农, 一窗办, 十三五) stay as they are.
/// </summary>
public static partial class SearchText
{
    private const string Counters = "个家项件位名所座台套户人亩年天月日次场条种类处批款期届版强县区市镇村点成倍元吨米级岁";
    private static readonly SearchValues<char> SpacesAndComma = SearchValues.Create(" \t\r\n\u3000\u00a0,");
    private static readonly SearchValues<char> NumeralCharacters = SearchValues.Create("一二三四五六七八九十百两");
    private static readonly FrozenDictionary<char, char> Radicals = CharacterTable.Pairs("radicals.tsv");

    /// <summary>
    /// NFKC, lower case, traditional and radical characters to simplified ones, unified quotes and dashes, counting numerals to digits,
    /// no white space but between Latin words, no thousands separators. Never throws; idempotent.
    /// </summary>
    public static string Normalize(string text)
    {
        var folded = Fold(Seen(text));
        var spaced = Seen(WithoutSpaces(folded));
        spaced = RomanGrade()
            .Replace(spaced, static match => match.Value switch
                {
                    "i" => "1",
                    "ii" => "2",
                    "iii" => "3",
                    "iv" => "4",
                    _ => "5",
                });
        return Numerals(MisreadZero().Replace(spaced, static match => match.Value.Replace('0', 'o')));
    }

    /// <summary>Search tokens of a text in order: Han characters, pairs of neighbouring Han characters, Latin words and numbers.</summary>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var normalized = Normalize(text);
        var tokens = new List<string>(normalized.Length * 2);
        for (var i = 0; i < normalized.Length; )
        {
            if (IsHan(normalized[i]))
            {
                tokens.Add(normalized.Substring(i, 1));
                if (i + 1 < normalized.Length && IsHan(normalized[i + 1]))
                {
                    tokens.Add(normalized.Substring(i, 2));
                }

                i++;
            }
            else if (char.IsAsciiLetterOrDigit(normalized[i]))
            {
                var start = i;
                i = WordEnd(normalized, i);
                tokens.Add(normalized[start..i]);
                if (Amount(normalized, start, i) is { } amount)
                {
                    tokens.Add(amount);
                }
            }
            else
            {
                i++;
            }
        }

        return tokens;
    }

    /// <summary>Tokens of the amounts in a text alone: 131.4亿 and 1314000万 are both n13140000000.</summary>
    public static IEnumerable<string> AmountTokens(string text) =>
        Tokens(text).Where(t => t.Length > 1 && t[0] == 'n' && char.IsAsciiDigit(t[1]));

    // An amount of ten thousand or more meets itself however it is written.
    private static string? Amount(string text, int start, int end)
    {
        var scale = end;
        while (scale < text.Length && text[scale] is '万' or '亿' && scale - end < 2)
        {
            scale++;
        }

        return
            char.IsAsciiDigit(text[start])
            && ChineseNumber.TryParse(text[start..scale], out var value)
            && value >= 10_000
            && (scale > end || value != Math.Truncate(value) || end - start > 4)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"n{value:0.####}")
            : null;
    }

    /// <summary>Whether the character is a Han character of the basic plane.</summary>
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or '〇';

    /// <summary>End of the Latin word or number that begins at <paramref name="start"/>; pm2.5, r&amp;d and 1+n are one word.</summary>
    public static int WordEnd(string text, int start)
    {
        var i = start;
        while (
            i < text.Length
            && (
                char.IsAsciiLetterOrDigit(text[i])
                || (text[i] is '.' or '&' or '+' && i > start && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))
            )
        )
        {
            i++;
        }

        return i;
    }

    /// <summary>Where a word stands in a text with no Latin letter or digit beside it: 9g does not stand in 99g.</summary>
    public static IEnumerable<int> WordStarts(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                yield return at;
            }
        }
    }

    // IP0 for IPO: a zero in a word of letters alone is a misread letter; M0 is folded alike on both sides and still meets itself.
    [GeneratedRegex("(?<![a-z0-9.])[a-z]+0+[a-z]*(?![a-z0-9])")]
    private static partial Regex MisreadZero();

    // Ⅱ类水质 is 二类水质.
    [GeneratedRegex("(?<![a-z])(?:iii|ii|iv|i|v)(?=类)")]
    private static partial Regex RomanGrade();

    // What is seen may bring two halves of a mark together; it is read again until nothing is left to pass over.
    private static string Seen(string text)
    {
        for (var seen = SeenText.Of(text).Value; seen.Length < text.Length; seen = SeenText.Of(text).Value)
        {
            text = seen;
        }

        return SeenText.Of(text).Value;
    }

    private static string Fold(string text)
    {
        string composed;
        try
        {
            composed = text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no normal form exists, the rest of the folding still holds.
            composed = text;
        }

        return string.Create(composed.Length, composed, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Fold(source[i]);
            }
        });
    }

    private static char Fold(char c) =>
        c switch
        {
            < '\u0080' => char.ToLowerInvariant(c),
            '“' or '”' or '「' or '」' or '『' or '』' or '„' or '″' => '"',
            '‘' or '’' => '\'',
            '—' or '–' or '－' or '―' or '‐' or '−' or '～' => '-',
            '，' => ',',
            '；' => ';',
            '：' => ':',
            '•' or '‧' or '・' => '·',
            _ => TraditionalChinese.ToSimplified(Radicals.GetValueOrDefault(char.ToLowerInvariant(c), char.ToLowerInvariant(c))),
        };

    private static string WithoutSpaces(string text)
    {
        if (!text.AsSpan().ContainsAny(SpacesAndComma))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                var next = i;
                while (next < text.Length && char.IsWhiteSpace(text[next]))
                {
                    next++;
                }

                if (result.Length > 0 && next < text.Length && IsLatin(result[^1]) && IsLatin(text[next]))
                {
                    result.Append(' ');
                }

                i = next - 1;
            }
            else if (!(text[i] == ',' && IsThousands(text, i)))
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or '?' or '\'' or '-' or ')' or '(' or '"';

    private static bool IsThousands(string text, int comma) =>
        comma > 0
        && char.IsAsciiDigit(text[comma - 1])
        && comma + 3 < text.Length
        && char.IsAsciiDigit(text[comma + 1])
        && char.IsAsciiDigit(text[comma + 2])
        && char.IsAsciiDigit(text[comma + 3])
        && (comma + 4 >= text.Length || !char.IsAsciiDigit(text[comma + 4]));

    private static string Numerals(string text)
    {
        if (!text.AsSpan().ContainsAny(NumeralCharacters))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var end = NumeralEnd(text, i);
            if (end > i && Counts(text, i, end) && ChineseNumber.TryParse(text[i..end], out var value) && value < 1_000_000_000)
            {
                var percent = result.Length >= 3 && result.ToString(result.Length - 3, 3) == "百分之";
                if (percent)
                {
                    result.Length -= 3;
                }

                result
                    .Append(value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))
                    .Append(percent ? "%" : string.Empty);
                i = end;
            }
            else
            {
                var stop = Math.Max(end, i + 1);
                result.Append(text, i, stop - i);
                i = stop;
            }
        }

        return result.ToString();
    }

    private static int NumeralEnd(string text, int start)
    {
        var i = start;
        while (
            i < text.Length
            && i - start < 12
            && (
                ChineseNumber.Digit(text[i]) is >= 0 and < 10 && text[i] > '9'
                || (text[i] is '十' or '百' or '千' && (i > start || text[i] == '十'))
            )
        )
        {
            i++;
        }

        return i;
    }

    private static bool Counts(string text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        if (before == '第' || (before == '之' && start > 2 && text[start - 2] == '分'))
        {
            return after is not ('产' or '方' or '线' or '时');
        }

        return Counters.Contains(after, StringComparison.Ordinal) && !(end - start == 1 && text[start] == '一');
    }
}
