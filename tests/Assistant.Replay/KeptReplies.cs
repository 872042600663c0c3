using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Replay;

/// <summary>A request that was made, as the recorder writes it down.</summary>
/// <param name="Key">See <see cref="ReplyKey"/>.</param>
/// <param name="Prompt">Its messages, the fence's name taken out.</param>
public sealed record RecordedPrompt(string Key, string Prompt);

/// <summary>A reply to a request.</summary>
/// <param name="Pieces">The pieces in which it was streamed, where an endpoint streamed it; else null.</param>
public sealed record KeptReply(
    string Key,
    string Reply,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Pieces = null
);

/// <summary>Replies by key, of all files answers*.jsonl of a folder; of two for one key the later counts.</summary>
public sealed class KeptReplies
{
    private const int Piece = 6;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, KeptReply> replies = [];

    /// <summary>Reads the replies of a folder; none where there is no such folder.</summary>
    public static KeptReplies Load(string folder)
    {
        var kept = new KeptReplies();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "answers*.jsonl") : [];
        foreach (var line in files.Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(l => l.Trim().Length > 0))
        {
            kept.Add(JsonSerializer.Deserialize<KeptReply>(line, Json)!);
        }

        return kept;
    }

    /// <summary>How many there are.</summary>
    public int Count => replies.Count;

    /// <summary>The reply to a request; null where none is kept.</summary>
    public KeptReply? this[string key] => replies.GetValueOrDefault(key);

    /// <summary>The pieces of a reply: as they were streamed, else of a few characters each.</summary>
    public static IEnumerable<string> Pieces(KeptReply reply) => reply.Pieces ?? reply.Reply.Chunk(Piece).Select(c => new string(c));

    /// <summary>Keeps a reply.</summary>
    public void Add(KeptReply reply) => replies[reply.Key] = reply;

    /// <summary>One line of JSON.</summary>
    public static string Line<T>(T record) => JsonSerializer.Serialize(record, Json);
}
