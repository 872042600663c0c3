namespace Assistant.Core.Documents;

/// <summary>The text of a Word document with the place of each unit.</summary>
/// <param name="Text">As <see cref="SourceText"/> has it.</param>
/// <param name="Places">For each unit the number of its element, counted over all elements below the root of the main part in their order, and the unit in its text; the unit is -1 for the whole element, the element -1 where the unit stands nowhere.</param>
/// <param name="MainPart">Name of the main part in the package.</param>
/// <param name="CommentsPart">Name of the part with its comments; null where it has none.</param>
internal sealed record WordSource(string Text, IReadOnlyList<(int Element, int Offset)> Places, string MainPart, string? CommentsPart);
