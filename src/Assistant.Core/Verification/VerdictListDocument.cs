using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Assistant.Core.Verification;

/// <summary>The list of what was checked as a Word document.</summary>
internal static class VerdictListDocument
{
    private const string Serif = "仿宋";
    private const string Heading = "黑体";

    // An A4 page on its side, in twentieths of a point, with margins of two centimetres.
    private const uint PageWidth = 16838;
    private const uint PageHeight = 11906;
    private const int Margin = 1134;

    // The columns of VerdictList, together as wide as the page between its margins.
    private static readonly int[] Widths = [560, 1200, 3000, 980, 1400, 1400, 1700, 560, 2400, 1370];

    /// <summary>Writes the list with its slip.</summary>
    public static void Write(CheckedDraft draft, Stream output)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            body.Append(Line("核数单", Heading, 32, JustificationValues.Center));
            body.Append(Line(draft.Checked.File, Serif, 24));
            body.Append(TableOf(draft));
            body.Append(Line(string.Empty, Serif, 20));
            foreach (var (name, value) in VerdictList.Below(draft))
            {
                body.Append(Line($"{name}：{value}", Serif, 20));
            }

            body.Append(
                new SectionProperties(
                    new PageSize
                    {
                        Width = PageWidth,
                        Height = PageHeight,
                        Orient = PageOrientationValues.Landscape,
                    },
                    new PageMargin
                    {
                        Top = Margin,
                        Bottom = Margin,
                        Left = Margin,
                        Right = Margin,
                        Header = 720,
                        Footer = 720,
                        Gutter = 0,
                    }
                )
            );
            document.AddMainDocumentPart().Document = new Document(body);
            document.PackageProperties.Title = $"核数单：{draft.Checked.File}";
            document.PackageProperties.Creator = MarkedDraft.Author;
            document.PackageProperties.Created = draft.Checked.Date.UtcDateTime;
            using var properties = new MemoryStream(
                WordPackage.Bytes(WordProperties.Part(draft.Checked.Properties(draft.Result.Summary), WordNames.Transitional))
            );
            document.AddCustomFilePropertiesPart().FeedData(properties);
        }

        memory.Position = 0;
        memory.CopyTo(output);
    }

    private static Table TableOf(CheckedDraft draft)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth
                {
                    Width = Widths.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Type = TableWidthUnitValues.Dxa,
                },
                new TableBorders(
                    Border<TopBorder>(),
                    Border<LeftBorder>(),
                    Border<BottomBorder>(),
                    Border<RightBorder>(),
                    Border<InsideHorizontalBorder>(),
                    Border<InsideVerticalBorder>()
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(Widths.Select(w => new GridColumn { Width = w.ToString(System.Globalization.CultureInfo.InvariantCulture) }))
        );
        table.Append(Row(VerdictList.Columns, isHeader: true));
        foreach (var row in VerdictList.Rows(draft))
        {
            table.Append(Row(row, isHeader: false));
        }

        return table;
    }

    private static T Border<T>()
        where T : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = 4,
            Color = "808080",
        };

    private static TableRow Row(IReadOnlyList<string> cells, bool isHeader)
    {
        var row = new TableRow(
            isHeader ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit())
        );
        for (var i = 0; i < cells.Count; i++)
        {
            row.Append(
                new TableCell(
                    new TableCellProperties(
                        new TableCellWidth
                        {
                            Width = Widths[i].ToString(System.Globalization.CultureInfo.InvariantCulture),
                            Type = TableWidthUnitValues.Dxa,
                        }
                    ),
                    Line(cells[i], isHeader ? Heading : Serif, 18)
                )
            );
        }

        return row;
    }

    private static WordParagraph Line(string text, string font, int halfPoints, JustificationValues? justification = null)
    {
        var paragraph = new WordParagraph();
        if (justification is { } aligned)
        {
            paragraph.Append(new ParagraphProperties(new Justification { Val = aligned }));
        }

        var size = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture);
        paragraph.Append(
            new Run(
                new RunProperties(
                    new RunFonts
                    {
                        Ascii = font,
                        HighAnsi = font,
                        EastAsia = font,
                    },
                    new FontSize { Val = size },
                    new FontSizeComplexScript { Val = size }
                ),
                new Text(WordComments.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }
            )
        );
        return paragraph;
    }
}
