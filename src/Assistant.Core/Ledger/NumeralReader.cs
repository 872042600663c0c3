namespace Assistant.Core.Ledger;

/// <summary>Reads Chinese numerals: 一千二百三十四, 三点七, 二十五万, 一九五六.</summary>
internal static class NumeralReader
{
    private const string DigitSigns = "〇一二三四五六七八九";

    /// <summary>Whether <paramref name="unit"/> can start a Chinese number.</summary>
    public static bool IsNumeral(char unit) => Digit(unit) >= 0 || unit is '十' or '百' or '千' or '万' or '亿' or '廿';

    /// <summary>The digit that a numeral stands for, or -1.</summary>
    public static int Digit(char unit) =>
        unit switch
        {
            '零' => 0,
            '两' => 2,
            _ => DigitSigns.IndexOf(unit, StringComparison.Ordinal),
        };

    /// <summary>Reads a run of digits without 十, 百, 千: 一九五六. Used for years.</summary>
    public static bool TryDigits(string text, int at, int count, out int value)
    {
        value = 0;
        for (var i = at; i < at + count; i++)
        {
            var digit = i < text.Length ? Digit(text[i]) : -1;
            if (digit < 0 || text[i] == '两')
            {
                return false;
            }

            value = value * 10 + digit;
        }

        return true;
    }

    /// <summary>Reads the longest number at <paramref name="at"/>.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="at">Where it starts.</param>
    /// <param name="end">Index behind it.</param>
    /// <param name="value">The whole value, trailing scale included.</param>
    /// <param name="trailing">万 or 亿 when the number ends with one, else empty.</param>
    /// <param name="magnitude">Only 百, 千, 万, 亿 were read, no digit.</param>
    public static bool TryRead(string text, int at, out int end, out decimal value, out string trailing, out bool magnitude)
    {
        decimal total = 0,
            section = 0;
        var digit = -1;
        var hasDigit = false;
        var unitBelow = decimal.MaxValue;
        end = at;
        while (end < text.Length)
        {
            var sign = text[end];
            var read = Digit(sign);
            if (read >= 0)
            {
                if (digit > 0 || (digit == 0 && read == 0))
                {
                    break;
                }

                digit = read;
                hasDigit = true;
            }
            else if (sign is '十' or '百' or '千')
            {
                var unit = sign switch
                {
                    '十' => 10m,
                    '百' => 100m,
                    _ => 1000m,
                };
                if (unit >= unitBelow)
                {
                    break;
                }

                hasDigit |= sign == '十';
                section += unit * (digit > 0 ? digit : 1);
                digit = -1;
                unitBelow = unit;
            }
            else if (sign is '万' or '亿')
            {
                var factor = sign == '万' ? 10_000m : 100_000_000m;
                var below = section + Math.Max(digit, 0);
                if (below == 0 && total > 0)
                {
                    total = sign == '亿' && total < NumberReader.Largest / factor ? total * factor : total;
                }
                else
                {
                    total = sign == '亿' && total > 0 ? (total + below) * factor : total + Math.Max(below, 1) * factor;
                }

                total = Math.Min(total, NumberReader.Largest);
                section = 0;
                digit = -1;
                unitBelow = decimal.MaxValue;
            }
            else if (
                sign == '点'
                && (digit >= 0 || section > 0)
                && end + 1 < text.Length
                && Digit(text[end + 1]) >= 0
                && text[end + 1] != '两'
            )
            {
                section += Math.Max(digit, 0);
                digit = -1;
                end = Fraction(text, end + 1, ref section);
                (end, total, trailing) = AfterFraction(text, end, total + section);
                value = total;
                magnitude = false;
                return true;
            }
            else
            {
                break;
            }

            end++;
        }

        value = total + section + Math.Max(digit, 0);
        magnitude = !hasDigit;
        trailing = end > at && text[end - 1] is '万' or '亿' ? text[end - 1].ToString() : "";
        if (trailing == "亿" && end - at >= 2 && text[end - 2] == '万')
        {
            trailing = "万亿";
        }

        return end > at;
    }

    private static int Fraction(string text, int at, ref decimal value)
    {
        var unit = 1m;
        while (at < text.Length && Digit(text[at]) >= 0 && unit > 0.000000000001m)
        {
            unit /= 10;
            value += Digit(text[at]) * unit;
            at++;
        }

        return at;
    }

    // 三点五亿: the scale behind a fraction belongs to the unit.
    private static (int End, decimal Value, string Trailing) AfterFraction(string text, int end, decimal value)
    {
        var scale = UnitTable.MatchScale(text, end);
        return (end + scale.Length, value * UnitTable.Factor(scale), scale);
    }
}
