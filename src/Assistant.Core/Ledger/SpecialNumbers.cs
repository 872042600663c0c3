using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>Quantities that are not number plus unit: 百分之八, 三分之二, 1/4, 第11位, 2.31:1, 翻两番.</summary>
internal static class SpecialNumbers
{
    // What can follow a rank that is told without 位: particles and link words, never the beginning of a noun (第一批).
    private const string AfterRank = "的和与左以且是吧吗呢了对么";
    private const int MostBetween = 6;

    /// <summary>翻番, 翻一番, 翻了两番.</summary>
    public static bool TryDoubling(string text, int at, out ScannedNumber number)
    {
        number = default;
        if (text[at] != '翻')
        {
            return false;
        }

        var end = at + 1;
        end += At(text, end) == '了' ? 1 : 0;
        var times = 1m;
        if (end < text.Length && ChineseNumber.IsNumeral(text[end]) && NumberReader.TryChinese(text, end, out var read))
        {
            times = read.Value;
            end = read.End;
        }
        else if (end < text.Length && char.IsAsciiDigit(text[end]) && NumberReader.TryArabic(text, end, out read))
        {
            times = read.Value;
            end = read.End;
        }

        if (At(text, end) != '番' || UnitTable.MatchAt(text, end, out var unit) == 0)
        {
            return false;
        }

        number = new ScannedNumber(at, end + 1, times, null, unit, NumberForm.Quantity, "", true);
        return true;
    }

    /// <summary>百分之二十, 千分之三, 三分之二, 1/4 and ranges of per cent.</summary>
    public static bool TryFraction(string text, int at, out ScannedNumber number)
    {
        number = default;
        return TrySlash(text, at, ref number) || TrySpelled(text, at, ref number);
    }

    /// <summary>第4位, 全市第5, 全市第一, 前10名.</summary>
    public static bool TryRank(string text, int at, ReadNumber number, out ScannedNumber rank)
    {
        rank = default;
        var before = at > 0 ? text[at - 1] : '\0';
        if (before is not ('第' or '前') || number.Scale.Length > 0)
        {
            return false;
        }

        var next = At(text, number.End);
        var isPlace = next is '位' or '名' && UnitTable.MatchAt(text, number.End, out _) == 1;
        if (!isPlace && NumberContext.IsHan(next) && !AfterRank.Contains(next, StringComparison.Ordinal))
        {
            return false;
        }

        var scoped = NumberContext.EndsWithAny(text, at - 1, NumberContext.Scopes) || (before == '第' && IsScoped(text, at - 1));
        if (before == '前' ? !scoped : !isPlace && !scoped && (number.Chinese || !IsBoundary(next)))
        {
            return false;
        }

        var unit = new Unit("位", UnitFamily.Count, "位", 1);
        var end = number.End + (isPlace ? 1 : 0);
        rank = new ScannedNumber(at - 1, end, number.Value, null, unit, NumberForm.Rank, before == '前' ? "前" : "", number.Chinese);
        return true;
    }

    /// <summary>全省首位: the first place among those named before it.</summary>
    public static bool TryFirstPlace(string text, int at, out ScannedNumber rank)
    {
        rank = new ScannedNumber(at, at + 2, 1, null, new Unit("位", UnitFamily.Count, "位", 1), NumberForm.Rank, "", true);
        return Follows(text, at, "首位")
            && IsScoped(text, at)
            && !(NumberContext.IsHan(At(text, at + 2)) && !AfterRank.Contains(At(text, at + 2), StringComparison.Ordinal));
    }

    // 全省港口第二: among whom the rank counts stands a few characters before, in the same clause.
    private static bool IsScoped(string text, int at)
    {
        for (var i = at; i > 0 && at - i <= MostBetween && !char.IsPunctuation(text[i - 1]) && !char.IsAsciiDigit(text[i - 1]); i--)
        {
            if (NumberContext.EndsWithAny(text, i, NumberContext.Regions))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>2.31:1 and 10.2:45.3:44.5; the value is the first number.</summary>
    public static bool TryRatio(string text, int at, ReadNumber number, out ScannedNumber ratio)
    {
        ratio = default;
        var end = number.End;
        decimal? second = null;
        while (
            At(text, end) == ':'
            && end + 1 < text.Length
            && char.IsAsciiDigit(text[end + 1])
            && NumberReader.TryArabic(text, end + 1, out var next)
        )
        {
            second ??= next.Value;
            end = next.End;
        }

        ratio = new ScannedNumber(at, end, number.Value, second, Unit.None, NumberForm.Ratio, "", false);
        return second is not null && number.Scale.Length == 0;
    }

    private static bool TrySlash(string text, int at, ref ScannedNumber number)
    {
        if (!char.IsAsciiDigit(text[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '/' or '.')))
        {
            return false;
        }

        if (
            !NumberReader.TryArabic(text, at, out var above)
            || At(text, above.End) != '/'
            || !char.IsAsciiDigit(At(text, above.End + 1))
            || !NumberReader.TryArabic(text, above.End + 1, out var below)
        )
        {
            return false;
        }

        var proper =
            above.Plain && below.Plain && above.Value > 0 && above.Value < below.Value && below.Value <= 100 && At(text, below.End) != '/';
        number = new ScannedNumber(at, below.End, proper ? above.Value / below.Value : 0, null, Unit.None, NumberForm.Fraction, "", false);
        return proper;
    }

    private static bool TrySpelled(string text, int at, ref ScannedNumber number)
    {
        var start = at;
        if (!ReadNumber(text, at, out var below) || !Follows(text, below.End, "分之") || !ReadNumber(text, below.End + 2, out var above))
        {
            return false;
        }

        var whole = below.Value * UnitTable.Factor(below.Scale);
        var sign = whole switch
        {
            100 => "%",
            1000 => "‰",
            10000 => "‱",
            _ => "",
        };
        _ = UnitTable.TryParse(sign, out var unit);
        var end = above.End;
        decimal? to = null;
        var second = 0;
        if (sign.Length > 0 && At(text, end) is '到' or '至' or '—' or '-')
        {
            second = Follows(text, end + 1, text[below.End] == '分' ? text[start..(below.End + 2)] : "分之")
                ? end + 1 + below.End + 2 - start
                : end + 1;
        }

        if (second > 0 && !NumberContext.FollowsFrom(text, start) && ReadNumber(text, second, out var upper) && upper.Value > above.Value)
        {
            to = upper.Value;
            end = upper.End;
        }

        var value =
            sign.Length > 0 ? above.Value * UnitTable.Factor(above.Scale)
            : whole == 0 ? 0
            : above.Value / whole;
        number = new ScannedNumber(
            start,
            end,
            value,
            to,
            unit,
            sign.Length > 0 ? NumberForm.Quantity : NumberForm.Fraction,
            above.Inner,
            true
        );
        return whole > 0;
    }

    private static bool ReadNumber(string text, int at, out ReadNumber number)
    {
        number = default;
        return at < text.Length
            && (
                char.IsAsciiDigit(text[at])
                    ? NumberReader.TryArabic(text, at, out number)
                    : ChineseNumber.IsNumeral(text[at]) && NumberReader.TryChinese(text, at, out number)
            );
    }

    private static bool Follows(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static bool IsBoundary(char unit) => !char.IsAsciiLetterOrDigit(unit);

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
