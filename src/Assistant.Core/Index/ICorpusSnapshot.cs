using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Index;

/// <summary>Where a glossary entry stands.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="Ordinal">Which entry of its glossary, from 0.</param>
/// <param name="Term">Its term as a key.</param>
public readonly record struct GlossaryPlace(string Report, int Ordinal, string Term);

/// <summary>An unchanging view of what is indexed; a turn uses one from beginning to end.</summary>
public interface ICorpusSnapshot
{
    /// <summary>Indexed reports, ordered by name.</summary>
    IReadOnlyList<ReportInfo> Reports { get; }

    /// <summary>Number of passages over all reports.</summary>
    int PassageCount { get; }

    /// <summary>Canonical text of a report, or null when it is not indexed.</summary>
    string? Text(string report);

    /// <summary>Passages of a report in order; empty when it is not indexed.</summary>
    IReadOnlyList<Passage> Passages(string report);

    /// <summary>The ledger of a report in order; empty when it is not indexed.</summary>
    IReadOnlyList<Figure> Figures(string report);

    /// <summary>The figures of a passage in order; none when its report is not indexed.</summary>
    IEnumerable<Figure> FiguresOf(Passage passage) => LedgerView.Of(Figures(passage.Report)).In(passage.Id);

    /// <summary>The figures of all ledgers that a query admits, by place, then by year of the report, then in the order of the text.</summary>
    /// <remarks>A snapshot that keeps its ledgers as rows asks these; what stands here reads every ledger.</remarks>
    IReadOnlyList<LedgerRow> Find(LedgerQuery query) =>
        [
            .. Reports
                .OrderBy(r => r.Place, StringComparer.Ordinal)
                .ThenBy(r => r.Year)
                .SelectMany(r =>
                    Figures(r.Report).Where(f => query.Admits(f, r.Place)).Select(f => new LedgerRow(f, r.Place ?? string.Empty, r.Year))
                ),
        ];

    /// <summary>Glossary of a report; empty when there is none.</summary>
    IReadOnlyList<GlossaryEntry> Glossary(string report);

    /// <summary>
    /// The glossary entries over all reports whose term a question may name, and perhaps others: <see cref="GlossaryTerm.Named"/> decides.
    /// </summary>
    /// <param name="question">The question as a key (<see cref="GlossaryTerm.Key"/>).</param>
    IReadOnlyList<GlossaryPlace> GlossaryLike(string question) =>
        [.. Reports.SelectMany(r => Glossary(r.Report).Select((e, i) => new GlossaryPlace(r.Report, i, GlossaryTerm.Key(e.Term))))];

    /// <summary>Chapters and lists of a report; empty when it is not indexed.</summary>
    ReportOutline Outline(string report);

    /// <summary>In how many passages the search token occurs.</summary>
    int DocumentFrequency(string token);
}
