using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>A number as it was read, without its unit.</summary>
/// <param name="End">Index behind it.</param>
/// <param name="Value">Its value, without the trailing <paramref name="Scale"/>.</param>
/// <param name="Scale">万, 亿 or 万亿 behind it, which belongs to the unit; else empty.</param>
/// <param name="Inner">多, 余, 几 between number and unit; else empty.</param>
/// <param name="Digits">How many digits or numerals were read.</param>
/// <param name="Chinese">Written in Chinese numerals.</param>
/// <param name="Plain">A whole number without sign, separator, scale or damage: it may be a year or an ordinal.</param>
/// <param name="Magnitude">Only 百, 千, 万, 亿 without a digit (突破百亿元).</param>
internal readonly record struct ReadNumber(
    int End,
    decimal Value,
    string Scale,
    string Inner,
    int Digits,
    bool Chinese,
    bool Plain,
    bool Magnitude
);

/// <summary>Reads numbers out of folded text: Arabic digits with separators and OCR damage, and Chinese numerals.</summary>
internal static class NumberReader
{
    /// <summary>Bound of any value, so that a figure of forty digits is held and no later multiplication overflows.</summary>
    public const decimal Largest = ChineseNumber.Largest;

    private const int MostDigits = 24;

    /// <summary>Reads the Arabic number that starts at <paramref name="at"/> (a digit, or an l or O that OCR made of one).</summary>
    public static bool TryArabic(string text, int at, out ReadNumber number)
    {
        var state = new DigitReader(text, at);
        state.Read();
        number = default;
        if (state.Digits == 0)
        {
            return false;
        }

        number = new ReadNumber(state.End, state.Value, "", "", state.Digits, false, state.Plain, false);
        number = WithScale(text, number);
        return true;
    }

    /// <summary>Reads the Chinese number that starts at <paramref name="at"/>.</summary>
    public static bool TryChinese(string text, int at, out ReadNumber number)
    {
        number = default;
        if (!ChineseNumber.TryRead(text, at, out var end, out var value, out var trailing, out var magnitude))
        {
            return false;
        }

        var inner = "";
        if (end < text.Length && text[end] is '多' or '余' or '几')
        {
            inner = text[end].ToString();
            var scale = UnitTable.MatchScale(text, end + 1);
            if (scale.Length > 0 && trailing.Length == 0)
            {
                number = new ReadNumber(end + 1 + scale.Length, value, scale, inner, end - at, true, false, magnitude);
                return true;
            }

            end++;
        }

        number = new ReadNumber(
            end,
            value / UnitTable.Factor(trailing),
            trailing,
            inner,
            end - at - inner.Length,
            true,
            inner.Length + trailing.Length == 0,
            magnitude
        );
        return true;
    }

    /// <summary>Adds 多, 余, 十, 百, 千, 万, 亿 that follow Arabic digits; 2万5千 is one number.</summary>
    private static ReadNumber WithScale(string text, ReadNumber number)
    {
        var end = number.End;
        var value = number.Value;
        var inner = Approximation(text, ref end);
        while (end < text.Length && text[end] is '百' or '千' && !StartsUnit(text, end))
        {
            value = Multiply(value, text[end] == '百' ? 100 : 1000);
            end++;
        }

        inner += Approximation(text, ref end);
        var scale = UnitTable.MatchScale(text, end);
        end += scale.Length;
        if (scale.Length > 0 && TryTail(text, scale, ref end, out var tail, out var tailScale))
        {
            return WithInner(
                text,
                number with
                {
                    End = end,
                    Value = (Multiply(value, UnitTable.Factor(scale)) + tail) / UnitTable.Factor(tailScale),
                    Scale = tailScale,
                    Plain = false,
                },
                inner
            );
        }

        return WithInner(text, number with { End = end, Value = value, Scale = scale, Plain = number.Plain && end == number.End }, inner);
    }

    private static ReadNumber WithInner(string text, ReadNumber number, string inner)
    {
        var end = number.End;
        inner += Approximation(text, ref end);
        return number with { End = end, Inner = inner, Plain = number.Plain && inner.Length == 0 };
    }

    // 1亿3千多万, 2万5千: digits behind the scale go on with the same number.
    private static bool TryTail(string text, string scale, ref int end, out decimal tail, out string tailScale)
    {
        tail = 0;
        tailScale = "";
        if (end >= text.Length || !char.IsAsciiDigit(text[end]))
        {
            return false;
        }

        var digits = new DigitReader(text, end);
        digits.Read();
        if (!digits.Plain || digits.End >= text.Length || !(text[digits.End] is '百' or '千' or '万' or '多' or '余'))
        {
            return false;
        }

        var rest = WithScale(text, new ReadNumber(digits.End, digits.Value, "", "", digits.Digits, false, true, false));
        tail = Multiply(rest.Value, UnitTable.Factor(rest.Scale));
        if (tail >= UnitTable.Factor(scale))
        {
            return false;
        }

        tailScale = rest.Scale;
        end = rest.End;
        return true;
    }

    private static string Approximation(string text, ref int end)
    {
        if (
            end < text.Length
            && text[end] is '多' or '余' or '几'
            && !(text[end] == '几' && end + 1 < text.Length && text[end + 1] is '何' or '乎')
        )
        {
            return text[end++].ToString();
        }

        return "";
    }

    // 千瓦 and 千米 are units; 百 and 千 before other units multiply.
    private static bool StartsUnit(string text, int at) => UnitTable.MatchAt(text, at, out _) > 1;

    private static decimal Multiply(decimal value, decimal factor) => Math.Min(value, Largest / factor) * factor;

    /// <summary>Reads digits with separators, one decimal point and the damage that scanning leaves.</summary>
    private struct DigitReader(string text, int at)
    {
        private int _group;

        public int End { get; private set; } = at;

        public int Digits { get; private set; }

        public bool Plain { get; private set; } = true;

        public decimal Value { get; private set; }

        public void Read()
        {
            while (TryDigit(End, out var digit) || TrySeparator())
            {
                if (digit >= 0)
                {
                    Push(digit);
                    End++;
                }
            }

            if (Digits > 0 && TryPoint(out var skip))
            {
                End += skip;
                Plain = false;
                ReadFraction();
            }

            Value = Math.Min(Value, Largest);
        }

        private void ReadFraction()
        {
            var unit = 1m;
            while (TryDigit(End, out var digit))
            {
                if (Digits < MostDigits)
                {
                    unit /= 10;
                    Value += digit * unit;
                    Digits++;
                }

                End++;
            }
        }

        private void Push(int digit)
        {
            Value = Digits < MostDigits ? Value * 10 + digit : Largest;
            Digits++;
            _group++;
        }

        private bool TryDigit(int index, out int digit)
        {
            digit = -1;
            if (index >= text.Length)
            {
                return false;
            }

            var unit = text[index];
            if (char.IsAsciiDigit(unit))
            {
                digit = unit - '0';
                return true;
            }

            if (unit is 'l' or 'I' or 'O' or 'o' && IsDamagedDigit(index))
            {
                digit = unit is 'l' or 'I' ? 1 : 0;
                Plain = false;
                return true;
            }

            return false;
        }

        // l00亿元, 25l亿元, 1O0%: a letter among digits that touches no other letter.
        private readonly bool IsDamagedDigit(int index)
        {
            var before = index > 0 ? text[index - 1] : ' ';
            var after = index + 1 < text.Length ? text[index + 1] : ' ';
            var touchesDigit =
                char.IsAsciiDigit(before)
                || char.IsAsciiDigit(after)
                || (after == '.' && index + 2 < text.Length && char.IsAsciiDigit(text[index + 2]));
            return touchesDigit && !IsOtherLetter(before) && !IsOtherLetter(after);
        }

        private static bool IsOtherLetter(char unit) => char.IsAsciiLetter(unit) && unit is not ('l' or 'I' or 'O' or 'o');

        // 33,212 and 33 212; and "3 5%", where the blank stands inside one number.
        private bool TrySeparator()
        {
            if (Digits == 0 || End + 1 >= text.Length || text[End] is not (',' or ' '))
            {
                return false;
            }

            var next = End + 1;
            while (next < text.Length && char.IsAsciiDigit(text[next]))
            {
                next++;
            }

            var following = next - End - 1;
            var isThousands = following == 3 && _group <= 3 && Value != 0;
            var isSplit =
                text[End] == ' '
                && following is 1 or 2
                && Digits <= 2
                && next < text.Length
                && (text[next] == '%' || UnitTable.MatchScale(text, next).Length > 0);
            if (!isThousands && !isSplit)
            {
                return false;
            }

            End++;
            _group = 0;
            Plain = false;
            return true;
        }

        private readonly bool TryPoint(out int skip)
        {
            skip = 0;
            if (End + 1 >= text.Length || text[End] is not ('.' or '·'))
            {
                return false;
            }

            skip = text[End + 1] == ' ' ? 2 : 1;
            return End + skip < text.Length && char.IsAsciiDigit(text[End + skip]);
        }
    }
}
