using System.Buffers;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>
/// Finds quantities and years in folded text. Numbers that are part of a name or a date (5G, 4A级景区, "1+N", 31省道,
/// 第二届) are left out. Never throws, whatever the text.
/// </summary>
internal sealed class FigureScanner
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("0123456789lIO〇零一二三四五六七八九两十百千万亿廿翻番首");

    private readonly string _text;
    private readonly List<ScannedNumber> _numbers = [];
    private readonly List<YearMention> _years = [];

    private FigureScanner(string text) => _text = text;

    /// <summary>Quantities and years of <paramref name="text"/> in order, none overlapping.</summary>
    public static (IReadOnlyList<ScannedNumber> Numbers, IReadOnlyList<YearMention> Years) Scan(FoldedText text)
    {
        var scanner = new FigureScanner(text.Value);
        scanner.Run();
        return (scanner._numbers, scanner._years);
    }

    private void Run()
    {
        var at = 0;
        while (at < _text.Length)
        {
            var next = _text.AsSpan(at).IndexOfAny(Starts);
            if (next < 0)
            {
                return;
            }

            at = Math.Max(at + next + 1, Step(at + next));
        }
    }

    // Reads what starts at the index and returns the index to go on from.
    private int Step(int at)
    {
        // 2016-2020亩 is no span of years.
        if (YearReader.TryRead(_text, at, out var year) && (year.Named || UnitTable.MatchAt(_text, year.End, out _) == 0))
        {
            _years.Add(year);
            return year.End;
        }

        if (_text[at] is '翻' or '番')
        {
            return Accept(at, SpecialNumbers.TryDoubling(_text, at, out var doubling), doubling);
        }

        if (_text[at] == '首')
        {
            return Accept(at + 1, SpecialNumbers.TryFirstPlace(_text, at, out var first), first);
        }

        if (SpecialNumbers.TryFraction(_text, at, out var fraction))
        {
            return Accept(at, true, fraction);
        }

        if (!TryNumber(at, out var number))
        {
            return at + 1;
        }

        if (NumberContext.IsName(_text, at, number.End))
        {
            return SkipName(number.End);
        }

        if (SpecialNumbers.TryRank(_text, at, number, out var rank))
        {
            return Accept(number.End, true, rank);
        }

        if (SpecialNumbers.TryRatio(_text, at, number, out var ratio))
        {
            return Accept(at, true, ratio);
        }

        return Accept(number.End, TryQuantity(at, number, out var quantity), quantity);
    }

    private int Accept(int otherwise, bool found, ScannedNumber number)
    {
        if (!found)
        {
            return otherwise;
        }

        _numbers.Add(number);
        return number.End;
    }

    private bool TryNumber(int at, out ReadNumber number) =>
        ChineseNumber.IsNumeral(_text[at]) ? NumberReader.TryChinese(_text, at, out number) : NumberReader.TryArabic(_text, at, out number);

    private int SkipName(int end)
    {
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '+' or '×' or '.'))
        {
            end++;
        }

        return end;
    }

    private bool TryQuantity(int at, ReadNumber first, out ScannedNumber quantity)
    {
        quantity = default;
        var last = first;
        var unitEnd = ReadUnit(first, out var unit);
        if (TryRange(at, first, unit, unitEnd, out var second))
        {
            last = second;
            unitEnd = ReadUnit(second, out unit);
        }

        var start = NumberContext.SignStart(_text, at, out var sign);
        var bare = unit.Family == UnitFamily.None && unit.Text.Length == 0;
        if (bare ? !NumberContext.IsBareFigure(_text, at, last) : !NumberContext.IsFigure(_text, at, last, unit, unitEnd))
        {
            return false;
        }

        var value = SameScale(first, last) * sign;
        decimal? to = last.End == first.End ? null : last.Value;
        var inner = last.Inner.Length > 0 ? last.Inner : NumberContext.InnerBefore(_text, at, last);
        quantity = new ScannedNumber(start, unitEnd, value, to, unit, bare ? NumberForm.Bare : NumberForm.Quantity, inner, last.Chinese);
        return true;
    }

    // 3000万至1亿元: the lower end is told in the unit of the upper one.
    private static decimal SameScale(ReadNumber first, ReadNumber last)
    {
        if (first.End == last.End || first.Scale == last.Scale || first.Scale.Length == 0)
        {
            return first.Value;
        }

        return Math.Min(first.Value, NumberReader.Largest) * UnitTable.Factor(first.Scale) / UnitTable.Factor(last.Scale);
    }

    private int ReadUnit(ReadNumber number, out Unit unit)
    {
        var length = UnitTable.MatchAt(_text, number.End, out unit);
        if (length == 0 && number.Scale.Length > 0)
        {
            unit = new Unit(number.Scale, UnitFamily.None, "", UnitTable.Factor(number.Scale));
            return number.End;
        }

        unit = UnitTable.Scaled(unit, length == 0 ? "" : number.Scale);
        return number.End + length;
    }

    /// <summary>35-40个, 3至5家, 5%—6%: one figure with two ends. 由68亿元增加到… and 从30%到35% are two figures.</summary>
    private bool TryRange(int at, ReadNumber first, Unit unit, int unitEnd, out ReadNumber second)
    {
        second = default;
        var link = unit.Text.Length > 0 && unitEnd > first.End ? unitEnd : first.End;
        if (
            link + 1 >= _text.Length
            || !(_text[link] is '-' or '—' or '至' or '到')
            || !IsNumberStart(link + 1)
            || !TryNumber(link + 1, out second)
        )
        {
            return false;
        }

        if (second.Chinese != first.Chinese || (link == unitEnd && unitEnd > first.End && NumberContext.FollowsFrom(_text, at)))
        {
            return false;
        }

        var end = ReadUnit(second, out var secondUnit);
        var sameUnit = link == first.End || secondUnit.Base == unit.Base;
        return sameUnit
            && end > second.End - second.Scale.Length
            && second.Value * UnitTable.Factor(second.Scale)
                >= first.Value * UnitTable.Factor(first.Scale.Length > 0 ? first.Scale : second.Scale);
    }

    private bool IsNumberStart(int at) =>
        char.IsAsciiDigit(_text[at]) || (ChineseNumber.IsNumeral(_text[at]) && !(_text[at] is '百' or '千' or '万' or '亿'));
}
