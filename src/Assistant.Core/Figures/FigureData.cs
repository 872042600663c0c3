using System.Reflection;

namespace Assistant.Core.Figures;

/// <summary>The word lists beside this code (Figures/Data), embedded in the assembly.</summary>
internal static class FigureData
{
    /// <summary>Lines of a list without comments and empty lines, as tab-separated cells.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        var name = $"Assistant.Core.Figures.Data.{file}";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list {name} is not embedded in Assistant.Core; check the EmbeddedResource patterns.");
        using var reader = new StreamReader(stream);
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
