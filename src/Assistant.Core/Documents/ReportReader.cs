using System.Security.Cryptography;

namespace Assistant.Core.Documents;

/// <summary>Reads a report file into canonical text and outline.</summary>
public sealed class ReportReader
{
    private static readonly TextFormat Text = new();
    private readonly Dictionary<string, IReportFormat> formats = [];

    /// <summary>A reader of the formats that come with the program: text and Word.</summary>
    public ReportReader()
        : this([Text, new WordFormat()]) { }

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
    public Report Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportFormatException($"'{path}' cannot be opened ({e.Message}); check that the file exists and may be read", e);
        }

        return Read(path, bytes);
    }

    /// <summary>Reads a report from the bytes of the file at <paramref name="path"/>, which is not opened.</summary>
    /// <exception cref="ReportFormatException">As above.</exception>
    public Report Read(string path, byte[] bytes)
    {
        // A file of no known extension may still be text.
        var format = formats.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant(), Text);
        var canonical = TextCleaner.Clean(format.Read(bytes, path));
        var name = Path.GetFileNameWithoutExtension(path);
        var facts = TitleReader.Read(name, canonical.Value, Sidecar.Of(path, out var fault));
        var annex = GlossaryReader.FindStart(canonical.Value);
        var (sections, paragraphs) = new SectionReader(canonical.Value, facts.Year).Read(annex);
        return new Report(
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
            GlossaryReader.Read(canonical.Value, annex),
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            path
        )
        {
            Meeting = facts.Meeting,
            TitlePage = new TextSpan(0, facts.PageEnd),
            Notices = fault is null ? facts.Notices : [.. facts.Notices, fault],
            Outline = new OutlineReader(canonical.Value, sections, paragraphs).Read(),
        };
    }
}
