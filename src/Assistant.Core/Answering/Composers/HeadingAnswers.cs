using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Answers which main tasks or fields there are with the headings of the section that lists them.</summary>
internal sealed partial class HeadingAnswers(ICorpusSnapshot snapshot)
{
    /// <summary>The headings when the question asks for as many main fields of work as a section has headings; else null.</summary>
    public Draft? Compose(ParsedQuestion question, IReadOnlyList<ReportInfo> reports)
    {
        if (
            question.Kind != QuestionKind.List
            || question.ListSize is not { } size
            || !MainFields().IsMatch(question.Text)
            || reports.Count == 0
        )
        {
            return null;
        }

        var wantsPlan = !QuestionPatterns.PreviousYear().IsMatch(question.Text);
        var headings = snapshot
            .Passages(reports[0].Report)
            .Where(p => p.Kind == PassageKind.Heading && p.HeadingPath.Count == 2)
            .GroupBy(p => p.HeadingPath[0])
            .FirstOrDefault(g => g.Count() == size && g.All(p => (p.SectionKind == SectionKind.Plan) == wantsPlan));
        return headings is null
            ? null
            : new Draft(Outcome.Answered, [.. headings.Select(h => QuoteCutter.Whole(string.Empty, h))], [], [], [], [], null);
    }

    [GeneratedRegex(@"(方面|大|项)?的?(重点|主要)(工作|任务)|方面的?工作|工作(任务)?(有|分|包括)?哪?[几\d]个?方面")]
    private static partial Regex MainFields();
}
