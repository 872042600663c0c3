using System.Security.Cryptography;

namespace Assistant.Core.Index;

/// <summary>A file of the corpus folder as it was when it was indexed.</summary>
/// <param name="Name">File name with extension.</param>
/// <param name="Written">When it was last written, in ticks of universal time.</param>
/// <param name="Hash">Hash of its bytes; empty when it could not be read.</param>
internal sealed record FileStamp(string Name, long Length, long Written, string Hash)
{
    /// <summary>The stamp of a file as it is now.</summary>
    public static FileStamp Of(string path)
    {
        // Length and time are read before the bytes: what is written in between shows as a change later.
        var info = new FileInfo(path);
        var (length, written) = info.Exists ? (info.Length, info.LastWriteTimeUtc.Ticks) : (0, 0);
        return new FileStamp(Path.GetFileName(path), length, written, HashOf(path));
    }

    /// <summary>Whether the file at a path is still the same. It is read only when it was written since, at the same length: a copy or a check-out changes times alone.</summary>
    public bool IsOf(string path)
    {
        var info = new FileInfo(path);
        return info.Exists
            && info.Length == Length
            && (info.LastWriteTimeUtc.Ticks == Written || (Hash.Length > 0 && HashOf(path) == Hash));
    }

    private static string HashOf(string path)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
