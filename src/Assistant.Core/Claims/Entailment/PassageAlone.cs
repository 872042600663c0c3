using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>A corpus that holds one passage of an unknown report: what a claim is judged by where no index is at hand.</summary>
internal sealed class PassageAlone : ICorpusSnapshot
{
    private const string Name = "passage";
    private readonly IReadOnlyList<Figure> figures;
    private readonly string normalized;

    /// <param name="place">Place of the report where it is known.</param>
    /// <param name="year">Year of the report where it is known.</param>
    public PassageAlone(string text, string? place = null, int? year = null)
    {
        Passage = new Passage(
            $"{Name}#0",
            Name,
            0,
            PassageKind.Body,
            text,
            0,
            text.Length,
            [],
            null,
            SectionKind.Opening,
            null,
            null,
            Status.None
        );
        Reports = [new ReportInfo(Name, place ?? string.Empty, place, GovernmentLevel.County, year, null, null, null, 1, 0, string.Empty)];
        figures = new FigureExtractor().ExtractFromText(
            text,
            new FigureContext(Name, Passage.Id, place ?? string.Empty, year, null, null, Status.None)
        );
        normalized = SearchText.Normalize(text);
    }

    /// <summary>The passage.</summary>
    public Passage Passage { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ReportInfo> Reports { get; }

    /// <inheritdoc/>
    public int PassageCount => 1;

    /// <inheritdoc/>
    public string? Text(string report) => report == Name ? Passage.Text : null;

    /// <inheritdoc/>
    public IReadOnlyList<Passage> Passages(string report) => report == Name ? [Passage] : [];

    /// <inheritdoc/>
    public IReadOnlyList<Figure> Figures(string report) => report == Name ? figures : [];

    /// <inheritdoc/>
    public ReportOutline Outline(string report) => ReportOutline.Empty;

    /// <inheritdoc/>
    public IReadOnlyList<GlossaryEntry> Glossary(string report) => [];

    /// <inheritdoc/>
    public int DocumentFrequency(string token) => normalized.Contains(token, StringComparison.Ordinal) ? 1 : 0;
}
