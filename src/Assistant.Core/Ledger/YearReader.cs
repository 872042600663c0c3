namespace Assistant.Core.Ledger;

/// <summary>Reads years and spans of years: 2019年, 一九五六年, 2016-2020年, 1978、1979两年.</summary>
internal static class YearReader
{
    private const int Earliest = 1840;
    private const int Latest = 2100;

    /// <summary>Reads the year or span at <paramref name="at"/>; false for any other number.</summary>
    public static bool TryRead(string text, int at, out YearMention year)
    {
        year = default;
        if (!TryFour(text, at, out var from))
        {
            return false;
        }

        var end = at + 4;
        var to = from;
        while (TryNext(text, end, out var next, out var nextEnd) && next > to)
        {
            to = next;
            end = nextEnd;
        }

        var isSpan = to != from;
        end += isSpan && At(text, end) == '两' ? 1 : 0;
        var isYear = At(text, end) == '年' && At(text, end + 1) != '代';
        year = new YearMention(at, isYear ? end + 1 : end, from, to);
        return isYear || (isSpan && !char.IsAsciiDigit(At(text, end)) && UnitTable.MatchAt(text, end, out _) == 0);
    }

    private static bool TryNext(string text, int end, out int year, out int nextEnd)
    {
        year = 0;
        nextEnd = end;
        var skip = At(text, end) == '年' ? 1 : 0;
        if (At(text, end + skip) is not ('-' or '—' or '至' or '到' or '、'))
        {
            return false;
        }

        var start = end + skip + 1;
        nextEnd = start + 4;
        return TryFour(text, start, out year);
    }

    private static bool TryFour(string text, int at, out int year)
    {
        year = 0;
        if (at + 4 > text.Length || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '.')))
        {
            return false;
        }

        if (char.IsAsciiDigit(text[at]))
        {
            for (var i = at; i < at + 4; i++)
            {
                if (!char.IsAsciiDigit(text[i]))
                {
                    return false;
                }

                year = year * 10 + text[i] - '0';
            }
        }
        else if (!NumeralReader.TryDigits(text, at, 4, out year))
        {
            return false;
        }

        return year is >= Earliest and <= Latest
            && !(char.IsAsciiDigit(At(text, at + 4)) || At(text, at + 4) == '.' && char.IsAsciiDigit(At(text, at + 5)));
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
