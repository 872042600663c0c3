using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Assistant.Core.Documents;

/// <summary>
/// Reads a Word document as Word shows it: automatic numbers, tracked changes as accepted, text boxes once and apart behind their paragraph, a line
/// for each row of a table, notes behind the text.
/// </summary>
internal sealed class WordTextReader
{
    private readonly MainDocumentPart main;
    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly WordFields fields = new();
    private readonly PlacedText text = new();
    private readonly List<TextSpan> tables = [];
    private readonly List<(OpenXmlElement Note, string Anchor, OpenXmlElement Reference)> marks = [];
    private readonly List<OpenXmlElement> boxes = [];
    private readonly Dictionary<OpenXmlElement, OpenXmlElement> originals = [];
    private PlacedText line = new();

    /// <summary>A reader of one document.</summary>
    public WordTextReader(MainDocumentPart main)
    {
        this.main = main;
        styles = new WordStyles(main);
        numbering = new WordNumbering(main, styles);
    }

    /// <summary>The places of the units that were read; those of a note are where its mark is.</summary>
    public IReadOnlyList<WordPlace> Places =>
        originals.Count == 0
            ? text.Places
            : [.. text.Places.Select(p => p.Element is { } e && originals.TryGetValue(e, out var own) ? p with { Element = own } : p)];

    /// <summary>The text with its tables and notes.</summary>
    public SourceText Read()
    {
        ReadBlocks(main.Document?.Body);
        EndLine();
        var notes = new List<SourceNote>();
        foreach (var (note, anchor, reference) in marks.ToList())
        {
            var start = text.Length;
            var content = PlacedText.Joined(note.Descendants<WordParagraph>().Select(TextOf).Where(t => t.Length > 0)).Trimmed();
            text.Append(content.At(reference));
            notes.Add(new SourceNote(new TextSpan(start, text.Length), anchor));
            text.Add("\n");
        }

        var value = text.ToString();
        var tabbed = TabbedLines.Tables(value).Where(t => !tables.Any(known => known.Start < t.End && t.Start < known.End));
        return new SourceText(value) { Tables = [.. tables.Concat(tabbed).OrderBy(t => t.Start)], Notes = notes };
    }

    private void ReadBlocks(OpenXmlElement? parent)
    {
        foreach (var element in parent?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            switch (element)
            {
                case WordParagraph paragraph:
                    ReadParagraph(paragraph);
                    break;
                case Table table:
                    EndLine();
                    ReadTable(table);
                    break;
                case AlternateContent choice:
                    ReadBlocks(Chosen(choice));
                    break;
                case DeletedRun or MoveFromRun or SectionProperties:
                    break;
                default:
                    ReadBlocks(element);
                    break;
            }
        }
    }

    private void ReadParagraph(WordParagraph paragraph)
    {
        if (styles.IsOfContents(paragraph))
        {
            // The entries of a table of contents are the headings once more; its field may begin or end here.
            _ = TextOf(paragraph);
            return;
        }

        var label = numbering.LabelOf(paragraph);
        var content = TextOf(paragraph);
        if (line.Length == 0 && !IsBlank(content))
        {
            line.Add(label);
        }

        line.Append(content);
        if (!IsMarkDeleted(paragraph))
        {
            EndLine();
        }
    }

    // A paragraph whose mark was deleted goes on in the next one.
    private static bool IsMarkDeleted(WordParagraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphMarkRunProperties is { } mark
        && (mark.GetFirstChild<Deleted>() is not null || mark.GetFirstChild<MoveFrom>() is not null);

    private void EndLine()
    {
        if (line.Length > 0)
        {
            text.Append(line).Add("\n");
            line.Clear();
        }

        var inside = boxes.ToList();
        boxes.Clear();
        foreach (var box in inside)
        {
            ReadBlocks(box);
        }

        if (inside.Count > 0)
        {
            EndLine();
        }
    }

    private void ReadTable(Table table)
    {
        var rows = Flat<TableRow>(table).Where(r => r.TableRowProperties?.GetFirstChild<Deleted>() is null).ToList();
        if (rows.TrueForAll(r => Flat<TableCell>(r).Count() <= 1))
        {
            // A frame around text, not a table.
            rows.ForEach(r => Flat<TableCell>(r).ToList().ForEach(ReadBlocks));
            return;
        }

        var start = text.Length;
        foreach (var row in rows)
        {
            var before = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
            text.Add(new string('\t', before));
            var isFirst = true;
            foreach (var cell in Flat<TableCell>(row))
            {
                text.Add(isFirst ? string.Empty : "\t").Append(CellOf(cell));
                isFirst = false;
            }

            text.Add("\n");
        }

        tables.Add(new TextSpan(start, text.Length - 1));
        EndLine();
    }

    // A cell that spans columns is followed by as many empty ones, so that the columns below it keep their places.
    private PlacedText CellOf(TableCell cell)
    {
        var outer = line;
        line = new PlacedText();
        var paragraphs = cell.Descendants<WordParagraph>()
            .Where(p => !p.Ancestors<TextBoxContent>().Any())
            .Select(p => (Label: numbering.LabelOf(p), Text: TextOf(p)))
            .Where(p => !IsBlank(p.Text))
            .Select(p => new PlacedText().Add(p.Label).Append(p.Text));
        var content = PlacedText.Joined(paragraphs).Collapsed().Trimmed();
        line = outer;
        var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
        return content.Add(new string('\t', Math.Clamp(span - 1, 0, 60)));
    }

    private static bool IsBlank(PlacedText content) => string.IsNullOrWhiteSpace(content.ToString());

    private static IEnumerable<T> Flat<T>(OpenXmlElement parent)
        where T : OpenXmlElement
    {
        foreach (var child in parent.ChildElements)
        {
            if (child is T wanted)
            {
                yield return wanted;
            }
            else if (
                child
                is SdtElement
                    or OpenXmlCompositeElement
                    and (SdtContentRow or SdtContentCell or CustomXmlRow or CustomXmlCell or InsertedRun)
            )
            {
                foreach (var inner in Flat<T>(child))
                {
                    yield return inner;
                }
            }
        }
    }

    private PlacedText TextOf(WordParagraph paragraph)
    {
        var content = new PlacedText();
        AppendInline(paragraph, content);
        return content;
    }

    private void AppendInline(OpenXmlElement parent, PlacedText content)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Run run:
                    AppendRun(run, content);
                    break;
                case ParagraphProperties or RunProperties or DeletedRun or MoveFromRun or RubyContent:
                    break;
                case AlternateContent choice when Chosen(choice) is { } chosen:
                    AppendInline(chosen, content);
                    break;
                case OpenXmlUnknownElement { LocalName: "smartTag" } tag:
                    AppendSmartTag(tag, content);
                    break;
                case TextBoxContent box:
                    boxes.Add(box);
                    break;
                case SimpleField field when WordFields.IsOfPage(field.Instruction?.Value):
                    break;
                case DocumentFormat.OpenXml.Math.Text formula when fields.IsShown:
                    content.Append(formula.Text, formula);
                    break;
                default:
                    AppendInline(element, content);
                    break;
            }
        }
    }

    // Word up to 2007 wraps dates and measures in smart tags. The library knows these no more and reads what is in them as unknown elements, so it is read once more.
    private void AppendSmartTag(OpenXmlUnknownElement tag, PlacedText content)
    {
        var copy = new WordParagraph($"<w:p xmlns:w=\"{tag.NamespaceUri}\">{tag.InnerXml}</w:p>");
        foreach (var (known, own) in copy.Descendants().Zip(tag.Descendants()))
        {
            originals[known] = originals.GetValueOrDefault(own, own);
        }

        if (tag.Ancestors<WordParagraph>().FirstOrDefault()?.ParagraphProperties is { } properties)
        {
            copy.ParagraphProperties = (ParagraphProperties)properties.CloneNode(true);
        }

        AppendInline(copy, content);
    }

    private void AppendRun(Run run, PlacedText content)
    {
        if (styles.IsHidden(run))
        {
            return;
        }

        var raised = styles.IsRaised(run);
        var own = new PlacedText();
        foreach (var element in run.ChildElements)
        {
            if (element is FieldChar mark)
            {
                fields.Take(mark);
            }
            else if (element is FieldCode code)
            {
                fields.Take(code);
            }
            else if (fields.IsShown)
            {
                AppendPart(element, own, content);
            }
        }

        content.Append(raised ? Raised(own, content.Text) : own);
    }

    private void AppendPart(OpenXmlElement element, PlacedText own, PlacedText content)
    {
        switch (element)
        {
            case Text shown:
                own.Append(shown.Text, shown);
                break;
            case TabChar or PositionalTab:
                own.Add("\t", element);
                break;
            case Break or CarriageReturn:
                own.Add("\n", element);
                break;
            case NoBreakHyphen:
                own.Add("-", element);
                break;
            case SymbolChar symbol:
                own.Add(WordSymbols.Of(symbol), symbol);
                break;
            case FootnoteReference note:
                Mark(
                    main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(n => n.Id?.Value == note.Id?.Value),
                    note,
                    own,
                    content
                );
                break;
            case EndnoteReference note:
                Mark(
                    main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(n => n.Id?.Value == note.Id?.Value),
                    note,
                    own,
                    content
                );
                break;
            case Ruby ruby when ruby.GetFirstChild<RubyBase>() is { } below:
                AppendInline(below, own);
                break;
            case TextBoxContent box:
                boxes.Add(box);
                break;
            case AlternateContent choice when Chosen(choice) is { } chosen:
                AppendInline(chosen, own);
                break;
            case Drawing or Picture or EmbeddedObject:
                boxes.AddRange(element.Descendants<TextBoxContent>());
                break;
        }
    }

    private void Mark(OpenXmlElement? note, OpenXmlElement reference, PlacedText own, PlacedText content)
    {
        if (note is not null)
        {
            var before = line.ToString() + content + own;
            marks.Add((note, before[Math.Max(0, before.Length - 60)..], reference));
        }
    }

    // A raised number is the mark of a note, like a footnote's, and no part of the text; behind a letter it is an exponent (m²).
    private static PlacedText Raised(PlacedText raised, StringBuilder before) =>
        NoteMarks.IsMark(raised.ToString(), before) ? new PlacedText()
        : NoteMarks.IsPower(before) ? raised.With(NoteMarks.AsPower(raised.ToString()))
        : raised;

    // Word shows the first choice that it knows; it knows those of its own drawings.
    private static OpenXmlElement? Chosen(AlternateContent choice) =>
        (OpenXmlElement?)choice.GetFirstChild<AlternateContentChoice>() ?? choice.GetFirstChild<AlternateContentFallback>();
}
