namespace Assistant.Core.Documents;

/// <summary>Takes the bytes of a file that lies in a corpus folder, where anything may lie.</summary>
internal static class SourceFile
{
    /// <summary>A file of more bytes is no report: the longest have some hundred thousand characters, with pictures some ten million bytes.</summary>
    public const long MostBytes = 100_000_000;

    /// <summary>The bytes of a file that did not change meanwhile.</summary>
    /// <exception cref="ReportFormatException">It cannot be opened, holds nothing, is too large, or is being written.</exception>
    public static byte[] Read(string path) => Read(path, File.ReadAllBytes);

    /// <summary>The same with another way to take the bytes.</summary>
    internal static byte[] Read(string path, Func<string, byte[]> take)
    {
        try
        {
            var before = InfoOf(path);
            Check(path, before);
            var bytes = take(path);
            var after = InfoOf(path);
            return bytes.Length == before.Length && after.Length == before.Length && after.LastWriteTimeUtc == before.LastWriteTimeUtc
                ? bytes
                : throw new ReportFormatException($"'{path}' changed while it was read; run the ingest again when it is written");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportFormatException($"'{path}' cannot be opened ({e.Message}); check that the file exists and may be read", e);
        }
    }

    /// <summary>The file behind a path, links followed.</summary>
    /// <exception cref="IOException">The path is a link that leads nowhere or to itself.</exception>
    public static FileInfo InfoOf(string path)
    {
        var info = new FileInfo(path);
        return info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : info;
    }

    // A pipe or a device has no length, and opening one may wait for ever.
    private static void Check(string path, FileInfo info)
    {
        if (!info.Exists)
        {
            throw new FileNotFoundException("there is no such file", path);
        }

        if (info.Length == 0)
        {
            throw new ReportFormatException(
                $"'{path}' is empty or no ordinary file; put the text of a report into it or take it out of the folder"
            );
        }

        if (info.Length > MostBytes)
        {
            throw new ReportFormatException(
                $"'{path}' has {info.Length / 1_000_000} million bytes, more than the {MostBytes / 1_000_000} million that a report may have; cut it into its reports or leave its pictures out"
            );
        }
    }
}
