using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>Decides the kind of a question: by the learned model, and by rule where there is nothing to learn.</summary>
internal static partial class QuestionKindReader
{
    /// <summary>
    /// Least probability of a kind that looks at no report. Below it the likeliest other kind is taken, and the reports decide. On the reports to choose by
    /// the model alone turns 4 of 1 017 questions away at a half, 5 at 0.4 and 3 at 0.6; of 106 mostly rare ones it reads 79, 83 and 76 rightly.
    /// </summary>
    public const double LeastWithoutALook = 0.5;

    // Words are looked up in the reports before they are called nonsense, unless the model is this sure.
    private const double NonsenseInWords = 0.7;

    /// <summary>The kind of a question that was read but for its kind.</summary>
    /// <param name="instructed">Whether a planted instruction was taken out of it.</param>
    /// <param name="reportYear">The year of the report that is asked, where there is but one.</param>
    public static QuestionKind Of(ParsedQuestion question, bool instructed, int? reportYear) =>
        Of(question, instructed, reportYear, KindModel.Default);

    /// <summary>The same by another model.</summary>
    public static QuestionKind Of(ParsedQuestion question, bool instructed, int? reportYear, KindModel model)
    {
        if (!question.Text.Any(char.IsLetterOrDigit))
        {
            return instructed ? QuestionKind.Instruction : QuestionKind.Nonsense;
        }

        if (instructed && question.Terms.All(t => t.Origin == TermOrigin.Character))
        {
            return QuestionKind.Instruction;
        }

        var probabilities = model.Probabilities(KindFeatures.Of(question, reportYear));
        var kind = Certain(question, Likeliest(probabilities, instructed));
        if (kind == QuestionKind.Nonsense && question.Text.Count(SearchText.IsHan) > 1 && probabilities.Max() < NonsenseInWords)
        {
            return QuestionKind.Fact;
        }

        return SetsSidesAgainstEachOther(question, kind) || NamesYearsWithoutAClaim(question, kind) ? QuestionKind.Compare : kind;
    }

    /// <summary>The likeliest kind; one that looks at no report only where it is likely enough.</summary>
    /// <param name="probabilities">In the order of <see cref="KindModel.Kinds"/>.</param>
    /// <param name="isBesideInstruction">What stands beside an instruction is a question of its own: it is no instruction.</param>
    public static QuestionKind Likeliest(IReadOnlyList<double> probabilities, bool isBesideInstruction)
    {
        var best = QuestionKind.Fact;
        var highest = -1.0;
        for (var i = 0; i < probabilities.Count; i++)
        {
            var kind = KindModel.Kinds[i];
            var isOpen =
                !LooksAtNoReport(kind)
                || (probabilities[i] >= LeastWithoutALook && !(isBesideInstruction && kind == QuestionKind.Instruction));
            if (isOpen && probabilities[i] > highest)
            {
                (best, highest) = (kind, probabilities[i]);
            }
        }

        return best;
    }

    // What a question says in so many words needs no model.
    private static QuestionKind Certain(ParsedQuestion question, QuestionKind kind) =>
        AsksForVerdict().IsMatch(question.Text) ? QuestionKind.Verify
        : kind == QuestionKind.Verify ? (AsksOpenly().IsMatch(question.Text) ? QuestionKind.Fact : kind)
        : AsksForMeaning().IsMatch(question.Text) ? QuestionKind.Definition
        : kind is QuestionKind.Definition or QuestionKind.Fact && AsksForItems().IsMatch(question.Text) ? QuestionKind.List
        : kind;

    // Amounts of two years or places, the difference of two things, and a target with its result, stand in several reports. The questions learned from are each asked of one.
    private static bool SetsSidesAgainstEachOther(ParsedQuestion question, QuestionKind kind) =>
        StatementPatterns.YearsCompared(question.Text) is not null
        || (kind is QuestionKind.Figure && AsksForDifference().IsMatch(question.Text))
        || (
            kind is QuestionKind.Figure or QuestionKind.Target
            && (
                question.Years.Count > 1
                || question.Relative.Count > 1
                || question.Places.Count > 1
                || question.Statuses.Count > 1 && question.Years.Count != 1
            )
        )
        || (
            kind is QuestionKind.Figure or QuestionKind.Target or QuestionKind.Verify
            && (question.Years.Count == 1 || question.ReportYears.Count > 0)
            && QuestionPatterns.Number().IsMatch(question.Text)
            && QuestionPatterns.AsksWhetherReached().IsMatch(question.Text)
        );

    // Who names a run of years and no amount claims nothing: each year's amount is asked for.
    private static bool NamesYearsWithoutAClaim(ParsedQuestion question, QuestionKind kind) =>
        kind == QuestionKind.Verify && question.Years.Count > 2 && !KindFeatures.HoldsAmount(question.Text);

    private static bool LooksAtNoReport(QuestionKind kind) =>
        kind
            is QuestionKind.Corpus
                or QuestionKind.SmallTalk
                or QuestionKind.Opinion
                or QuestionKind.Advice
                or QuestionKind.Instruction
                or QuestionKind.Nonsense;

    [GeneratedRegex("请?核对(?!清单)|核实一?下?[?？。]?$|请核实|对不对[?？]?$|对吗[?？]?$|属实[吗么]|是真的吗")]
    private static partial Regex AsksForVerdict();

    // 城镇比农村高多少, 两者相差多少; 比上年高多少 asks for growth.
    [GeneratedRegex(
        @"比(?!上|去|前|同期|往年|年初|预期|目标|计划|\d|一[年季]|全国|全省|全市)[^,，。?？]{2,14}[多高低少大小](?:出|了)?(?:多少|几)|相差|差(?:多少|几)"
    )]
    private static partial Regex AsksForDifference();

    // Whoever asks how, what or how much leaves nothing to be judged, however much he says before.
    [GeneratedRegex("(?:怎样|怎么样|如何|怎么(?:说|讲|写)|是什么|有哪些|多少)的?[?？。]?$")]
    private static partial Regex AsksOpenly();

    [GeneratedRegex("什么意思|啥意思|何意|什么叫|啥叫|何谓|^什么是|含义")]
    private static partial Regex AsksForMeaning();

    [GeneratedRegex("具体(?:是|有|包括)哪[三四五六七八九十3-9]")]
    private static partial Regex AsksForItems();
}
