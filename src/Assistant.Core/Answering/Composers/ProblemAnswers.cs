using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Answers which problems a report admits, where the question asks for nothing narrower, with the section that tells them.</summary>
internal sealed partial class ProblemAnswers(ICorpusSnapshot snapshot)
{
    /// <summary>The passages of the section, or null when the question names a field of its own or no single report is meant.</summary>
    public Draft? Compose(ParsedQuestion question, IReadOnlyList<ReportInfo> reports)
    {
        if (
            question.Kind is not (QuestionKind.List or QuestionKind.Fact)
            || question.Previous is not null
            || reports.Count != 1
            || !AsksForProblems(question)
        )
        {
            return null;
        }

        var problems = snapshot
            .Passages(reports[0].Report)
            .Where(p => p.SectionKind == SectionKind.Problems && p.Kind == PassageKind.Body)
            .ToList();
        return problems.Count == 0
            ? null
            : new Draft(Outcome.Answered, [.. problems.Select(p => QuoteCutter.Whole(string.Empty, p))], [], [], [], [], null);
    }

    private static bool AsksForProblems(ParsedQuestion question)
    {
        var text = PlaceReader.Replace(question.Text, question.Places, string.Empty);
        return Problem().IsMatch(text) && NothingElse().IsMatch(text);
    }

    [GeneratedRegex("短板|不足|问题|困难|毛病|缺点|薄弱|差距|挑战|难题|欠账")]
    private static partial Regex Problem();

    [GeneratedRegex(
        @"^(?:政府|报告|[省市区县州旗][里上]|[咱我本全]们?[省市区县州旗]?|当前|目前|现在|今年|去年|自己|自个儿?|承认|认账?|检讨|自揭|坦[承言]|点[出名]|指出|提[到出]?|说|讲|列|摆|存在|面临|还|有|主要|突出|哪[些几]|几[个条]|方面|什么|啥|是|都|工作|发展|经济|社会|短板|不足|问题|困难|毛病|缺点|薄弱|环节|差距|挑战|难题|欠账|没|吗|呢|和|与|或|的|了|里|中|上|头|出|到|请问|\d{4}年?|[、,，?？。 “”""])+$"
    )]
    private static partial Regex NothingElse();
}
