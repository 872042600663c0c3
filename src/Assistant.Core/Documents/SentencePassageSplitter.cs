using Assistant.Core.Contract;

namespace Assistant.Core.Documents;

/// <summary>Cuts a report into passages: sentences, clause groups of long sentences, headings, title page, glossary entries.</summary>
public sealed class SentencePassageSplitter
{
    private const int LongestPassage = 400;

    // A year that dates its paragraph is named in the first of its sentences, or behind a motto.
    private const int OpeningSentences = 2;

    /// <summary>Passages in order of appearance; none crosses a paragraph or section.</summary>
    public IReadOnlyList<Passage> Split(Report report)
    {
        var drafts = Headings(report)
            .Concat(Paragraphs(report))
            .Concat(Glossary(report))
            .Concat(TitlePage(report))
            .Where(d => d.Span.Length > 0)
            .OrderBy(d => d.Span.Start);
        return [.. drafts.Select((draft, ordinal) => Make(report, draft, ordinal))];
    }

    private sealed record PassageDraft(TextSpan Span, PassageKind Kind, int Section, SectionKind SectionKind, string? Lead)
    {
        /// <summary>The years of which the paragraph speaks from its first sentence on.</summary>
        public (int From, int To)? Within { get; init; }
    }

    private static Passage Make(Report report, PassageDraft draft, int ordinal)
    {
        var text = draft.Span.Of(report.Text.Value);
        var path = Path(report, draft.Section);
        var (from, to, status) = draft.Kind is PassageKind.Glossary or PassageKind.TitlePage
            ? (null, null, Status.None)
            : PeriodReader.Read(text, draft.SectionKind, path, report.Year, draft.Within);
        return new Passage(
            $"{report.Name}#{ordinal}",
            report.Name,
            ordinal,
            draft.Kind,
            text,
            draft.Span.Start,
            draft.Span.End,
            path,
            draft.Lead is { } lead && !text.StartsWith(lead, StringComparison.Ordinal) ? lead : null,
            draft.SectionKind,
            from,
            to,
            status
        );
    }

    private static IReadOnlyList<string> Path(Report report, int section)
    {
        var path = new List<string>();
        for (var i = section; i >= 0; i = report.Sections[i].Parent)
        {
            if (report.Sections[i].Heading.Length > 0)
            {
                path.Insert(0, report.Sections[i].Heading);
            }
        }

        return path;
    }

    private static IEnumerable<PassageDraft> Headings(Report report) =>
        report.Sections.Select((s, i) => new PassageDraft(Limited(report.Text.Value, s.HeadingSpan), PassageKind.Heading, i, s.Kind, null));

    private static IEnumerable<PassageDraft> Paragraphs(Report report)
    {
        foreach (var paragraph in report.Paragraphs.Where(p => p.Span.Start >= report.TitlePage.End))
        {
            (int From, int To)? within = null;
            var sentence = 0;
            foreach (var span in CutOrRow(report.Text.Value, paragraph.Span).Where(s => !InGlossary(report, s)))
            {
                yield return new PassageDraft(span, PassageKind.Body, paragraph.Section, paragraph.Kind, paragraph.Lead)
                {
                    Within = within,
                };
                if (within is not { } years || years.From == years.To)
                {
                    var text = span.Of(report.Text.Value);
                    within = PeriodReader.SpanOpened(text, paragraph.Kind, report.Year)
                        ?? within
                        ?? (
                            sentence < OpeningSentences
                                ? PeriodReader.YearOpened(text, paragraph.Kind, Path(report, paragraph.Section), report.Year)
                                : null
                        );
                }

                sentence++;
            }
        }
    }

    // A row of a table is quoted whole.
    private static IEnumerable<TextSpan> CutOrRow(string text, TextSpan paragraph)
    {
        var row = paragraph;
        while (row.Length > 0 && char.IsWhiteSpace(text[row.Start]))
        {
            row = row with { Start = row.Start + 1 };
        }

        while (row.Length > 0 && char.IsWhiteSpace(text[row.End - 1]))
        {
            row = row with { End = row.End - 1 };
        }

        return row.Length <= LongestPassage && text.AsSpan(paragraph.Start, paragraph.Length).Contains('\t')
            ? [row]
            : SentenceCutter.Cut(text, paragraph);
    }

    private static IEnumerable<PassageDraft> Glossary(Report report)
    {
        var annex = report.Sections.ToList().FindIndex(s => s.Kind == SectionKind.Annex);
        return report
            .Glossary.SelectMany(entry => Pieces(report.Text.Value, entry.Span))
            .Select(span => new PassageDraft(span, PassageKind.Glossary, Math.Max(annex, 0), SectionKind.Annex, null));
    }

    // An entry is quoted whole. Only an entry longer than the longest passage is cut, between sentences.
    private static IEnumerable<TextSpan> Pieces(string text, TextSpan entry) =>
        entry.Length <= LongestPassage ? [entry] : SentenceCutter.Cut(text, entry);

    private static IEnumerable<PassageDraft> TitlePage(Report report)
    {
        var end = report.TitlePage.End;
        while (end > 0 && char.IsWhiteSpace(report.Text.Value[end - 1]))
        {
            end--;
        }

        var page = new TextSpan(0, end);
        return (page.Length <= LongestPassage ? [page] : Lines(report, page)).Select(s => new PassageDraft(
            s,
            PassageKind.TitlePage,
            0,
            SectionKind.Opening,
            null
        ));
    }

    private static IEnumerable<TextSpan> Lines(Report report, TextSpan page) =>
        report.Paragraphs.Where(p => p.Span.End <= page.End).SelectMany(p => SentenceCutter.Cut(report.Text.Value, p.Span));

    private static bool InGlossary(Report report, TextSpan span) =>
        report.Glossary.Any(e => e.Span.Start < span.End && span.Start < e.Span.End);

    private static TextSpan Limited(string text, TextSpan span) =>
        span.Length <= LongestPassage ? span : SentenceCutter.Cut(text, span).First();
}
