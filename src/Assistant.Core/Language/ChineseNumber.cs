using System.Globalization;

namespace Assistant.Core.Language;

/// <summary>
/// The one reader of Chinese numerals: 一千二百三十四, 三点七, 二十五万, 一九五六, and, where a whole text is read, Arabic digits among them (4.6万亿, 2万5千). No reading
/// overflows: values are kept at <see cref="Largest"/>.
/// </summary>
public static class ChineseNumber
{
    /// <summary>Bound of any value, so that a number of forty numerals has one and no later multiplication overflows.</summary>
    public const decimal Largest = 10_000_000_000_000_000m;

    private const int LongestText = 40;
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The digit that a numeral stands for (两 and 〇 too), or -1; an Arabic digit stands for itself.</summary>
    public static int Digit(char c) =>
        c switch
        {
            '〇' => 0,
            '两' => 2,
            >= '0' and <= '9' => c - '0',
            _ => Digits.IndexOf(c, StringComparison.Ordinal),
        };

    /// <summary>Whether the character can begin a Chinese number; Arabic digits do not.</summary>
    public static bool IsNumeral(char c) => IsScale(c) || c is '十' or '百' or '千' or '廿' || IsChineseDigit(c);

    /// <summary>Reads the whole text as one number. Never throws; false for anything else and for a number that names no digit (百).</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > LongestText)
        {
            return false;
        }

        if (text.Length > 1 && text.All(IsChineseDigit))
        {
            value = text.Aggregate(0m, (number, c) => Math.Min((number * 10) + Digit(c), Largest));
            return true;
        }

        var reader = new Reader(text, 0, mixed: true);
        reader.Read();
        value = reader.Value;
        return reader.End == text.Length && reader.HasDigit;
    }

    /// <summary>Reads the longest number in Chinese numerals at <paramref name="at"/>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="end">Index behind it.</param>
    /// <param name="value">The whole value, trailing scale included.</param>
    /// <param name="trailing">万, 亿 or 万亿 when the number ends with one, else empty.</param>
    /// <param name="magnitude">Only 百, 千, 万, 亿 were read, no digit.</param>
    public static bool TryRead(string text, int at, out int end, out decimal value, out string trailing, out bool magnitude)
    {
        var reader = new Reader(text, at, mixed: false);
        reader.Read();
        (end, value, magnitude) = (reader.End, reader.Value, !reader.HasDigit);
        trailing = end > at ? ScaleBefore(text, at, end) : string.Empty;
        return end > at;
    }

    /// <summary>Reads a run of so many numerals digit by digit, as years are written: 一九五六.</summary>
    public static bool TryDigits(string text, int at, int count, out int value)
    {
        value = 0;
        for (var i = at; i < at + count; i++)
        {
            if (i >= text.Length || text[i] == '两' || !IsChineseDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + Digit(text[i]);
        }

        return true;
    }

    private static bool IsChineseDigit(char c) => c > '9' && Digit(c) >= 0;

    private static bool IsScale(char c) => c is '万' or '亿';

    private static string ScaleBefore(string text, int start, int end) =>
        !IsScale(text[end - 1]) ? string.Empty
        : text[end - 1] == '亿' && end - start >= 2 && text[end - 2] == '万' ? "万亿"
        : text[end - 1].ToString();

    // Reads one number: digits fill a section below ten thousand, 万 and 亿 close it.
    private struct Reader(string text, int at, bool mixed)
    {
        private decimal total;
        private decimal section;
        private decimal digit = -1;
        private decimal unitBelow = decimal.MaxValue;
        private bool closed;

        public int End { get; private set; } = at;

        public bool HasDigit { get; private set; }

        public readonly decimal Value => Math.Min(total + section + Math.Max(digit, 0), Largest);

        public void Read()
        {
            while (!closed && End < text.Length && TryNext(text[End]))
            {
                End++;
            }
        }

        private bool TryNext(char sign) =>
            sign switch
            {
                '十' or '百' or '千' => TryUnit(sign),
                '万' or '亿' => Close(sign == '万' ? 10_000m : 100_000_000m),
                '廿' => TryTwenty(),
                '点' => TryPoint(),
                >= '0' and <= '9' => mixed && TryArabic(),
                _ => TryDigit(Digit(sign)),
            };

        private bool TryDigit(int read)
        {
            if (read < 0 || digit > 0 || (digit == 0 && read == 0))
            {
                return false;
            }

            (digit, HasDigit) = (read, true);
            return true;
        }

        private bool TryUnit(char sign)
        {
            var unit = sign switch
            {
                '十' => 10m,
                '百' => 100m,
                _ => 1000m,
            };
            if (unit >= unitBelow)
            {
                return false;
            }

            HasDigit |= sign == '十';
            section = Math.Min(section + (unit * (digit > 0 ? digit : 1)), Largest);
            (digit, unitBelow) = (-1, unit);
            return true;
        }

        private bool TryTwenty()
        {
            if (digit >= 0 || unitBelow <= 10)
            {
                return false;
            }

            section += 20;
            (unitBelow, HasDigit) = (10, true);
            return true;
        }

        // 一万二千亿 scales all before it, 三亿二千万 only its own section.
        private bool Close(decimal factor)
        {
            var below = section + Math.Max(digit, 0);
            total =
                below == 0 && total > 0 ? (factor > 10_000 ? Scaled(total, factor) : total)
                : factor > 10_000 && total > 0 ? Scaled(total + below, factor)
                : total + Scaled(below == 0 ? 1 : below, factor);
            total = Math.Min(total, Largest);
            (section, digit, unitBelow) = (0, -1, decimal.MaxValue);
            return true;
        }

        private static decimal Scaled(decimal value, decimal factor) => Math.Min(value, Largest / factor) * factor;

        // 三点七, 三点五亿: what stands behind the point ends the number but for its scale.
        private bool TryPoint()
        {
            if ((digit < 0 && section == 0) || End + 1 >= text.Length || text[End + 1] == '两' || !IsChineseDigit(text[End + 1]))
            {
                return false;
            }

            section += Math.Max(digit, 0);
            digit = -1;
            End++;
            for (var unit = 0.1m; End < text.Length && IsChineseDigit(text[End]) && unit > 0.0000000000001m; unit /= 10)
            {
                section += Digit(text[End++]) * unit;
            }

            total = Math.Min(total + section, Largest);
            section = 0;
            while (End < text.Length && IsScale(text[End]))
            {
                total = Scaled(total, text[End++] == '万' ? 10_000m : 100_000_000m);
            }

            // The loop goes on behind the sign that it was asked for.
            End--;
            closed = true;
            return true;
        }

        private bool TryArabic()
        {
            var end = End;
            while (
                end < text.Length
                && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
            )
            {
                end++;
            }

            if (
                digit >= 0
                || !decimal.TryParse(
                    text.AsSpan(End, end - End),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var read
                )
            )
            {
                return false;
            }

            (digit, HasDigit, End) = (read, true, end - 1);
            return true;
        }
    }
}
