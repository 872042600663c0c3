using System.Security.Cryptography;
using Assistant.Core.Documents;

namespace Assistant.Core.Index;

/// <summary>A file of the corpus folder as it was when it was indexed.</summary>
/// <param name="Name">Its path in the folder, with slashes.</param>
/// <param name="Written">When it was last written, in ticks of universal time.</param>
/// <param name="Hash">Hash of its bytes; empty when it could not be read.</param>
/// <param name="Sidecar">Hash of the bytes of the sidecar beside it; empty where there is none.</param>
internal sealed record FileStamp(string Name, long Length, long Written, string Hash, string Sidecar = "")
{
    /// <summary>The stamp of a file as it is now.</summary>
    public static FileStamp Of(CorpusFile file)
    {
        // Length and time are read before the bytes: what is written in between shows as a change later.
        var (length, written) = StateOf(file.Path);
        return new FileStamp(file.Relative, length, written, HashOf(file.Path, length), SidecarHashOf(file.Path));
    }

    /// <summary>Whether the file at a path is still the same. It is read only when it was written since, at the same length: a copy or a check-out changes times alone.</summary>
    public bool IsOf(string path)
    {
        var (length, written) = StateOf(path);
        return length == Length
            && SidecarHashOf(path) == Sidecar
            && (written == Written || (Hash.Length > 0 && HashOf(path, length) == Hash));
    }

    // A link that leads nowhere has no state; it is an error of its own when it is read.
    private static (long Length, long Written) StateOf(string path)
    {
        try
        {
            var info = SourceFile.InfoOf(path);
            return info.Exists ? (info.Length, info.LastWriteTimeUtc.Ticks) : (0, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (0, 0);
        }
    }

    private static string SidecarHashOf(string path)
    {
        try
        {
            return Documents.Sidecar.BytesOf(path) is { Length: > 0 } bytes
                ? Convert.ToHexStringLower(SHA256.HashData(bytes))
                : string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static string HashOf(string path, long length)
    {
        // What holds nothing may be a pipe, which must not be opened.
        if (length is 0 or > SourceFile.MostBytes)
        {
            return string.Empty;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
