using System.Text;
using DocumentFormat.OpenXml;

namespace Assistant.Core.Documents;

/// <summary>Where a unit of text was read: an element of the document and the unit in it; -1 for all of the element, and no element where the unit stands nowhere (automatic numbers).</summary>
internal readonly record struct WordPlace(OpenXmlElement? Element, int Offset);

/// <summary>Text that is put together from the elements of a Word document and keeps the place of each unit.</summary>
internal sealed class PlacedText
{
    private readonly List<WordPlace> places = [];

    /// <summary>The text so far.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The places of its units.</summary>
    public IReadOnlyList<WordPlace> Places => places;

    /// <summary>Its length in UTF-16 units.</summary>
    public int Length => Text.Length;

    /// <inheritdoc/>
    public override string ToString() => Text.ToString();

    /// <summary>Adds what the text of an element says, unit by unit.</summary>
    public PlacedText Append(string words, OpenXmlElement from)
    {
        for (var i = 0; i < words.Length; i++)
        {
            places.Add(new WordPlace(from, i));
        }

        Text.Append(words);
        return this;
    }

    /// <summary>Adds what an element shows as a whole, or words that stand nowhere.</summary>
    public PlacedText Add(string words, OpenXmlElement? from = null)
    {
        places.AddRange(Enumerable.Repeat(new WordPlace(from, -1), words.Length));
        Text.Append(words);
        return this;
    }

    /// <summary>Adds a text with its places.</summary>
    public PlacedText Append(PlacedText other)
    {
        places.AddRange(other.places);
        Text.Append(other.Text);
        return this;
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        places.Clear();
        Text.Clear();
    }

    /// <summary>The same places with other words, unit for unit; the words alone where they are more or fewer.</summary>
    public PlacedText With(string words)
    {
        var changed = new PlacedText();
        if (words.Length != Length)
        {
            return changed.Add(words);
        }

        changed.places.AddRange(places);
        changed.Text.Append(words);
        return changed;
    }

    /// <summary>The same text, all of it at one place.</summary>
    public PlacedText At(OpenXmlElement place) => new PlacedText().Add(ToString(), place);

    /// <summary>The text without white space around it.</summary>
    public PlacedText Trimmed()
    {
        var (from, to) = (0, Length);
        while (from < to && char.IsWhiteSpace(Text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(Text[to - 1]))
        {
            to--;
        }

        var trimmed = new PlacedText();
        trimmed.places.AddRange(places.GetRange(from, to - from));
        trimmed.Text.Append(Text, from, to - from);
        return trimmed;
    }

    /// <summary>The text with one blank for each stretch of white space.</summary>
    public PlacedText Collapsed()
    {
        var collapsed = new PlacedText();
        for (var i = 0; i < Length; i++)
        {
            var isBlank = char.IsWhiteSpace(Text[i]);
            if (!isBlank || i == 0 || !char.IsWhiteSpace(Text[i - 1]))
            {
                collapsed.places.Add(places[i]);
                collapsed.Text.Append(isBlank ? ' ' : Text[i]);
            }
        }

        return collapsed;
    }

    /// <summary>Texts with a blank between them.</summary>
    public static PlacedText Joined(IEnumerable<PlacedText> texts)
    {
        var joined = new PlacedText();
        var isFirst = true;
        foreach (var text in texts)
        {
            joined.Add(isFirst ? string.Empty : " ").Append(text);
            isFirst = false;
        }

        return joined;
    }
}
