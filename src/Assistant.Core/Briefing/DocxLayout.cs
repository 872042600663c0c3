using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Briefing;

/// <summary>Sizes of a brief: sizes of letters in half points, distances in twentieths of a point.</summary>
/// <param name="TitleSize">二号 in the full form.</param>
/// <param name="TextSize">三号 in the full form.</param>
/// <param name="LineHeight">Height of a line of text.</param>
/// <param name="TableSize">Letters of the table.</param>
/// <param name="TableLine">Height of a line of the table.</param>
/// <param name="NoteSize">Letters of the footnotes.</param>
internal sealed record DocxLayout(int TitleSize, int TextSize, int LineHeight, int TableSize, int TableLine, int NoteSize)
{
    /// <summary>The margins: those of GB/T 9704 (37, 35, 28 and 26 mm) in the full form.</summary>
    public required PageMargin Margins { get; init; }

    /// <summary>The layout of a form.</summary>
    public static DocxLayout Of(BriefForm form) =>
        form == BriefForm.Full
            ? new(44, 32, 560, 24, 400, 18) { Margins = Margin(top: 2098, right: 1474, bottom: 1984, left: 1588) }
            : new(32, 21, 320, 18, 260, 14) { Margins = Margin(top: 1000, right: 1474, bottom: 850, left: 1588) };

    private static PageMargin Margin(int top, uint right, int bottom, uint left) =>
        new()
        {
            Top = top,
            Right = right,
            Bottom = bottom,
            Left = left,
            Header = 700,
            Footer = 700,
            Gutter = 0,
        };
}
