using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Whether a passage holds the one thing that a leaning turn asks of what was spoken of before: the day, the builder, the length, the reason. What it shares
/// with the turn before says nothing of that.
/// </summary>
internal static partial class LeaningRules
{
    /// <summary>True when the passage cannot be the answer.</summary>
    public static bool IsRuledOut(ParsedQuestion question, RankedPassage best) =>
        question.Own is { } own
        && PassageView.Of(best.Passage).Normalized is var text
        && (
            (AsksDay().IsMatch(own) && (!Day().IsMatch(text) || best.Passage.Kind == PassageKind.TitlePage))
            || (AsksMaker().IsMatch(own) && !Maker().IsMatch(text))
            || (AsksMeasure().IsMatch(own) && !Measure().IsMatch(text))
            || (AsksSum().IsMatch(own) && !AnswerShape.Money().IsMatch(text))
            || (QuestionPatterns.Why().IsMatch(own) && !Reason().IsMatch(text))
            || (AsksNames().IsMatch(own) && !Several().IsMatch(text))
        );

    [GeneratedRegex("什么时候|啥时候|啥子时候|何时|几时|哪一?年(?!.{0,3}[多少高低快慢])|哪一?天|几月|几号(?!线)|多会儿|什么时间")]
    private static partial Regex AsksDay();

    [GeneratedRegex(
        @"\d年|\d月|\d日|年[底内末前初中]|半年|季度|明年|今年|月底|暑[期假]|寒假|五一|十一|国庆|春节|元旦|期间|[一二三四]五|起[,，。]"
    )]
    private static partial Regex Day();

    [GeneratedRegex("(?:哪一?(?:家|个)|什么)(?:公司|企业|单位|集团|机构)|哪家.{0,2}[建造投做承]|谁.{0,2}[建造投做承]")]
    private static partial Regex AsksMaker();

    [GeneratedRegex("公司|集团|企业|单位|机构|协会|商会|由[^,，。]{2,12}[建造投]|研制|研发|制造|承建|出品|打造")]
    private static partial Regex Maker();

    [GeneratedRegex("多(?:长|高|宽|远|深|厚)")]
    private static partial Regex AsksMeasure();

    [GeneratedRegex(@"\d(?:\.\d+)?[万千余多]*(?:公里|千米|米|里|天|年|个?月|小时|分钟|层)")]
    private static partial Regex Measure();

    [GeneratedRegex("投资(?:了|是|额)?(?:有)?多少(?!个|项)|(?:花|投|掏)(?:了|进)?(?:去)?多少(?!个|项|人)|多少(?:钱|资金|亿?元)")]
    private static partial Regex AsksSum();

    [GeneratedRegex(
        "因为|因此|由于|原因|受.{1,12}影响|导致|造成|得益于|有赖于|主要是|为了|是因|所以|从而|依赖|归因|归功|考虑到|鉴于|根据|目的|以便|防止|避免|偏|过[快热多高]"
    )]
    private static partial Regex Reason();

    [GeneratedRegex("(?:分别|都|各)(?:是|叫|有|指)?(?:的)?(?:哪|谁|啥|什么)|(?:是|指的?是?)哪几")]
    private static partial Regex AsksNames();

    [GeneratedRegex("[、,，;；和与及“”\"]")]
    private static partial Regex Several();
}
