using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>The footnotes and endnotes of a report: an annex behind its text, and entries of the glossary where they explain a term.</summary>
internal sealed partial class NoteAnnex
{
    private readonly List<(TextSpan Span, string Anchor)> notes;
    private readonly string text;

    private NoteAnnex(string text, List<(TextSpan Span, string Anchor)> notes) => (this.text, this.notes) = (text, notes);

    /// <summary>Where the notes begin; the length of the text where there are none.</summary>
    public int Start => notes.Count > 0 ? notes[0].Span.Start : text.Length;

    /// <summary>The notes of a source at their place in the canonical text.</summary>
    public static NoteAnnex Of(SourceText source, CanonicalText canonical) =>
        new(
            canonical.Value,
            [
                .. source
                    .Notes.Select(n => (new TextSpan(canonical.FirstFrom(n.Span.Start), EndOf(canonical, n.Span.End)), n.Anchor))
                    .Where(n => n.Item1.Length > 0),
            ]
        );

    /// <summary>The report with its notes as a section, paragraphs and entries of the glossary.</summary>
    public Report AddTo(Report report)
    {
        if (notes.Count == 0)
        {
            return report;
        }

        var annex = report.Sections.Count;
        return report with
        {
            Sections =
            [
                .. report.Sections,
                new Section(1, string.Empty, new TextSpan(Start, Start), new TextSpan(Start, text.Length), -1, SectionKind.Annex),
            ],
            Paragraphs = [.. report.Paragraphs, .. notes.Select(n => new Paragraph(n.Span, null, annex, SectionKind.Annex))],
            Glossary = [.. report.Glossary, .. notes.Select(n => EntryOf(n.Span, n.Anchor)).OfType<GlossaryEntry>()],
        };
    }

    private static int EndOf(CanonicalText canonical, int sourceEnd)
    {
        var end = canonical.FirstFrom(sourceEnd);
        while (end > 0 && char.IsWhiteSpace(canonical.Value[end - 1]))
        {
            end--;
        }

        return end;
    }

    // The note names what it explains, or its mark stands behind it.
    private GlossaryEntry? EntryOf(TextSpan span, string anchor)
    {
        var note = span.Of(text);
        if (Named().Match(note) is { Success: true } named)
        {
            return new GlossaryEntry(named.Groups["term"].Value, named.Groups["definition"].Value, span, null);
        }

        return Quoted().Match(anchor) is { Success: true } quoted
            ? new GlossaryEntry(quoted.Groups["term"].Value, note.TrimStart('：', ':', ' '), span, null)
            : null;
    }

    [GeneratedRegex(
        @"^(?:[\[［〔(（]?\d{1,3}[\]］〕)）.．、]?|[①-⑳])?\s*[“""《]?(?<term>[^:：，。；]{1,30}?)[”""》]?(?:[:：]|(?=，?(?:是指|指的是|即指|是|指)))(?<definition>.+)$",
        RegexOptions.Singleline
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"[“""](?<term>[^“”""]{1,30})[”""][^“”""，。；]{0,8}$")]
    private static partial Regex Quoted();
}
