using Assistant.Core.Index;

namespace Assistant.Web.Indexing;

/// <summary>Finds the folders of the settings: a relative corpus folder from the content root upward, the data folder beside it.</summary>
internal sealed class FolderFinder
{
    public FolderFinder(IndexOptions options, string contentRoot)
    {
        Corpus = Path.IsPathRooted(options.CorpusDirectory) ? options.CorpusDirectory : Upward(contentRoot, options.CorpusDirectory);
        Data = Path.IsPathRooted(options.DataDirectory)
            ? options.DataDirectory
            : Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Corpus))!, options.DataDirectory);
    }

    public string Corpus { get; }

    public string Data { get; }

    private static string Upward(string start, string relative)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Path.GetFullPath(Path.Combine(start, relative));
    }
}
