using Assistant.Core.Documents;

namespace Assistant.Core.Index;

/// <summary>The report files of a corpus folder and of the folders in it.</summary>
internal static class CorpusFiles
{
    private const int DeepestFolder = 32;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>All report files; a second file of one name in one folder, and what cannot be read at all, is left out with the cause.</summary>
    /// <param name="extensions">Those of the formats that can be read, with the dot, lower case.</param>
    /// <exception cref="IndexException">The folder is missing or holds no report.</exception>
    public static (IReadOnlyList<CorpusFile> Files, IReadOnlyList<FailedFile> LeftOut) List(string folder, IReadOnlyList<string> extensions)
    {
        var leftOut = new List<FailedFile>();
        var files = Find(folder, extensions, leftOut)
            ?? throw new IndexException(
                $"the corpus folder '{folder}' does not exist or cannot be read; create it and put reports ({string.Join(", ", extensions)}) into it, or choose another with --corpus"
            );
        if (files.Count == 0)
        {
            throw new IndexException(
                $"the corpus folder '{folder}' holds no report; put files ending in {string.Join(" or ", extensions)} into it, or choose another with --corpus"
                    + (leftOut.Count > 0 ? $". {leftOut[0].Path} is not read: {leftOut[0].Cause}" : string.Empty)
            );
        }

        var named = new List<CorpusFile>();
        foreach (var group in files.GroupBy(f => (Folder: Path.GetDirectoryName(f.Relative), f.Name)))
        {
            named.Add(group.First());
            leftOut.AddRange(
                group.Skip(1).Select(f => new FailedFile(f.Path, $"another file is called '{group.Key.Name}' too; rename one of them"))
            );
        }

        return (Distinguished(named), leftOut);
    }

    /// <summary>All report files, those nearest to the top first; null when the folder is missing or may not be read.</summary>
    public static IReadOnlyList<CorpusFile>? Find(string folder, IReadOnlyList<string> extensions) => Find(folder, extensions, []);

    private static List<CorpusFile>? Find(string folder, IReadOnlyList<string> extensions, List<FailedFile> leftOut)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (!TryWalk(folder, 0, files, seen, leftOut))
        {
            return null;
        }

        var readable = files.ToLookup(f => extensions.Contains(Path.GetExtension(f).ToLowerInvariant()) && !UnreadFormats.IsAboutFolder(f));
        var stems = readable[true].Select(f => Path.ChangeExtension(f, null)).ToHashSet(StringComparer.Ordinal);
        leftOut.AddRange(
            readable[false]
                .Where(f =>
                    !(
                        Path.GetExtension(f).Equals(".json", StringComparison.OrdinalIgnoreCase)
                        && stems.Contains(Path.ChangeExtension(f, null))
                    )
                )
                .Order(StringComparer.Ordinal)
                .Select(f => new FailedFile(f, UnreadFormats.CauseFor(f, extensions)))
        );
        return
        [
            .. readable[true]
                .Select(f => new CorpusFile(f, Path.GetRelativePath(folder, f).Replace('\\', '/'), NameOf(f)))
                .OrderBy(f => f.Relative.Count(c => c == '/'))
                .ThenBy(f => f.Relative, StringComparer.Ordinal),
        ];
    }

    // A folder is entered once, also when links lead to it again.
    private static bool TryWalk(string folder, int depth, List<string> files, HashSet<string> seen, List<FailedFile> leftOut)
    {
        try
        {
            var info = new DirectoryInfo(folder);
            var real = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? info.FullName;
            if (depth > DeepestFolder || !seen.Add(real))
            {
                return true;
            }

            foreach (var entry in info.EnumerateFileSystemInfos("*", Everything).Where(e => e.Name[0] is not ('.' or '~')))
            {
                if (entry is not DirectoryInfo)
                {
                    files.Add(entry.FullName);
                }
                else if (!TryWalk(entry.FullName, depth + 1, files, seen, leftOut))
                {
                    leftOut.Add(new FailedFile(entry.FullName, "the folder cannot be read; check its permissions"));
                }
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Reports of one name in different folders carry their folders in their names, all but the first.
    private static List<CorpusFile> Distinguished(List<CorpusFile> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. files.Select(file =>
            {
                var name = names.Contains(file.Name) ? NameOf(file.Relative.Replace('/', '-')) : file.Name;
                for (var i = 2; !names.Add(name); i++)
                {
                    name = $"{file.Name}-{i}";
                }

                return file with
                {
                    Name = name,
                };
            }),
        ];
    }

    // A line break in a name would break every list of names.
    private static string NameOf(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(path).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
