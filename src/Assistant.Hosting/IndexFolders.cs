using Assistant.Core.Index;

namespace Assistant.Hosting;

/// <summary>Where the reports and their index lie.</summary>
public sealed record IndexFolders(string Corpus, string Data)
{
    /// <summary>
    /// The folders of the settings: a relative corpus folder is looked for from each start upward, a relative data folder lies beside it.
    /// Where there is no such corpus folder, the one that would lie in the first start is named.
    /// </summary>
    public static IndexFolders Find(IndexOptions options, params IReadOnlyList<string> starts)
    {
        var corpus = Path.IsPathRooted(options.CorpusDirectory)
            ? options.CorpusDirectory
            : starts.Select(start => Upward(start, options.CorpusDirectory)).FirstOrDefault(found => found is not null)
                ?? Path.GetFullPath(Path.Combine(starts[0], options.CorpusDirectory));
        return new IndexFolders(corpus, DataBeside(corpus, options));
    }

    /// <summary>The data folder of the settings for a corpus folder.</summary>
    public static string DataBeside(string corpus, IndexOptions options) =>
        Path.IsPathRooted(options.DataDirectory)
            ? options.DataDirectory
            : Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(corpus)) ?? corpus, options.DataDirectory);

    private static string? Upward(string start, string relative)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
