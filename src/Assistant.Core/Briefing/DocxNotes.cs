using Assistant.Core.Contract;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Briefing;

/// <summary>The footnotes of a brief: one for each citation, at its first use; later uses point back to it.</summary>
internal sealed class DocxNotes
{
    /// <summary>Identifier of the line above footnotes.</summary>
    public const int Separator = -1;

    /// <summary>Identifier of the line above footnotes that go on from the page before.</summary>
    public const int Continuation = 0;

    private readonly List<Citation> noted = [];

    /// <summary>The marks of citations behind a text.</summary>
    public IEnumerable<OpenXmlElement> Of(IEnumerable<Citation> citations)
    {
        foreach (var citation in citations)
        {
            var number = noted.FindIndex(c => c.Mark == citation.Mark) + 1;
            if (number == 0)
            {
                noted.Add(citation);
                yield return new Run(
                    new RunProperties(new RunStyle { Val = DocxStyles.NoteMark }),
                    new FootnoteReference { Id = noted.Count }
                );
            }
            else
            {
                yield return new Run(
                    new RunProperties(new RunStyle { Val = DocxStyles.NoteMark }),
                    new Text($"（同注{number}）") { Space = SpaceProcessingModeValues.Preserve }
                );
            }
        }
    }

    /// <summary>The footnotes that the text refers to.</summary>
    public Footnotes Part() =>
        new([
            Line(Separator, FootnoteEndnoteValues.Separator, new SeparatorMark()),
            Line(Continuation, FootnoteEndnoteValues.ContinuationSeparator, new ContinuationSeparatorMark()),
            .. noted.Select(
                (citation, index) =>
                    new Footnote(
                        new Paragraph(
                            new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.NoteText }),
                            new Run(new RunProperties(new RunStyle { Val = DocxStyles.NoteMark }), new FootnoteReferenceMark()),
                            BriefDocx.Text(" " + BriefWords.Source(citation))
                        )
                    )
                    {
                        Id = index + 1,
                    }
            ),
        ]);

    private static Footnote Line(int id, FootnoteEndnoteValues type, OpenXmlElement mark) =>
        new(new Paragraph(new Run(mark))) { Id = id, Type = type };
}
