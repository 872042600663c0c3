using System.Buffers;
using System.Text;

namespace Assistant.Core.Language;

/// <summary>
/// A text as a person sees it, for readers: characters that have no width are gone, and so are note marks and the blanks of digits that were set
/// apart; an ideograph of a compatibility block is the common one. Each unit is still mapped to its place in the text.
/// </summary>
internal sealed class SeenText
{
    private const int MostMarkDigits = 3;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string ZeroLike = "0Oo〇○◯零\u041e\u043e\u039f\u03bf０Ｏ";
    private const string ChineseDigits = "一二三四五六七八九";
    private static readonly SearchValues<char> Zeros = SearchValues.Create(ZeroLike);
    private static readonly bool[] Specials = FindSpecials();
    private static readonly char[] Common = LoadForms();
    private readonly int[]? offsets;
    private readonly int length;

    private SeenText(string value, int[]? offsets, int length) => (Value, this.offsets, this.length) = (value, offsets, length);

    /// <summary>The text as it is seen.</summary>
    public string Value { get; }

    /// <summary>Reads a text; most texts hold nothing that is passed over and come back as they are.</summary>
    public static SeenText Of(string text)
    {
        if (IsPlain(text))
        {
            return new SeenText(text, null, text.Length);
        }

        var seen = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var passed = Passed(text, i, text.Length, seen.Length > 0 ? seen[^1] : '\n');
            if (passed > 0)
            {
                i += passed - 1;
                continue;
            }

            seen.Append(At(text, i));
            offsets.Add(i);
        }

        return new SeenText(seen.ToString(), [.. offsets], text.Length);
    }

    /// <summary>Offset in the text of the unit at <paramref name="index"/>; the length of the text for the length of <see cref="Value"/>.</summary>
    public int Source(int index) =>
        offsets is null ? index
        : index < offsets.Length ? offsets[index]
        : length;

    /// <summary>Offset in the text behind the unit before <paramref name="index"/>.</summary>
    public int SourceEnd(int index) => offsets is null || index == 0 ? Source(index) : offsets[index - 1] + 1;

    /// <summary>Whether a text holds nothing that readers pass over or see as something else.</summary>
    public static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Specials[text[i]] || (text[i] is '0' or 'O' or 'o' && IsChineseZero(text, i)))
            {
                return false;
            }
        }

        return !MayBeApart(text);
    }

    /// <summary>The unit that a reader sees at an index: 年 for its compatibility form, 〇 for a letter O between Chinese digits.</summary>
    public static char At(string text, int index)
    {
        var unit = Common[text[index]];
        return Zeros.Contains(text[index]) && IsChineseZero(text, index) ? '〇' : unit;
    }

    /// <summary>The text with each unit as it is seen and none passed over: as long as the text.</summary>
    public static string Forms(string text) => IsPlain(text) ? text : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = At(source, i);
                }
            });

    /// <summary>How many units a reader passes over at an index; 0 where he sees what is there.</summary>
    /// <param name="end">Where the stretch ends.</param>
    /// <param name="before">The unit that he saw last, or a line feed.</param>
    public static int Passed(string text, int index, int end, char before)
    {
        var unit = text[index];
        if (!Specials[unit] && !char.IsWhiteSpace(unit))
        {
            return 0;
        }

        if (IsUnseen(unit))
        {
            return 1;
        }

        if (char.IsWhiteSpace(unit) && unit is not ('\t' or '\n') && IsDigit(before))
        {
            return ApartGap(text, index, end);
        }

        return Specials[unit] && before != '\n' ? NoteMark(text, index, end, before) : 0;
    }

    // Soft hyphens, zero-width spaces and joiners, directional marks, byte order marks, variation selectors.
    private static bool IsUnseen(char unit) =>
        unit
            is '\u00ad'
                or '\u061c'
                or '\u180e'
                or >= '\u200b'
                and <= '\u200f'
                or >= '\u202a'
                and <= '\u202e'
                or >= '\u2060'
                and <= '\u206f'
                or >= '\ufe00'
                and <= '\ufe0f'
                or '\ufeff';

    // 二○二三, 二О二三, 二0二三: what is drawn as a circle is a zero where Chinese digits stand on both sides, or a further one.
    private static bool IsChineseZero(string text, int index) =>
        text[index] is not ('零' or '〇')
        && index > 0
        && index + 1 < text.Length
        && (ChineseDigits.Contains(Common[text[index - 1]], StringComparison.Ordinal) || IsZeroAfterDigit(text, index - 1))
        && (
            ChineseDigits.Contains(Common[text[index + 1]], StringComparison.Ordinal)
            || (
                ZeroLike.Contains(text[index + 1], StringComparison.Ordinal)
                && index + 2 < text.Length
                && (ChineseDigits.Contains(text[index + 2], StringComparison.Ordinal) || text[index + 2] == '年')
            )
            || (text[index + 1] == '年' && IsZeroAfterDigit(text, index - 1))
        );

    private static bool IsZeroAfterDigit(string text, int index) =>
        index > 0
        && ZeroLike.Contains(text[index], StringComparison.Ordinal)
        && ChineseDigits.Contains(text[index - 1], StringComparison.Ordinal);

    private static bool MayBeApart(string text)
    {
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            if (at > 0 && IsDigit(text[at - 1]) && ApartGap(text, at, text.Length) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Length of the blank at an index when it stands inside a number whose digits are all set apart (1 2 8 0); else 0. Three digits make it sure:
    /// two may be two numbers.
    /// </summary>
    private static int ApartGap(string text, int index, int end)
    {
        var gap = Blank(text, index, end);
        if (gap == 0 || index + gap >= end || !IsDigit(text[index + gap]))
        {
            return 0;
        }

        var digits = 0;
        var at = index;
        while (at > 0 && IsDigit(text[at - 1]))
        {
            digits++;
            at--;
            if (at > 0 && text[at - 1] == '.')
            {
                at--;
                continue;
            }

            var blank = at;
            while (blank > 0 && IsBlank(text[blank - 1]))
            {
                blank--;
            }

            if (blank == at)
            {
                break;
            }

            at = blank;
        }

        if (at > 0 && (IsDigit(text[at - 1]) || char.IsAsciiLetter(text[at - 1])))
        {
            return 0;
        }

        at = index + gap;
        while (at < end && IsDigit(text[at]))
        {
            digits++;
            at++;
            var next = at < end && text[at] == '.' ? at + 1 : at + Blank(text, at, end);
            if (next == at || next >= end || !IsDigit(text[next]))
            {
                break;
            }

            at = next;
        }

        return digits >= 3 && !(at < end && (IsDigit(text[at]) || char.IsAsciiLetter(text[at]))) ? gap : 0;
    }

    private static int Blank(string text, int at, int end)
    {
        var from = at;
        while (at < end && IsBlank(text[at]))
        {
            at++;
        }

        return at - from;
    }

    private static bool IsBlank(char unit) => char.IsWhiteSpace(unit) && unit is not ('\t' or '\n');

    private static bool IsDigit(char unit) => char.IsAsciiDigit(Common[unit]);

    /// <summary>Length of the note mark at an index: 5320[5]人, 1860①人次, “五心服务”⁵, 12*%; 0 where there is none.</summary>
    private static int NoteMark(string text, int at, int end, char before)
    {
        var length = MarkLength(text, at, end, before);
        if (length == 0 || at + length > end)
        {
            return 0;
        }

        var next = at + length < end ? text[at + length] : '。';
        return text[at] switch
        {
            '[' or '［' or '〔' => IsInFigure(before) || IsHanOrClosing(before) ? length : 0,
            '*' or '＊' => IsInFigure(before) && !char.IsAsciiLetterOrDigit(next) && next != '*' ? length : 0,
            >= '①' and <= '⑳' => IsInFigure(before) && (IsHanOrClosing(next) || next is '%' or '％')
            || (IsHanOrClosing(before) && EndsClause(next))
                ? length
                : 0,
            _ => IsInFigure(before) || IsHanOrClosing(before) ? length : 0,
        };
    }

    private static int MarkLength(string text, int at, int end, char before)
    {
        if (text[at] is '*' or '＊' or (>= '①' and <= '⑳'))
        {
            return 1;
        }

        var next = at;
        if (Superscripts.Contains(text[at], StringComparison.Ordinal))
        {
            while (next < end && Superscripts.Contains(text[next], StringComparison.Ordinal))
            {
                next++;
            }

            // 10⁴ is a power, 平方米² no note.
            var power = before == '0' && at > 1 && text[at - 2] == '1' && (at < 3 || !IsDigit(text[at - 3]));
            return power || before == '米' || next - at > MostMarkDigits ? 0 : next - at;
        }

        if (text[at] is not ('[' or '［' or '〔'))
        {
            return 0;
        }

        next = at + 1 < end && text[at + 1] == '注' ? at + 2 : at + 1;
        var digits = next;
        while (next < end && IsDigit(text[next]))
        {
            next++;
        }

        return next > digits && next - digits <= MostMarkDigits && next < end && text[next] is ']' or '］' or '〕' ? next + 1 - at : 0;
    }

    private static bool IsInFigure(char before) => IsDigit(before) || before is '万' or '亿' or '%' or '％';

    private static bool IsHanOrClosing(char unit) => SearchText.IsHan(unit) || unit is '”' or '》' or '）' or ')' or '"' or '’' or '」';

    private static bool EndsClause(char unit) => unit is '，' or '。' or '；' or '、' or '：' or '）' or ',' or ';' or ':' or ')';

    private static bool[] FindSpecials()
    {
        var specials = new bool[char.MaxValue + 1];
        for (var i = 0; i < specials.Length; i++)
        {
            specials[i] = IsUnseen((char)i) || IsCompatible((char)i);
        }

        foreach (var unit in Superscripts + "[［〔*＊○◯\u041e\u043e\u039f\u03bfＯ⁰")
        {
            specials[unit] = true;
        }

        for (var unit = '①'; unit <= '⑳'; unit++)
        {
            specials[unit] = true;
        }

        return specials;
    }

    // Kangxi radicals and their supplement, compatibility ideographs, small and full-width forms of digits and the percent sign.
    private static bool IsCompatible(char unit) =>
        unit is >= '\u2e80' and <= '\u2fdf' or >= '\uf900' and <= '\ufaff' or '\ufe6a' or >= '０' and <= '９';

    private static char[] LoadForms()
    {
        var forms = new char[char.MaxValue + 1];
        var radicals = CharacterTable.Pairs("radicals.tsv");
        for (var i = 0; i < forms.Length; i++)
        {
            var unit = (char)i;
            forms[i] = unit;
            if (IsCompatible(unit))
            {
                var composed = unit.ToString().Normalize(NormalizationForm.FormKC);
                var common = composed.Length == 1 ? composed[0] : unit;
                common = radicals.GetValueOrDefault(common, common);

                // The radical of 戶 is what a printer puts for 户: both are drawn alike.
                forms[i] = unit < '\u3000' ? TraditionalChinese.ToSimplified(common) : common;
            }
        }

        return forms;
    }
}
