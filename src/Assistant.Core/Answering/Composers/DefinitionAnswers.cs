using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Answers what a term means from the glossary of a report.</summary>
internal sealed class DefinitionAnswers(ICorpusSnapshot snapshot, ReportsPlugin plugin)
{
    /// <summary>The glossary entry that the question names, or null; OCR errors in the entry's term are forgiven.</summary>
    public Draft? Compose(ParsedQuestion question, IReadOnlyList<ReportInfo> reports)
    {
        var names = reports.Select(r => r.Report).ToList();
        var key = GlossaryTerm.Key(question.Text);
        var bareTerm = names.SelectMany(snapshot.Glossary).Any(e => GlossaryTerm.Key(e.Term) == key);
        if (question.Kind is not (QuestionKind.Definition or QuestionKind.List) && !bareTerm)
        {
            return null;
        }

        var entries = plugin.DefineTerm(key, names);
        return entries.Count == 0
            ? null
            : new Draft(Outcome.Answered, [.. entries.Select(p => QuoteCutter.Whole(string.Empty, p))], [], [], [], [], null);
    }
}
