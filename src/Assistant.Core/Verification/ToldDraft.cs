using System.Text;

namespace Assistant.Core.Verification;

/// <summary>A draft as it is judged, its tables told in sentences, with the place of each unit in the draft as it was given.</summary>
internal sealed class ToldDraft
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int End)>? places;

    /// <summary>An empty one, to be told.</summary>
    public ToldDraft() => places = [];

    private ToldDraft(string unchanged) => text.Append(unchanged);

    /// <summary>The text that is judged.</summary>
    public string Text => text.ToString();

    /// <summary>A draft that is judged as it was given.</summary>
    public static ToldDraft Unchanged(string text) => new(text);

    /// <summary>Adds words that stand in the draft at an offset.</summary>
    public void Append(string words, int start)
    {
        text.Append(words);
        places!.AddRange(Enumerable.Range(start, words.Length).Select(i => (i, i + 1)));
    }

    /// <summary>Adds words that stand nowhere in the draft, only what is before them does.</summary>
    public void Add(string words, int behind)
    {
        text.Append(words);
        places!.AddRange(Enumerable.Repeat((behind, behind), words.Length));
    }

    /// <summary>Where a stretch of the told text stands in the draft: of what hangs together there, the part that holds the unit at <paramref name="around"/>.</summary>
    public (int Start, int End) Place(int start, int end, int around)
    {
        if (places is null)
        {
            return (start, end);
        }

        if (places.Count == 0)
        {
            return (0, 0);
        }

        var first = Math.Clamp(around, 0, places.Count - 1);
        var last = first;
        while (first > start && places[first - 1].End == places[first].Start)
        {
            first--;
        }

        while (last + 1 < end && places[last + 1].Start == places[last].End)
        {
            last++;
        }

        return (places[first].Start, places[last].End);
    }
}
