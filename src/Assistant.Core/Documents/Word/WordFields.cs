using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Documents;

/// <summary>Follows the fields of a Word document: their instructions are never shown, their results are, unless they belong to the page.</summary>
internal sealed class WordFields
{
    private static readonly string[] OfPage = ["TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"];
    private readonly Stack<Field> open = new();

    /// <summary>Whether text at this place is shown.</summary>
    public bool IsShown => open.All(f => f.InResult && !IsOfPage(f.Instruction.ToString()));

    /// <summary>Whether an instruction makes a table of contents or a page number.</summary>
    public static bool IsOfPage(string? instruction) =>
        instruction?.Trim().Split(' ', 2)[0].ToUpperInvariant() is { } name && OfPage.Contains(name);

    /// <summary>Takes the beginning, the separator or the end of a field.</summary>
    public void Take(FieldChar mark)
    {
        if (mark.FieldCharType?.Value == FieldCharValues.Begin)
        {
            open.Push(new Field());
        }
        else if (open.Count > 0 && mark.FieldCharType?.Value == FieldCharValues.Separate)
        {
            open.Peek().InResult = true;
        }
        else if (mark.FieldCharType?.Value == FieldCharValues.End)
        {
            open.TryPop(out _);
        }
    }

    /// <summary>Takes a part of an instruction.</summary>
    public void Take(FieldCode code)
    {
        if (open.TryPeek(out var field))
        {
            field.Instruction.Append(code.Text);
        }
    }

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();

        public bool InResult { get; set; }
    }
}
