using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary>A line of a batch file.</summary>
internal static class BatchLine
{
    /// <summary>Reads the question of a line, or the error object that answers a line that holds none.</summary>
    public static bool TryParse(string line, int number, [NotNullWhen(true)] out Question? question, [NotNullWhen(false)] out string? error)
    {
        question = null;
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                id = root.TryGetProperty("id", out var given) ? given.ToString() : null;
                var history =
                    root.TryGetProperty("history", out var earlier) && earlier.ValueKind == JsonValueKind.Array
                        ? earlier.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToList()
                        : [];
                if (root.TryGetProperty("question", out var text) && text.ValueKind == JsonValueKind.String)
                {
                    var place =
                        root.TryGetProperty("place", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
                    question = new Question(id ?? $"{number}", text.GetString()!, history, place);
                    error = null;
                    return true;
                }
            }

            error = Error(id, number, "the line has no \"question\"; expected {\"id\": …, \"question\": …}");
        }
        catch (JsonException e)
        {
            error = Error(id, number, $"the line is not JSON ({e.Message})");
        }

        return false;
    }

    private static string Error(string? id, int number, string message) =>
        JsonSerializer.Serialize(
            new
            {
                id,
                line = number,
                error = message,
            },
            AnswerJson.Options
        );
}
