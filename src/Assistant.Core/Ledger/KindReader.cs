using System.Text.RegularExpressions;
using Assistant.Core.Language;

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
                UnitFamily.Tenths => Reaches(words.Predicate) || !Grows(words.Predicate) ? FigureKind.Share : FigureKind.Growth,
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
        : Reaches(words.Predicate) ? (GrowthNoun().IsMatch(words.Indicator) ? FigureKind.Growth : FigureKind.Share)
        : Grows(words.Predicate) || GrowthNoun().IsMatch(words.Indicator) ? FigureKind.Growth
        : FigureKind.Share;

    private static bool Reaches(string predicate) => Direction.ReachesLevel(predicate) || Level().IsMatch(predicate);

    private static bool Grows(string predicate) => Direction.IsIn(predicate) || Growth().IsMatch(predicate);

    [GeneratedRegex("(控制|稳定|保持)(到|至|为|在)|达到?|占|为$|率$|比重$")]
    private static partial Regex Level();

    [GeneratedRegex("增幅|增速|涨幅|增收|减排|[增多少]了?$")]
    private static partial Regex Growth();

    [GeneratedRegex(@"(增速|增幅|涨幅|降幅|增长率)[^率]{0,4}$")]
    private static partial Regex GrowthNoun();

    [GeneratedRegex(
        @"(增速|增幅|涨幅|降幅|增长率)(均|都|也)?(回落|收窄|放缓|下降|降低|回升|提高|提升|上升|扩大|缩小|降)?(达到?|到|为|至|在|保持在|控制在)?$"
    )]
    private static partial Regex GrowthReached();

    [GeneratedRegex(@"连续|为期|历时")]
    private static partial Regex Span();

    [GeneratedRegex(@"提升|上升|前移|下降|后移|前进|跃升")]
    private static partial Regex Moved();
}
