using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>The word lists beside this code (Figures/Data), embedded in the assembly.</summary>
internal static class FigureData
{
    /// <summary>Lines of a list without comments and empty lines, as tab-separated cells.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var reader = DataFile.Open($"Ledger.Data.{file}");
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                rows.Add(line.Split('\t'));
            }
        }

        return rows;
    }

    /// <summary>The first cells of the rows whose group cell is <paramref name="group"/>, longest first.</summary>
    public static string[] Words(string file, string group) =>
        [.. Rows(file).Where(row => row[0] == group).Select(row => row[1]).Distinct().OrderByDescending(word => word.Length)];
}
