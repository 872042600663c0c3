namespace Assistant.Core.Ledger;

/// <summary>Judges by the words around a number whether it is a figure or part of a name, a date or a phrase.</summary>
internal static class NumberContext
{
    /// <summary>Words before 第一 or 前三 that make it a rank.</summary>
    public static readonly string[] Scopes = FigureData.Words("numerals.tsv", "scope");

    /// <summary>Of these the areas: a rank can count among their parts some characters further on.</summary>
    public static readonly string[] Regions = [.. Scopes.Where(s => s.StartsWith('全') || s is "世界" or "亚洲")];

    private static readonly string[] Facilities = FigureData.Words("names.tsv", "facility");

    private static readonly string[] Changes = FigureData.Words("numerals.tsv", "change");
    private static readonly string[] Spans = FigureData.Words("numerals.tsv", "span");
    private static readonly string[] Pures = FigureData.Words("numerals.tsv", "pure");
    private static readonly string[] Bares = FigureData.Words("numerals.tsv", "bare");
    private static readonly string[] Nevers = FigureData.Words("numerals.tsv", "never");
    private static readonly string[] NamesAfter = FigureData.Words("names.tsv", "after");
    private static readonly string[] NamesBefore = FigureData.Words("names.tsv", "before");
    private static readonly string[] NamesQuoted = FigureData.Words("names.tsv", "quoted");

    /// <summary>Whether the number from <paramref name="at"/> to <paramref name="end"/> is glued into a name: 5G, "1+N", 2×66, 〔2022〕.</summary>
    public static bool IsName(string text, int at, int end)
    {
        var before = Before(text, at);
        var after = At(text, end);
        if (
            before is '+' or '×' or '/' or '#' or '&' or '〔' or '['
            || after is '+' or '×' or '#' or '〕'
            || (before == '.' && Before(text, at - 1) is >= '0' and <= '9')
        )
        {
            return true;
        }

        if (char.IsAsciiDigit(text[at]) && after == '.' && char.IsAsciiDigit(At(text, end + 1)))
        {
            return true;
        }

        var latinAfter = char.IsAsciiLetter(after) && UnitTable.MatchAt(text, end, out _) == 0;
        var gluedBefore =
            char.IsAsciiLetter(before)
            && (UnitTable.MatchAt(text, end, out var unit) == 0 || unit.Family is not (UnitFamily.Money or UnitFamily.Percent));
        return latinAfter || gluedBefore || EndsWithAny(text, at, NamesBefore) || IsQuotedName(text, at, end);
    }

    /// <summary>Whether a number with a unit is a figure.</summary>
    public static bool IsFigure(string text, int at, ReadNumber number, Unit unit, int unitEnd)
    {
        if (Before(text, at) == '第' || StartsWithAny(text, unitEnd, NamesAfter))
        {
            return false;
        }

        // 长三角, 五角星: the coin is told behind yuan alone.
        if (number.Chinese && unit.Text == "角" && Before(text, at) != '元')
        {
            return false;
        }

        // 城东110KV变电站 is called so.
        if (unit.Family == UnitFamily.Voltage && StartsWithAny(text, unitEnd, Facilities))
        {
            return false;
        }

        if (number.Magnitude)
        {
            return EndsWithAny(text, at, Pures)
                && (unit.Family != UnitFamily.None || number.Scale.Length > 0)
                && !(Before(text, at) is '数' or '几');
        }

        if (unit.Family == UnitFamily.Time && unit.Base is "年" or "周" or "季度")
        {
            return EndsWithAny(text, at, Spans);
        }

        if (Before(text, at) == '前' && unit.Family == UnitFamily.Time)
        {
            return false;
        }

        return !number.Chinese || unit.Text == "折" || IsChineseFigure(text, at, number, unit, unitEnd);
    }

    /// <summary>Whether a number without unit is a figure: behind 指数, 为, 至 and before the end of its clause.</summary>
    public static bool IsBareFigure(string text, int at, ReadNumber number)
    {
        var next = At(text, number.End);
        var ends =
            !IsHan(next)
            && !char.IsAsciiLetterOrDigit(next)
            && next is not ('"' or '”' or ')' or ']' or '》' or '%' or '-' or '—' or '/' or '\'' or '’' or '、');
        var approximate =
            Follows(text, number.End, "左右")
            || Follows(text, number.End, "以上")
            || Follows(text, number.End, "以下")
            || Follows(text, number.End, "以内");
        if (
            number.Chinese
            || number.Digits > NumberReader.Largest.ToString(System.Globalization.CultureInfo.InvariantCulture).Length
            || !(ends || approximate)
        )
        {
            return false;
        }

        return EndsWithAny(text, at, Bares) && !(number.Plain && number.Value is >= 1900 and <= 2100 && number.Digits == 4);
    }

    /// <summary>Where the figure starts when a sign stands before it.</summary>
    public static int SignStart(string text, int at, out decimal sign)
    {
        sign = 1;
        if (at == 0 || !(text[at - 1] is '-' or '+'))
        {
            return at;
        }

        var before = Before(text, at - 1);
        if (char.IsAsciiLetterOrDigit(before) || before is '-' or '%' or '"')
        {
            return at;
        }

        sign = text[at - 1] == '-' ? -1 : 1;
        return at - 1;
    }

    /// <summary>上 of 上百亿, 前 of 前1%: words that belong to the number itself.</summary>
    public static string InnerBefore(string text, int at, ReadNumber number) =>
        Before(text, at) switch
        {
            '上' when number.Magnitude => "上",
            '前' => "前",
            _ => "",
        };

    /// <summary>Whether 由 or 从 stands before the number in its clause, so that 到 joins two figures and no range.</summary>
    public static bool FollowsFrom(string text, int at)
    {
        for (var i = at - 1; i >= 0 && i > at - 14; i--)
        {
            if (text[i] is '由' or '从' or '自')
            {
                return true;
            }

            if (text[i] is ',' or '。' or ';' or '、')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether one of the words ends directly before <paramref name="at"/>.</summary>
    public static bool EndsWithAny(string text, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (at >= word.Length && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether <paramref name="unit"/> is a Chinese character.</summary>
    public static bool IsHan(char unit) => unit is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    // A small Chinese numeral with a count word is mostly a phrase (三个代表, 四个全面, 一项): it counts only where
    // a verb of change stands before it or the clause ends behind it.
    private static bool IsChineseFigure(string text, int at, ReadNumber number, Unit unit, int unitEnd)
    {
        if (EndsWithAny(text, at, Nevers))
        {
            return false;
        }

        var strong =
            unit.Family is UnitFamily.Money or UnitFamily.Percent or UnitFamily.Points or UnitFamily.Times
            || unit.Text is "吨" or "亩" or "斤"
            || (unit.Text.Length > 1 && unit.Family is not (UnitFamily.Count or UnitFamily.People or UnitFamily.Time));
        var small = number.Value <= 10 && number.Scale.Length == 0 && number.Inner.Length == 0;
        if (!small || (strong && number.Value != 1))
        {
            return unit.Family != UnitFamily.None || number.Scale.Length > 0;
        }

        var changed = EndsWithAny(text, at, Changes);
        var ends =
            !IsHan(At(text, unitEnd)) && At(text, unitEnd) is not ('"' or '”')
            || Follows(text, unitEnd, "以上")
            || Follows(text, unitEnd, "左右");
        return strong || unit.Family == UnitFamily.Tenths ? ends || changed || At(text, unitEnd) is '的' or '多' or '左' or '用'
            : number.Value == 1 ? changed && ends
            : changed || (ends && unit.Family is UnitFamily.Count or UnitFamily.People && IsHan(Before(text, at)));
    }

    // "最多90天" is a figure, "4个100亿"工程 is a name.
    private static bool IsQuotedName(string text, int at, int end)
    {
        var open = -1;
        for (var i = at - 1; i >= 0 && i > at - 12; i--)
        {
            if (text[i] is '"' or '“' or '‘' or '《' or '「')
            {
                open = i;
                break;
            }

            if (text[i] is '”' or '’' or ',' or '。' or ';' or '》' or '」')
            {
                return false;
            }
        }

        if (open < 0)
        {
            return false;
        }

        var close = text.AsSpan(end, Math.Min(12, text.Length - end)).IndexOfAny("\"”’》」");
        return close >= 0 && (text[open] == '《' || StartsWithAny(text, end + close + 1, NamesQuoted));
    }

    private static bool StartsWithAny(string text, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (Follows(text, at, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(string text, int at, string word) =>
        at >= 0 && at < text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static char Before(string text, int at) => at > 0 ? text[at - 1] : '\0';

    private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
