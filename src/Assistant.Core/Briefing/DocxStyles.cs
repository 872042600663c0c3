using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Briefing;

/// <summary>The styles, fonts and the page number of a brief. A machine without a font of GB/T 9704 takes the next one that the font table names.</summary>
internal static class DocxStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Body = "Normal";
    public const string FollowUp = "FollowUp";
    public const string Label = "Subtitle";
    public const string TableHead = "TableHead";
    public const string TableText = "TableText";
    public const string Grid = "TableGrid";
    public const string NoteText = "FootnoteText";
    public const string NoteMark = "FootnoteReference";
    private const string Footer = "Footer";
    private const string Latin = "Times New Roman";
    private const string TitleFont = "方正小标宋简体";
    private const string TextFont = "仿宋_GB2312";
    private const string HeadingFont = "黑体";
    private const string KaiFont = "楷体_GB2312";
    private const string SongFont = "宋体";

    /// <summary>All styles in the sizes of a layout.</summary>
    public static Styles Of(DocxLayout layout)
    {
        var indent = layout.TextSize * 20;
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Fonts(TextFont),
                        Size(layout.TextSize),
                        new FontSizeComplexScript { Val = Half(layout.TextSize) },
                        new Languages { Val = "en-US", EastAsia = "zh-CN" }
                    )
                ),
                new ParagraphPropertiesDefault()
            ),
            Paragraph(Body, "Normal", Lines(layout.LineHeight), null, new Indentation { FirstLine = Plain(indent) }, isDefault: true),
            Paragraph(Title, "Title", Lines(layout.LineHeight + 80, after: 120), Of(TitleFont, layout.TitleSize), Flush(), Centre()),
            Paragraph(
                Heading,
                "heading 1",
                Lines(layout.LineHeight),
                Of(HeadingFont, layout.TextSize),
                new Indentation { FirstLine = Plain(indent) },
                outline: 0
            ),
            Paragraph(Label, "Subtitle", Lines(layout.LineHeight - 80), Of(KaiFont, layout.TextSize - 4), Flush(), Centre()),
            Paragraph(
                FollowUp,
                "Follow-up question",
                Lines(layout.LineHeight),
                Of(KaiFont, layout.TextSize),
                new Indentation { FirstLine = Plain(indent) }
            ),
            Paragraph(TableHead, "Table head", Lines(layout.TableLine), Of(HeadingFont, layout.TableSize), Flush(), Centre()),
            Paragraph(TableText, "Table text", Lines(layout.TableLine), Of(TextFont, layout.TableSize), Flush(), Left()),
            Paragraph(NoteText, "footnote text", Lines(layout.NoteSize * 13), Of(SongFont, layout.NoteSize), Flush()),
            Paragraph(Footer, "footer", Lines(280), Of(SongFont, Math.Min(28, layout.TextSize)), Flush(), Centre()),
            new Style(
                new StyleName { Val = "footnote reference" },
                new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript })
            )
            {
                Type = StyleValues.Character,
                StyleId = NoteMark,
            },
            new Style(
                new StyleName { Val = "Table Grid" },
                new StyleTableProperties(
                    new TableBorders(
                        new TopBorder { Val = BorderValues.Single, Size = 4 },
                        new LeftBorder { Val = BorderValues.Single, Size = 4 },
                        new BottomBorder { Val = BorderValues.Single, Size = 4 },
                        new RightBorder { Val = BorderValues.Single, Size = 4 },
                        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                    ),
                    new TableCellMarginDefault(
                        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                        new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                        new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa }
                    )
                )
            )
            {
                Type = StyleValues.Table,
                StyleId = Grid,
            }
        );
    }

    /// <summary>The fonts with those that take their place.</summary>
    public static Fonts Fonts() =>
        new(
            Font(TitleFont, "FZXiaoBiaoSong-B05S"),
            Font(TextFont, "仿宋"),
            Font(HeadingFont, "SimHei"),
            Font(KaiFont, "楷体"),
            Font(SongFont, "SimSun"),
            new Font(
                new FontCharSet { Val = "00" },
                new FontFamily { Val = FontFamilyValues.Roman },
                new Pitch { Val = FontPitchValues.Variable }
            )
            {
                Name = Latin,
            }
        );

    /// <summary>— 1 — at the foot of every page.</summary>
    public static Footer PageNumber() =>
        new(
            new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = Footer }),
                BriefDocx.Text("— "),
                new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " },
                BriefDocx.Text(" —")
            )
        );

    private static Font Font(string name, string alternative) =>
        new(
            new AltName { Val = alternative },
            new FontCharSet { Val = "86" },
            new FontFamily { Val = FontFamilyValues.Auto },
            new Pitch { Val = FontPitchValues.Variable }
        )
        {
            Name = name,
        };

    private static Style Paragraph(
        string id,
        string name,
        SpacingBetweenLines lines,
        StyleRunProperties? run,
        Indentation indentation,
        Justification? justification = null,
        bool isDefault = false,
        int? outline = null
    )
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(lines, indentation, justification ?? new Justification { Val = JustificationValues.Both });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = Body });
        }

        style.Append(new PrimaryStyle(), paragraph);
        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }

    private static StyleRunProperties Of(string font, int size) =>
        new(Fonts(font), Size(size), new FontSizeComplexScript { Val = Half(size) });

    private static RunFonts Fonts(string font) =>
        new()
        {
            Ascii = Latin,
            HighAnsi = Latin,
            EastAsia = font,
            ComplexScript = Latin,
        };

    private static FontSize Size(int half) => new() { Val = Half(half) };

    private static string Half(int half) => half.ToString(CultureInfo.InvariantCulture);

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static SpacingBetweenLines Lines(int height, int after = 0) =>
        new()
        {
            Before = "0",
            After = Plain(after),
            Line = Plain(height),
            LineRule = LineSpacingRuleValues.Exact,
        };

    private static Indentation Flush() => new() { FirstLine = "0" };

    // Few characters a line, spread over its width, are hard to read.
    private static Justification Left() => new() { Val = JustificationValues.Left };

    private static Justification Centre() => new() { Val = JustificationValues.Center };
}
