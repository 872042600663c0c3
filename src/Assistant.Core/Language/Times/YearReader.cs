using System.Buffers;

namespace Assistant.Core.Language;

/// <summary>Reads years and spans of years: 2019年, 一九五六年, 2016-2020年, 1978、1979两年.</summary>
internal static class YearReader
{
    private const int Earliest = 1840;
    private const int Latest = 2100;
    private static readonly SearchValues<char> Starts = SearchValues.Create("12一二");

    /// <summary>The years and spans of a folded text that 年 names, in order.</summary>
    public static IReadOnlyList<YearMention> All(string text)
    {
        var years = new List<YearMention>();
        for (var at = text.AsSpan().IndexOfAny(Starts); at >= 0; )
        {
            var found = TryRead(text, at, out var year) && year.Named;
            if (found)
            {
                years.Add(year);
            }

            var from = found ? year.End : at + 1;
            var next = text.AsSpan(from).IndexOfAny(Starts);
            at = next < 0 ? -1 : from + next;
        }

        return years;
    }

    /// <summary>Reads the year or span at <paramref name="at"/>; false for any other number. A span that 年 does not name is one only where no unit follows it.</summary>
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
        var named = At(text, end) == '年' && At(text, end + 1) != '代';
        year = new YearMention(at, named ? end + 1 : end, from, to, named);
        return named || (isSpan && !char.IsAsciiDigit(At(text, end)));
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

                year = (year * 10) + text[i] - '0';
            }
        }
        else if (!ChineseNumber.TryDigits(text, at, 4, out year))
        {
            return false;
        }

        return year is >= Earliest and <= Latest
            && !(char.IsAsciiDigit(At(text, at + 4)) || (At(text, at + 4) == '.' && char.IsAsciiDigit(At(text, at + 5))));
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
