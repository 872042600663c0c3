using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Briefing;

/// <summary>The citations of a brief: one mark for each quote, in the order in which they are used.</summary>
internal sealed class CitationBook(ICorpusSnapshot snapshot)
{
    private readonly Dictionary<(string Report, int Start, int End), Citation> cited = [];
    private readonly Dictionary<string, ReportInfo> reports = snapshot.Reports.ToDictionary(r => r.Report);

    /// <summary>The citation of a span of a report.</summary>
    public Citation Of(string report, int start, int end)
    {
        if (!cited.TryGetValue((report, start, end), out var citation))
        {
            var info = reports[report];
            var passage = snapshot.Passages(report).LastOrDefault(p => p.Start <= start && p.Kind != PassageKind.Glossary);
            cited[(report, start, end)] = citation = new Citation(
                cited.Count + 1,
                report,
                info.Title,
                passage?.HeadingPath ?? [],
                info.PageOf(start),
                snapshot.Text(report)![start..end],
                start,
                end
            );
        }

        return citation;
    }

    /// <summary>The citation of words of a promise.</summary>
    public Citation Of(PromiseText text) => Of(text.Report, text.Start, text.End);
}
