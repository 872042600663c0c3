namespace Assistant.Core.Documents;

/// <summary>Finds tables in plain text: lines one below the other that have the same number of cells between tabs.</summary>
internal static class TabbedLines
{
    /// <summary>Spans of the tables in order, each from its first row to the end of its last.</summary>
    public static IEnumerable<TextSpan> Tables(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
        {
            yield break;
        }

        var (start, end, cells, rows) = (0, 0, 0, 0);
        for (var at = 0; at <= text.Length; )
        {
            var stop = text.IndexOf('\n', at);
            stop = stop < 0 ? text.Length : stop;
            var here = CellsOf(text.AsSpan(at, stop - at));
            if (here > 1 && here == cells)
            {
                (end, rows) = (stop, rows + 1);
            }
            else
            {
                if (rows > 1)
                {
                    yield return new TextSpan(start, end);
                }

                (start, end, cells, rows) = (at, stop, here, here > 1 ? 1 : 0);
            }

            at = stop + 1;
        }

        if (rows > 1)
        {
            yield return new TextSpan(start, end);
        }
    }

    // A tab at the beginning of a line indents it.
    private static int CellsOf(ReadOnlySpan<char> line) =>
        line.Trim().Length == 0 || char.IsWhiteSpace(line[0]) ? 0 : line.TrimEnd("\r ").Count('\t') + 1;
}
