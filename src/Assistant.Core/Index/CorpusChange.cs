namespace Assistant.Core.Index;

/// <summary>How a corpus folder differs from what was indexed of it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="IsMissing">Whether it cannot be found or read; then nothing is counted.</param>
/// <param name="Added">Files that are new.</param>
/// <param name="Changed">Files with another content.</param>
/// <param name="Removed">Files that are gone.</param>
public sealed record CorpusChange(string Folder, bool IsMissing, int Added, int Changed, int Removed)
{
    /// <summary>The change since files were stamped; null where there is none.</summary>
    internal static CorpusChange? Since(string folder, IReadOnlyList<FileStamp> stamps, IReadOnlyList<string> extensions)
    {
        if (CorpusFiles.Find(folder, extensions) is not { } files)
        {
            return new CorpusChange(folder, true, 0, 0, 0);
        }

        var before = stamps.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var now = files.ToDictionary(f => f.Relative, f => f.Path, StringComparer.Ordinal);
        var change = new CorpusChange(
            folder,
            false,
            now.Keys.Count(name => !before.ContainsKey(name)),
            now.Count(file => before.TryGetValue(file.Key, out var stamp) && !stamp.IsOf(file.Value)),
            before.Keys.Count(name => !now.ContainsKey(name))
        );
        return change is { Added: 0, Changed: 0, Removed: 0 } ? null : change;
    }
}
