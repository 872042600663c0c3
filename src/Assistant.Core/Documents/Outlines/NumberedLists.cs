namespace Assistant.Core.Documents;

/// <summary>
/// Puts numbered items together into lists: an item belongs to the innermost open list of its style whose last number is the one before. A list that is gone
/// on with closes the lists inside it. Where numbers begin anew, the list before is suspended: it may hold the new one in its last item, and go on behind it.
/// What no marker continues stays as it is: a list that promises ten items and gives nine has nine.
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
            open[at].Suspended = null;
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
        bool Follows(FoundList list) =>
            list.Style == marker.Style && (list.Last == marker.Number - 1 || (lost && list.Last >= marker.Number - 1));

        // A list of lines goes on with a line, before one inside its last item does.
        var at = marker.OnLine ? open.FindLastIndex(l => l.OnLine && Follows(l)) : -1;
        if (at < 0)
        {
            at = open.FindLastIndex(l => Follows(l) && (l.Suspended is null || IsBeside(l, marker)));
        }

        // Numbers that are lost or printed twice, where a line begins with what follows them.
        if (at < 0 && marker.OnLine)
        {
            at = open.FindLastIndex(l =>
                l.Style == marker.Style && l.OnLine && l.Suspended is null && marker.Number - l.Last is >= 0 and <= LargestStep
            );
        }

        return at < 0 ? null : at;
    }

    // A list in a line goes on in it, behind a list inside its last item.
    private bool IsBeside(FoundList list, ListMarker marker) =>
        !list.OnLine && !marker.OnLine && !text.AsSpan(list.Starts[^1].Start..marker.Span.Start).Contains('\n');

    private void Begin(ListMarker marker)
    {
        // A heading does not lie inside an item of a sentence, but lines with numbers may lie inside an item of lines.
        if (marker.OnLine && IsHeading(marker.Style))
        {
            var inner = open.FindIndex(l => Depth(l) > Depth(marker.Style));
            for (var i = open.Count - 1; i >= 0 && inner >= 0 && i >= inner; i--)
            {
                Leave(i, open[i].OnLine, marker.Span.Start);
            }
        }

        var same = open.FindLastIndex(l => l.Style == marker.Style && l.Suspended is null);
        if (same >= 0 && (same == open.Count - 1 || marker.OnLine || !open[same].OnLine))
        {
            for (var i = open.Count - 1; i > same && marker.OnLine; i--)
            {
                CloseAlone(i, marker.Span.Start);
            }

            Leave(same, !marker.OnLine && (open[same].OnLine || IsBeside(open[same], marker)), marker.Span.Start);
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

    // A list that may go on stays open.
    private void Leave(int at, bool mayGoOn, int bound)
    {
        if (mayGoOn)
        {
            open[at].Suspended ??= bound;
        }
        else
        {
            CloseAlone(at, bound);
        }
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
        open[at].Bound = open[at].Suspended ?? bound;
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
