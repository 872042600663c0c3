namespace Assistant.Core.Index;

/// <summary>The report files of a corpus folder.</summary>
internal static class CorpusFiles
{
    /// <summary>Paths ordered by name; of two files with one name the second is a failure.</summary>
    /// <param name="extensions">Those of the formats that can be read, with the dot, lower case.</param>
    /// <exception cref="IndexException">The folder is missing or holds no report.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<FailedFile> Doubles) List(string folder, IReadOnlyList<string> extensions)
    {
        var files = Find(folder, extensions)
            ?? throw new IndexException(
                $"the corpus folder '{folder}' does not exist or cannot be read; create it and put reports ({string.Join(", ", extensions)}) into it, or choose another with --corpus"
            );
        if (files.Count == 0)
        {
            throw new IndexException(
                $"the corpus folder '{folder}' holds no report; put files ending in {string.Join(" or ", extensions)} into it, or choose another with --corpus"
            );
        }

        var byName = files.GroupBy(f => Path.GetFileNameWithoutExtension(f)).ToList();
        return (
            [.. byName.Select(g => g.First())],
            [
                .. byName.SelectMany(g =>
                    g.Skip(1).Select(f => new FailedFile(f, $"another file is called '{g.Key}' too; rename one of them"))
                ),
            ]
        );
    }

    /// <summary>Paths of all report files ordered by name; null when the folder is missing or may not be read.</summary>
    public static IReadOnlyList<string>? Find(string folder, IReadOnlyList<string> extensions)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Where(f => extensions.Contains(Path.GetExtension(f).ToLowerInvariant()) && Path.GetFileName(f)[0] is not ('.' or '~'))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
