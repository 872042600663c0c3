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
        var file = new FileInfo(Path.ChangeExtension(path, ".json"));
        fault = null;
        if (!file.Exists || file.Length is 0 or > MostBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Sidecar>(File.ReadAllText(file.FullName), Json);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            fault = $"{file.Name} cannot be read ({e.Message})";
            return null;
        }
    }
}
