namespace Assistant.Core.Documents;

/// <summary>
/// Puts numbered items together into lists: an item belongs to the innermost open list of its style whose last number is the one before. A list that is gone
/// on with closes the lists inside it. What no marker continues stays as it is: a list that promises ten items and gives nine has nine.
/// </summary>
internal sealed class NumberedLists(string text)
{
    // Some numbers may be lost, by a slip or by bad recognition.
    private const int LargestStep = 4;

    // Signs at the beginnings of lines belong together while no more than this many other lines are between them.
    private const int LinesBetween = 2;

    private readonly List<FoundList> open = [];
    private readonly List<FoundList> done = [];

    /// <summary>The lists of two items or more, in no order.</summary>
    /// <param name="borders">Where chapters begin, in order; no list goes on over one.</param>
    public IReadOnlyList<FoundList> Read(IReadOnlyList<int> borders)
    {
        var next = 0;
        foreach (var marker in ListMarkers.In(text))
        {
            for (; next < borders.Count && borders[next] <= marker.Span.Start; next++)
            {
                Close(0, borders[next]);
            }

            if (next > 0 && borders[next - 1] == marker.Span.Start)
            {
                // The number of a chapter.
                continue;
            }

            Take(marker);
        }

        Close(0, next < borders.Count ? borders[next] : text.Length);
        return [.. done.Where(l => l.Starts.Count > 1)];
    }

    private void Take(ListMarker marker)
    {
        if (marker.Style == ListStyle.Bullet)
        {
            TakeBullet(marker);
        }
        else if (Continued(marker) is { } at)
        {
            Close(at + 1, marker.Span.Start);
            open[at].Starts.Add((marker.Span.Start, IsLost(marker) ? open[at].Last + 1 : marker.Number));
        }
        else if (marker.Number == 1)
        {
            Begin(marker);
        }
    }

    private int? Continued(ListMarker marker)
    {
        if (marker.Number == 1)
        {
            return null;
        }

        var lost = IsLost(marker);
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Style == marker.Style && (open[i].Last == marker.Number - 1 || lost && open[i].Last >= marker.Number - 1))
            {
                return i;
            }
        }

        // Numbers that are lost or printed twice, where a line begins with what follows them.
        for (var i = open.Count - 1; i >= 0 && marker.OnLine; i--)
        {
            if (open[i].Style == marker.Style && open[i].OnLine && marker.Number - open[i].Last is >= 0 and <= LargestStep)
            {
                return i;
            }
        }

        return null;
    }

    private void Begin(ListMarker marker)
    {
        // A heading does not lie inside an item of a sentence.
        if (marker.OnLine && IsHeading(marker.Style))
        {
            var inner = open.FindIndex(l => Depth(l) > Depth(marker.Style));
            if (inner >= 0)
            {
                Close(inner, marker.Span.Start);
            }
        }

        var same = open.FindLastIndex(l => l.Style == marker.Style);
        if (same >= 0 && (same == open.Count - 1 || marker.OnLine))
        {
            Close(same, marker.Span.Start);
        }
        else if (same >= 0 && !open[same].OnLine)
        {
            CloseAlone(same, marker.Span.Start);
        }

        var list = new FoundList(marker.Style, marker.OnLine);
        list.Starts.Add((marker.Span.Start, marker.Number));
        open.Add(list);
    }

    private void TakeBullet(ListMarker marker)
    {
        var at = open.FindLastIndex(l => l.Style == ListStyle.Bullet);
        if (at >= 0 && text.AsSpan(open[at].Starts[^1].Start..marker.Span.Start).Count('\n') <= LinesBetween + 1)
        {
            Close(at + 1, marker.Span.Start);
        }
        else
        {
            if (at >= 0)
            {
                Close(at, marker.Span.Start);
            }

            open.Add(new FoundList(ListStyle.Bullet, true));
        }

        open[^1].Starts.Add((marker.Span.Start, null));
    }

    private void Close(int from, int bound)
    {
        for (var i = open.Count - 1; i >= from; i--)
        {
            CloseAlone(i, bound);
        }
    }

    private void CloseAlone(int at, int bound)
    {
        open[at].Bound = bound;
        done.Add(open[at]);
        open.RemoveAt(at);
    }

    private bool IsLost(ListMarker marker) => marker.Style == ListStyle.Circled && text[marker.Span.Start] == '?';

    private static bool IsHeading(ListStyle style) => style is ListStyle.HanComma or ListStyle.HanBracket or ListStyle.Digit;

    private static int Depth(FoundList list) => list is { Style: ListStyle.Ordinal, OnLine: true } ? 0 : Depth(list.Style);

    private static int Depth(ListStyle style) =>
        style switch
        {
            ListStyle.HanComma => 1,
            ListStyle.HanBracket => 2,
            ListStyle.Digit => 3,
            _ => 4,
        };
}
