using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Passages;
using Assistant.Core.Reports;
using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;

namespace Assistant.Core.Answering;

/// <summary>Answers what a term means from the glossary of a report.</summary>
internal sealed class DefinitionAnswers(ICorpusSnapshot snapshot, ReportsPlugin plugin)
{
    /// <summary>The glossary entry that the question names, or null; OCR errors in the entry's term are forgiven.</summary>
    public Draft? Compose(UnderstoodQuestion question, IReadOnlyList<ReportInfo> reports)
    {
        var names = reports.Select(r => r.Report).ToList();
        var key = ReportsPlugin.Key(question.Text);
        if (question.Asked != Asked.Definition && !names.SelectMany(snapshot.Glossary).Any(e => ReportsPlugin.Key(e.Term) == key))
        {
            return null;
        }

        var entries = plugin.DefineTerm(key, names);
        entries = entries.Count > 0 ? entries : Misread(key, names);
        return entries.Count == 0
            ? null
            : new Draft(Outcome.Answered, [.. entries.Select(p => QuoteCutter.Whole(string.Empty, p))], [], [], [], [], null);
    }

    // 億尸企业 for 僵尸企业: the term is misread in one character, its neighbours stand in the question in order.
    private IReadOnlyList<Passage> Misread(string key, IReadOnlyList<string> reports)
    {
        var best = reports
            .SelectMany(r => snapshot.Glossary(r).Select(e => (Report: r, Entry: e, Term: ReportsPlugin.Key(e.Term))))
            .Where(e => e.Term.Length >= 3)
            .Select(e => (e.Report, e.Entry, Missing: e.Term.Length - BestOverlap(e.Term, key), e.Term.Length))
            .Where(e => e.Missing == 1)
            .OrderByDescending(e => e.Length)
            .FirstOrDefault();
        return best.Entry is null
            ? []
            : [.. snapshot.Passages(best.Report).Where(p => p.Kind == PassageKind.Glossary && p.Start < best.Entry.Span.End && best.Entry.Span.Start < p.End)];
    }

    private static int BestOverlap(string term, string key)
    {
        var best = 0;
        for (var i = 0; i + term.Length <= key.Length; i++)
        {
            best = Math.Max(best, term.Where((c, j) => key[i + j] == c).Count());
        }

        return best;
    }
}
