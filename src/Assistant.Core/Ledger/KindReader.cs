using System.Text.RegularExpressions;

namespace Assistant.Core.Ledger;

/// <summary>Tells what kind of quantity a figure is.</summary>
internal static partial class KindReader
{
    /// <summary>Kind from the unit and the words before it: 增长8% is growth, 提高到8% a share, 8个百分点 a change.</summary>
    public static FigureKind Read(string text, ScannedNumber number, FigureWords words) =>
        number.Form switch
        {
            NumberForm.Rank => FigureKind.Rank,
            NumberForm.Fraction => FigureKind.Share,
            NumberForm.Ratio => FigureKind.Ratio,
            _ => number.Unit.Family switch
            {
                UnitFamily.Percent => Percent(words),
                UnitFamily.Points => FigureKind.Change,
                UnitFamily.Tenths => Reached().IsMatch(words.Predicate) || !Growth().IsMatch(words.Predicate)
                    ? FigureKind.Share
                    : FigureKind.Growth,
                UnitFamily.Times => FigureKind.Ratio,
                UnitFamily.Doublings => FigureKind.Growth,
                UnitFamily.Time => number.Unit.Base is "年"
                && Span().IsMatch(text.AsSpan(Math.Max(0, number.Start - 4), Math.Min(4, number.Start)))
                    ? FigureKind.Duration
                    : FigureKind.Level,
                UnitFamily.Count or UnitFamily.People => number.Unit.Text is "位" && Moved().IsMatch(words.Predicate)
                    ? FigureKind.Rank
                    : FigureKind.Count,
                _ => FigureKind.Level,
            },
        };

    private static FigureKind Percent(FigureWords words) =>
        GrowthReached().IsMatch(words.Predicate) ? FigureKind.Growth
        : Reached().IsMatch(words.Predicate) ? (GrowthNoun().IsMatch(words.Indicator) ? FigureKind.Growth : FigureKind.Share)
        : Growth().IsMatch(words.Predicate) || GrowthNoun().IsMatch(words.Indicator) ? FigureKind.Growth
        : FigureKind.Share;

    [GeneratedRegex(@"(增长|提高|提升|上升|下降|降低|增加|减少|升|降|缩小|控制|稳定|保持)(到|至|为|在)|达到?|占|为$|率$|比重$")]
    private static partial Regex Reached();

    [GeneratedRegex(
        @"增长|增加|提高|提升|上升|下降|降低|减少|回落|增幅|增速|涨幅|降幅|增$|降$|涨$|[涨跌掉降少多增]了$|多$|少$|上调|下调|缩水|缩减|压减|扩大|增收|减排"
    )]
    private static partial Regex Growth();

    [GeneratedRegex(@"(增速|增幅|涨幅|降幅|增长率)[^率]{0,4}$")]
    private static partial Regex GrowthNoun();

    [GeneratedRegex(@"(增速|增幅|涨幅|降幅|增长率)(均|都|也)?(达到?|为|至|在|保持在|控制在)?$")]
    private static partial Regex GrowthReached();

    [GeneratedRegex(@"连续|为期|历时")]
    private static partial Regex Span();

    [GeneratedRegex(@"提升|上升|前移|下降|后移|前进|跃升")]
    private static partial Regex Moved();
}
