namespace Assistant.Core.Language;

/// <summary>Chinese and mixed numerals as decimals: 一百二十, 十一, 4.6万亿, 两千余 is not one.</summary>
public static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Value of a digit character (两 and 〇 too), or -1.</summary>
    public static int Digit(char c) =>
        c switch
        {
            '〇' => 0,
            '两' => 2,
            '俩' => 2,
            >= '0' and <= '9' => c - '0',
            _ => Digits.IndexOf(c, StringComparison.Ordinal),
        };

    /// <summary>Whether the character belongs to a Chinese numeral.</summary>
    public static bool IsNumeral(char c) => c is '十' or '百' or '千' or '万' or '亿' or '廿' || (c > '9' && Digit(c) >= 0);

    /// <summary>Reads the whole text as one number. Never throws; false for anything else and for numbers beyond 28 digits.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 40)
        {
            return false;
        }

        try
        {
            return text.All(c => c > '9' && Digit(c) >= 0) && text.Length > 1
                ? TryReadDigits(text, out value)
                : TryReadUnits(text, out value);
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // 二〇一九: digit by digit.
    private static bool TryReadDigits(string text, out decimal value)
    {
        value = 0;
        foreach (var c in text)
        {
            value = (value * 10) + Digit(c);
        }

        return true;
    }

    private static bool TryReadUnits(string text, out decimal value)
    {
        decimal total = 0,
            section = 0,
            number = 0;
        var seen = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                var start = i;
                while (
                    i + 1 < text.Length
                    && (char.IsAsciiDigit(text[i + 1]) || (text[i + 1] == '.' && i + 2 < text.Length && char.IsAsciiDigit(text[i + 2])))
                )
                {
                    i++;
                }

                if (
                    !decimal.TryParse(
                        text.AsSpan(start, i + 1 - start),
                        System.Globalization.NumberStyles.AllowDecimalPoint,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out number
                    )
                )
                {
                    value = 0;
                    return false;
                }

                seen = true;
            }
            else if (Digit(c) is var digit and >= 0)
            {
                number = digit;
                seen = true;
            }
            else if (!TryUnit(c, ref total, ref section, ref number, ref seen))
            {
                value = 0;
                return false;
            }
        }

        value = total + section + number;
        return seen;
    }

    private static bool TryUnit(char unit, ref decimal total, ref decimal section, ref decimal number, ref bool seen)
    {
        switch (unit)
        {
            case '廿':
                section += 20;
                number = 0;
                seen = true;
                return true;
            case '十' or '百' or '千':
                section +=
                    (number == 0 ? 1 : number)
                    * (
                        unit == '十' ? 10
                        : unit == '百' ? 100
                        : 1000
                    );
                number = 0;
                seen |= unit == '十';
                return seen;
            case '万':
                section = (section + number) * 10_000;
                number = 0;
                total += section;
                section = 0;
                return seen;
            case '亿':
                total = (total + section + number) * 100_000_000;
                section = number = 0;
                return seen;
            default:
                return false;
        }
    }
}
