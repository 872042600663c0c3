using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Tests.Support;

/// <summary>A snapshot of reports held in memory.</summary>
internal sealed class FakeSnapshot : ICorpusSnapshot
{
    private readonly Dictionary<string, (Report Report, IReadOnlyList<Passage> Passages, IReadOnlyList<Figure> Figures)> reports = [];
    private readonly Dictionary<string, int> frequencies = [];

    public FakeSnapshot(params IEnumerable<Report> given)
    {
        foreach (var report in given)
        {
            var passages = new SentencePassageSplitter().Split(report);
            reports[report.Name] = (report, passages, new FigureExtractor().Extract(report, passages));
            foreach (var token in passages.SelectMany(p => SearchText.Tokens(p.Text).Distinct()))
            {
                frequencies[token] = frequencies.GetValueOrDefault(token) + 1;
            }
        }
    }

    public IReadOnlyList<ReportInfo> Reports =>
        [
            .. reports.Values.Select(r => new ReportInfo(
                r.Report.Name,
                r.Report.Title,
                r.Report.Place,
                r.Report.Level,
                r.Report.Year,
                r.Report.Deliverer,
                r.Report.DelivererPost,
                r.Report.Date,
                r.Passages.Count,
                r.Figures.Count,
                r.Report.Source
            )),
        ];

    public int PassageCount => reports.Values.Sum(r => r.Passages.Count);

    public string? Text(string report) => reports.TryGetValue(report, out var r) ? r.Report.Text.Value : null;

    public IReadOnlyList<Passage> Passages(string report) => reports.TryGetValue(report, out var r) ? r.Passages : [];

    public IReadOnlyList<Figure> Figures(string report) => reports.TryGetValue(report, out var r) ? r.Figures : [];

    public IReadOnlyList<GlossaryEntry> Glossary(string report) => reports.TryGetValue(report, out var r) ? r.Report.Glossary : [];

    public ReportOutline Outline(string report) => reports.TryGetValue(report, out var r) ? r.Report.Outline : ReportOutline.Empty;

    public int DocumentFrequency(string token) => frequencies.GetValueOrDefault(token);
}
