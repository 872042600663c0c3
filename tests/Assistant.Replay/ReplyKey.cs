using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assistant.Replay;

/// <summary>Names a request by what it says: the fence has another name in each turn and does not count.</summary>
public static partial class ReplyKey
{
    private const int Length = 16;

    /// <summary>The messages of a request as one text, the fence's name taken out.</summary>
    /// <exception cref="JsonException">The body is no request for a chat.</exception>
    public static string Text(string body)
    {
        using var request = JsonDocument.Parse(body);
        var messages = request
            .RootElement.GetProperty("messages")
            .EnumerateArray()
            .Select(m => $"{m.GetProperty("role").GetString()}: {ContentOf(m)}");
        var text = string.Join("\n\n", messages);
        var fence = FenceName().Match(text);
        return fence.Success ? text.Replace(fence.Groups[1].Value, "FENCE", StringComparison.Ordinal) : text;
    }

    /// <summary>The key of such a text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];

    // Content is a text, or a list of parts of which some are texts.
    private static string ContentOf(JsonElement message) =>
        !message.TryGetProperty("content", out var content) ? string.Empty
        : content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select(p => p.TryGetProperty("text", out var text) ? text.GetString() : null))
        : content.GetString() ?? string.Empty;

    [GeneratedRegex("===== ([0-9a-f]{8}) ")]
    private static partial Regex FenceName();
}
