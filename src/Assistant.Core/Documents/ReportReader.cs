using System.Security.Cryptography;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>Reads a report file into canonical text and outline.</summary>
public sealed class ReportReader
{
    /// <summary>The formats that come with the program.</summary>
    public static IReadOnlyList<IReportFormat> BuiltIn { get; } =
    [new TextFormat(), new WordFormat(), new PdfFormat(), new HtmlFormat(), new MarkdownFormat()];

    // The longest reports have some sixty thousand; reading takes longer than its share where a text is far longer than any report.
    private const int MostCharacters = 1_000_000;

    private static readonly TextFormat Text = new();
    private readonly Dictionary<string, IReportFormat> formats = [];

    /// <summary>A reader of the formats that come with the program.</summary>
    public ReportReader()
        : this(BuiltIn) { }

    /// <summary>A reader of the given formats; of two for one extension the later serves.</summary>
    public ReportReader(IEnumerable<IReportFormat> formats)
    {
        foreach (var (format, extension) in formats.SelectMany(f => f.Extensions.Select(e => (f, e))))
        {
            this.formats[extension] = format;
        }
    }

    /// <summary>File extensions that can be read, with the dot, lower case.</summary>
    public IReadOnlyList<string> Extensions => [.. formats.Keys];

    /// <summary>Reads the file at <paramref name="path"/>; its name without extension becomes the report's name.</summary>
    /// <exception cref="ReportFormatException">The file is empty, binary, encrypted or damaged; the message names file, cause and cure.</exception>
    public Report Read(string path) => Read(path, SourceFile.Read(path));

    /// <summary>Reads a report from the bytes of the file at <paramref name="path"/>, which is not opened.</summary>
    /// <exception cref="ReportFormatException">As above.</exception>
    public Report Read(string path, byte[] bytes) => Read(path, bytes, Path.GetFileNameWithoutExtension(path));

    /// <summary>The same with a name for the report that is not that of the file.</summary>
    /// <exception cref="ReportFormatException">As above.</exception>
    public Report Read(string path, byte[] bytes, string name)
    {
        var (source, canonical) = Texts(path, bytes);
        var notes = NoteAnnex.Of(source, canonical);
        var seen = SeenText.Of(canonical.Value);
        var body = notes.Start == canonical.Value.Length ? seen.Value : seen.Value[..IndexOf(seen, notes.Start)];
        var facts = TitleReader.Read(name, body, Sidecar.Of(path, out var fault));
        var annex = GlossaryReader.FindStart(body);
        var (sections, paragraphs) = new SectionReader(body, facts.Year).Read(annex);
        var report = new Report(
            name,
            facts.Title,
            facts.Place,
            facts.Level,
            facts.Year,
            facts.Deliverer,
            facts.Post,
            facts.Date,
            canonical,
            sections,
            paragraphs,
            GlossaryReader.Read(body, annex),
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            path
        )
        {
            Meeting = facts.Meeting,
            TitlePage = new TextSpan(0, facts.PageEnd),
            Notices = fault is null ? facts.Notices : [.. facts.Notices, fault],
            Outline = new OutlineReader(body, sections, paragraphs).Read(),
            PageStarts = PagesOf(source, canonical),
        };
        return notes.AddTo(InCanonical(report, seen));
    }

    /// <summary>Only the text of a file, which need be no report: what a draft is read by.</summary>
    /// <param name="path">Its extension says how it is read; it is not opened.</param>
    /// <exception cref="ReportFormatException">As above.</exception>
    public CanonicalText ReadText(string path, byte[] bytes) => Texts(path, bytes).Canonical;

    private (SourceText Source, CanonicalText Canonical) Texts(string path, byte[] bytes)
    {
        // A file of no known extension may still be text.
        var format = formats.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant(), Text);
        var source = format.Read(bytes, path);
        return source.Value.Length <= MostCharacters
            ? (source, TextCleaner.Clean(PageFurniture.Blanked(source), source.Tables))
            : throw new ReportFormatException(
                $"'{path}' holds more than a million characters; a report has some ten thousand: cut the file into its reports"
            );
    }

    // What was read of the text as it is seen is said of the text as it is printed.
    private static Report InCanonical(Report report, SeenText seen)
    {
        if (seen.Value.Length == report.Text.Value.Length)
        {
            return report;
        }

        TextSpan Printed(TextSpan span) =>
            span.Length == 0
                ? new(seen.Source(span.Start), seen.Source(span.Start))
                : new(seen.Source(span.Start), seen.SourceEnd(span.End));
        return report with
        {
            Sections = [.. report.Sections.Select(s => s with { HeadingSpan = Printed(s.HeadingSpan), Body = Printed(s.Body) })],
            Paragraphs = [.. report.Paragraphs.Select(p => p with { Span = Printed(p.Span) })],
            Glossary = [.. report.Glossary.Select(g => g with { Span = Printed(g.Span) })],
            Outline = report.Outline.At(Printed),
            TitlePage = new TextSpan(0, seen.Source(report.TitlePage.End)),
        };
    }

    private static int IndexOf(SeenText seen, int offset)
    {
        var (from, to) = (0, seen.Value.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = seen.Source(middle) < offset ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    // The first unit of each page; pages without text begin where the next one does.
    private static int[] PagesOf(SourceText source, CanonicalText canonical) =>
        [.. source.Pages.Select(start => canonical.FirstFrom(start))];
}
