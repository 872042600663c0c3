using Assistant.Core.Documents;

namespace Assistant.Core.Index;

/// <summary>The report files of a corpus folder.</summary>
internal static class CorpusFiles
{
    /// <summary>Paths ordered by name; a name that two files share is told as a failure of the second.</summary>
    /// <exception cref="IndexException">The folder is missing or holds no report.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<FailedFile> Doubles) List(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new IndexException(
                $"the corpus folder '{folder}' does not exist; create it and put reports ({string.Join(", ", ReportReader.Extensions)}) into it, or choose another with --corpus"
            );
        }

        var files = Directory
            .EnumerateFiles(folder)
            .Where(f =>
                ReportReader.Extensions.Contains(Path.GetExtension(f).ToLowerInvariant()) && Path.GetFileName(f)[0] is not ('.' or '~')
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
        {
            throw new IndexException(
                $"the corpus folder '{folder}' holds no report; put files ending in {string.Join(" or ", ReportReader.Extensions)} into it, or choose another with --corpus"
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
}
