namespace Assistant.Core.Documents;

/// <summary>Level of government of the body that delivered the report.</summary>
public enum GovernmentLevel
{
    Unknown,
    National,
    Province,
    City,
    County,
    Town,
}

/// <summary>A paragraph of canonical text: no line feed inside.</summary>
/// <param name="Span">Its position.</param>
/// <param name="Lead">Its lead sentence (营商环境持续优化。) when it has one, without the full stop; else null.</param>
/// <param name="Section">Index of the innermost section that contains it.</param>
/// <param name="Kind">Kind of that section, or Problems when the paragraph itself admits problems.</param>
public sealed record Paragraph(TextSpan Span, string? Lead, int Section, SectionKind Kind);

/// <summary>An entry of the annex 名词解释.</summary>
/// <param name="Term">The term as printed, without its number, page mark and colon; OCR errors stay.</param>
/// <param name="Definition">The explanation as printed.</param>
/// <param name="Span">The entry, starting at its term and including the page mark, without the number before it.</param>
/// <param name="Page">The page that the entry names (第 2 页), or null.</param>
public sealed record GlossaryEntry(string Term, string Definition, TextSpan Span, int? Page);

/// <summary>A government work report, read and outlined.</summary>
/// <param name="Name">File name without extension: the identifier that citations carry.</param>
/// <param name="Title">The title as printed, or composed from place and year when the file has none.</param>
/// <param name="Place">The place whose government reports (柯桥区, 国务院 for the national one), or null when not found.</param>
/// <param name="Level">Level of that government.</param>
/// <param name="Year">Year of delivery: the report reviews the year before and plans this one. Null when not found.</param>
/// <param name="Deliverer">Who delivered it, or null.</param>
/// <param name="DelivererPost">The deliverer's post as printed (绍兴市柯桥区人民政府区长), or null.</param>
/// <param name="Date">Date of delivery, or null.</param>
/// <param name="Text">Canonical text with its map to the source.</param>
/// <param name="Sections">In order of appearance; the first is the opening.</param>
/// <param name="Paragraphs">In order; headings are not paragraphs.</param>
/// <param name="Glossary">Entries of the annex; empty when there is none.</param>
/// <param name="ContentHash">SHA-256 of the source bytes, lower-case hex.</param>
/// <param name="Source">Path of the file it was read from.</param>
public sealed record Report(
    string Name,
    string Title,
    string? Place,
    GovernmentLevel Level,
    int? Year,
    string? Deliverer,
    string? DelivererPost,
    DateOnly? Date,
    CanonicalText Text,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Paragraph> Paragraphs,
    IReadOnlyList<GlossaryEntry> Glossary,
    string ContentHash,
    string Source
)
{
    /// <summary>The year that the report reviews: the year before delivery.</summary>
    public int? ReviewedYear => Year - 1;

    /// <summary>Title, date and deliverer before the salutation; empty when the text begins with the salutation.</summary>
    public TextSpan TitlePage { get; init; }

    /// <summary>What people should know about how its place and its year were found, for the ingest.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The meeting that it was delivered to, as printed, or null.</summary>
    public string? Meeting { get; init; }

    /// <summary>Its chapters and its lists.</summary>
    public ReportOutline Outline { get; init; } = ReportOutline.Empty;

    /// <summary>Offsets in the canonical text at which the pages of the file begin; empty where it has none.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];
}
