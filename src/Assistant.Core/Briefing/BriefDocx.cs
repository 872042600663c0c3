using Assistant.Core.Contract;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Briefing;

/// <summary>Writes a brief as a Word file laid out as GB/T 9704 lays out official papers: headings, a table, footnotes for the citations, page numbers.</summary>
public static class BriefDocx
{
    private static readonly int[] Widths = [1500, 2050, 2050, 1400, 1844];

    /// <summary>The file. The short form is set smaller, so that it fits one page.</summary>
    public static byte[] Write(Brief brief, BriefForm form = BriefForm.Full)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var layout = DocxLayout.Of(form);
            var main = document.AddMainDocumentPart();
            var notes = new DocxNotes();
            var body = new Body(Paragraphs(brief, notes));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Of(layout);
            main.AddNewPart<FontTablePart>().Fonts = DocxStyles.Fonts();
            main.AddNewPart<FootnotesPart>().Footnotes = notes.Part();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
                new FootnoteDocumentWideProperties(
                    new FootnoteSpecialReference { Id = DocxNotes.Separator },
                    new FootnoteSpecialReference { Id = DocxNotes.Continuation }
                )
            );
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = DocxStyles.PageNumber();
            body.Append(
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                    new PageSize { Width = 11906, Height = 16838 },
                    layout.Margins
                )
            );
            var properties = document.PackageProperties;
            properties.Title = VisibleForXml(brief.Title);
            properties.Subject = VisibleForXml($"{brief.Place} {brief.Year} {brief.Topic}");
            properties.Description = brief.Label;
            properties.Keywords = brief.Label;
            properties.Creator = "Assistant";
            properties.Language = "zh-CN";
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(Brief brief, DocxNotes notes)
    {
        yield return Paragraph(DocxStyles.Title, Text(brief.Title));
        yield return Paragraph(DocxStyles.Label, Text(brief.Label));
        foreach (var source in brief.Reports)
        {
            yield return Paragraph(DocxStyles.Label, Text($"{source.Year}年报告：{source.Title}"));
        }

        foreach (var note in brief.Notes)
        {
            yield return Paragraph(DocxStyles.Body, Text(note));
        }

        foreach (var (index, section) in brief.Sections.Index())
        {
            yield return Paragraph(DocxStyles.Heading, Text($"{BriefWords.Number(index)}、{section.Title}"));
            if (section.Rows.Count > 0)
            {
                yield return Table(section, notes);
            }

            foreach (var (number, line) in section.Lines.Index())
            {
                var isQuestion = section.Kind == BriefSectionKind.Questions && line.FollowUp is not null;
                yield return Paragraph(
                    DocxStyles.Body,
                    [Text((isQuestion ? $"{number + 1}．" : string.Empty) + BriefWords.Said(section, line)), .. notes.Of(line.Citations)]
                );
                if (line.FollowUp is not null)
                {
                    yield return Paragraph(DocxStyles.FollowUp, Text(line.FollowUp));
                }
            }
        }
    }

    private static Table Table(BriefSection section, DocxNotes notes)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Grid },
                new TableWidth
                {
                    Width = Widths.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Type = TableWidthUnitValues.Dxa,
                },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0420" }
            ),
            new TableGrid(Widths.Select(w => new GridColumn { Width = w.ToString(System.Globalization.CultureInfo.InvariantCulture) }))
        );
        table.Append(
            new TableRow([
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. BriefWords.Columns.Select((c, i) => Cell(i, DocxStyles.TableHead, [Text(c)])),
            ])
        );
        foreach (var row in section.Rows)
        {
            var marks = row.Citations;
            table.Append(
                new TableRow([
                    new TableRowProperties(new CantSplit()),
                    .. BriefWords
                        .Cells(row)
                        .Select(
                            (c, i) =>
                                Cell(i, DocxStyles.TableText, [Text(c), .. i is 1 or 2 && i <= marks.Count ? notes.Of([marks[i - 1]]) : []])
                        ),
                ])
            );
        }

        return table;
    }

    private static TableCell Cell(int column, string style, IEnumerable<OpenXmlElement> content) =>
        new(
            new TableCellProperties(
                new TableCellWidth
                {
                    Width = Widths[column].ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Type = TableWidthUnitValues.Dxa,
                }
            ),
            Paragraph(style, [.. content])
        );

    private static Paragraph Paragraph(string style, params OpenXmlElement[] content) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. content]);

    internal static Run Text(string text) => new(new Text(VisibleForXml(text)) { Space = SpaceProcessingModeValues.Preserve });

    // Control characters of a source have no place in XML; line breaks within a quote are blanks.
    private static string VisibleForXml(string text) =>
        string.Concat(
            text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : c)
                .Where(c => c >= ' ' && c is not ('\ufffe' or '\uffff') && !char.IsSurrogate(c))
        );
}
