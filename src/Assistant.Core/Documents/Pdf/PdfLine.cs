namespace Assistant.Core.Documents;

/// <summary>A printed line of a page; lengths are in points.</summary>
/// <param name="Text">Its characters; a tab where a wide gap is.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Baseline">Height of its base above the lower edge of the page.</param>
/// <param name="Size">Size of most of its letters.</param>
/// <param name="FirstWord">Width of what could not be broken off from its beginning: a number, a word, with the signs behind it.</param>
internal sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size, double FirstWord);

/// <summary>A page as it was read.</summary>
/// <param name="Lines">From top to bottom.</param>
/// <param name="Letters">How many letters it holds.</param>
internal sealed record PdfPage(IReadOnlyList<PdfLine> Lines, int Letters);
