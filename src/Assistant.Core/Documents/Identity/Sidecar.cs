using System.Text.Json;

namespace Assistant.Core.Documents;

/// <summary>What a file <c>NAME.json</c> beside a report says of it, for reports that say it neither themselves nor in their names.</summary>
/// <param name="Place">The place whose government reports.</param>
/// <param name="Year">The year of delivery.</param>
/// <param name="Title">The title.</param>
/// <param name="Meeting">The meeting that it was delivered to.</param>
/// <param name="Speaker">Who delivered it.</param>
public sealed record Sidecar(string? Place, int? Year, string? Title, string? Meeting, string? Speaker)
{
    private const long MostBytes = 65_536;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>The sidecar of the file at <paramref name="path"/>; null where there is none.</summary>
    /// <param name="fault">Why there is one that cannot be read; else null.</param>
    public static Sidecar? Of(string path, out string? fault)
    {
        fault = null;
        try
        {
            return BytesOf(path) is { Length: > 0 } bytes
                ? JsonSerializer.Deserialize<Sidecar>(SourceDecoder.WithoutMark(bytes), Json)
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            fault = $"{Path.GetFileName(FileOf(path))} cannot be read ({e.Message})";
            return null;
        }
    }

    /// <summary>The bytes of the sidecar of a file; none where there is no sidecar or it is no ordinary file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    internal static byte[] BytesOf(string path)
    {
        if (!File.Exists(FileOf(path)))
        {
            return [];
        }

        var file = SourceFile.InfoOf(FileOf(path));
        return file.Length is > 0 and <= MostBytes ? File.ReadAllBytes(file.FullName) : [];
    }

    private static string FileOf(string path) => Path.ChangeExtension(path, ".json");
}
