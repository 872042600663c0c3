using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Documents;

/// <summary>Writes a number in the forms that Word numbers paragraphs with.</summary>
internal static class WordNumbers
{
    private const string Digits = "〇一二三四五六七八九";
    private const string Legal = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    private static readonly (int Value, string Sign)[] Roman =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    /// <summary>The number in a form; decimal where the form is not known.</summary>
    public static string Write(int number, NumberFormatValues form)
    {
        var plain = number.ToString(CultureInfo.InvariantCulture);
        if (form == NumberFormatValues.None)
        {
            return string.Empty;
        }

        if (number <= 0)
        {
            return plain;
        }

        return form switch
        {
            _ when IsChinese(form) => Chinese(number, Digits, "十百千"),
            _ when form == NumberFormatValues.ChineseLegalSimplified || form == NumberFormatValues.IdeographLegalTraditional => Chinese(
                number,
                Legal,
                "拾佰仟"
            ),
            _ when form == NumberFormatValues.IdeographDigital || form == NumberFormatValues.JapaneseDigitalTenThousand => string.Concat(
                plain.Select(c => Digits[c - '0'])
            ),
            _ when form == NumberFormatValues.IdeographTraditional => Stems[(number - 1) % Stems.Length].ToString(),
            _ when form == NumberFormatValues.IdeographZodiac => Branches[(number - 1) % Branches.Length].ToString(),
            _ when IsCircle(form) => number <= 20 ? ((char)('①' + number - 1)).ToString() : plain,
            _ when form == NumberFormatValues.DecimalEnclosedParen => number <= 20 ? ((char)('⑴' + number - 1)).ToString() : $"({plain})",
            _ when form == NumberFormatValues.DecimalEnclosedFullstop => number <= 20 ? ((char)('⒈' + number - 1)).ToString() : plain + ".",
            _ when form == NumberFormatValues.DecimalFullWidth || form == NumberFormatValues.DecimalFullWidth2 => string.Concat(
                plain.Select(c => (char)(c - '0' + '０'))
            ),
            _ when form == NumberFormatValues.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
            _ when form == NumberFormatValues.UpperLetter => Letters(number, 'A'),
            _ when form == NumberFormatValues.LowerLetter => Letters(number, 'a'),
            _ when form == NumberFormatValues.UpperRoman => Romans(number),
            _ when form == NumberFormatValues.LowerRoman => Romans(number).ToLowerInvariant(),
            _ => plain,
        };
    }

    private static bool IsChinese(NumberFormatValues form) =>
        form == NumberFormatValues.ChineseCounting
        || form == NumberFormatValues.ChineseCountingThousand
        || form == NumberFormatValues.TaiwaneseCounting
        || form == NumberFormatValues.TaiwaneseCountingThousand
        || form == NumberFormatValues.JapaneseCounting;

    private static bool IsCircle(NumberFormatValues form) =>
        form == NumberFormatValues.DecimalEnclosedCircle || form == NumberFormatValues.DecimalEnclosedCircleChinese;

    // 11 is 十一 and not 一十一.
    private static string Chinese(int number, string digits, string ranks)
    {
        if (number >= 10_000)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        var zero = false;
        for (var rank = 3; rank >= 0; rank--)
        {
            var digit = number / (int)Math.Pow(10, rank) % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }

            text.Append(
                zero
                    ? digits[0] == '〇'
                        ? "零"
                        : digits[..1]
                    : string.Empty
            );
            zero = false;
            text.Append(digit == 1 && rank == 1 && text.Length == 0 && digits[1] == '一' ? string.Empty : digits[digit]);
            text.Append(rank > 0 ? ranks[rank - 1].ToString() : string.Empty);
        }

        return text.ToString();
    }

    // After z comes aa.
    private static string Letters(int number, char first) =>
        new((char)(first + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 20));

    private static string Romans(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, sign) in Roman)
        {
            while (number >= value && text.Length < 40)
            {
                text.Append(sign);
                number -= value;
            }
        }

        return text.ToString();
    }
}
