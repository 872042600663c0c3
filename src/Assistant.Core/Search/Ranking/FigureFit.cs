using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>How a ledger figure fits what is asked.</summary>
internal static partial class FigureFit
{
    private static readonly ConditionalWeakTable<Figure, string> NormalizedWords = [];

    /// <summary>Indicator and clause of the figure, normalised for search.</summary>
    public static string Words(Figure figure) =>
        NormalizedWords.GetValue(figure, static f => SearchText.Normalize($"{f.Indicator} {f.Quote}"));

    /// <summary>The same without what a share is taken of (占生产总值比重): a question for that thing does not ask for the share.</summary>
    public static string OwnWords(Figure figure) => WithoutDenominator(Words(figure));

    /// <summary>A normalised text without what a share is taken of.</summary>
    public static string WithoutDenominator(string text) => Denominator().Replace(text, " ");

    /// <summary>Whether a question asks for a share.</summary>
    public static bool AsksShare(ParsedQuestion question) => Share().IsMatch(question.Text);

    /// <summary>Whether its unit is of the kind asked for.</summary>
    public static bool Unit(ParsedQuestion question, Figure figure) =>
        question.Expected switch
        {
            ExpectedAnswer.Money => figure.Unit.Contains('元', StringComparison.Ordinal) || figure.Unit is "亿" or "万亿",
            ExpectedAnswer.Percent => figure.Unit is "%" or "‰"
                || figure.Unit.EndsWith("分点", StringComparison.Ordinal)
                || figure.Kind is FigureKind.Ratio or FigureKind.Share or FigureKind.Growth,
            ExpectedAnswer.Rank => figure.Kind == FigureKind.Rank,
            _ => question.UnitHints.Count == 0 || question.UnitHints.Any(hint => Same(figure.Unit, hint)),
        };

    /// <summary>1 when its period and status are those asked for, a half when its period is a span that holds the year, -1 when they are others, 0 when nothing is asked or known.</summary>
    public static double Period(int? year, Status? status, Figure figure)
    {
        var clash =
            (year is not null && figure.PeriodStart is not null && (year < figure.PeriodStart || year > figure.PeriodEnd))
            || (status == Status.Actual && figure.Status is Status.Target or Status.Plan)
            || (status == Status.Target && figure.Status == Status.Actual);

        // What was reached over a span of years is not what was reached in one of them.
        var span = year is not null && figure.PeriodStart != figure.PeriodEnd;
        return clash ? -1
            : year is null && status is null ? 0
            : span ? 0.5
            : 1;
    }

    // People ask for 个 of what a report counts in 家, 座 or 处; a unit of measure must be the one named.
    private static bool Same(string unit, string hint) =>
        unit.EndsWith(hint, StringComparison.Ordinal)
        || hint switch
        {
            "个"
            or "家"
            or "座"
            or "处"
            or "所"
            or "项"
            or "件"
            or "条"
            or "场"
            or "次"
            or "种"
            or "类"
            or "块"
            or "批"
            or "间"
            or "栋"
            or "幢"
            or "套"
            or "台"
            or "辆"
            or "只"
            or "起"
            or "张"
            or "份" => UnitTable.TryParse(unit, out var parsed) && parsed.Family is UnitFamily.Count or UnitFamily.People,
            "人" or "名" or "位" or "人次" => unit.Contains('人', StringComparison.Ordinal)
                || unit.EndsWith('名')
                || unit.EndsWith('位')
                || unit.EndsWith('户'),
            "平方" => unit.Contains("平方", StringComparison.Ordinal)
                || unit.EndsWith('亩')
                || unit.EndsWith("公顷", StringComparison.Ordinal),
            "钱" or "块" or "亿" => unit.Contains('元', StringComparison.Ordinal),
            "个点" => unit is "%" || unit.EndsWith("分点", StringComparison.Ordinal),
            "方" => unit.Contains("立方", StringComparison.Ordinal) || unit.EndsWith('方'),
            "米" or "公里" => unit.EndsWith('米') || unit.EndsWith("公里", StringComparison.Ordinal),
            "天" or "年" => unit.EndsWith('天') || unit.EndsWith('年') || unit.EndsWith('日'),
            _ => false,
        };

    [GeneratedRegex("占[^,;、。]{1,14}?(比重|比例|的)")]
    private static partial Regex Denominator();

    [GeneratedRegex("占|比重|比例|几成|强度|share|proportion|percentage of")]
    private static partial Regex Share();
}
