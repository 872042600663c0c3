using System.Reflection;

namespace Assistant.Core.Language;

/// <summary>Reads the data files that lie beside the code and are embedded in the assembly.</summary>
internal static class DataFile
{
    /// <summary>A file by its name below the assembly's own, Folder.Data.file.</summary>
    /// <exception cref="InvalidOperationException">The assembly does not hold it.</exception>
    public static StreamReader Open(string name)
    {
        var resource = $"Assistant.Core.{name}";
        return new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException(
                    $"the assembly lacks its resource {resource}; check the EmbeddedResource patterns of Assistant.Core"
                )
        );
    }

    /// <summary>The lines of a file, trimmed, without empty ones and comments (#).</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var reader = Open(name);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#'),
        ];
    }

    /// <summary>The lines of a table as tab-separated cells, without empty ones and comments (# and a blank).</summary>
    public static IReadOnlyList<string[]> Rows(string name)
    {
        using var reader = Open(name);
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
}
