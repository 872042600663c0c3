using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Questions;

namespace Assistant.Training.Dialogue;

/// <summary>A turn of a conversation set (conversations-REPORT.jsonl), as far as training reads it.</summary>
/// <param name="Report">The report that the conversation is about.</param>
/// <param name="Turn">What it has to do with the turns before it: standalone, standalone_unanswerable, leaning, correction, back, smalltalk.</param>
/// <param name="Question">The turn as typed.</param>
/// <param name="History">The turns before it, oldest first.</param>
internal sealed record ConversationTurn(string Report, string Turn, string Question, IReadOnlyList<string> History)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>The role that its label names.</summary>
    /// <exception cref="InvalidDataException">The label is not known; the message names it.</exception>
    public TurnRole Role =>
        Turn switch
        {
            "standalone" or "standalone_unanswerable" => TurnRole.StandsAlone,
            "leaning" => TurnRole.Leans,
            "correction" => TurnRole.Corrects,
            "back" => TurnRole.GoesBack,
            "smalltalk" => TurnRole.SmallTalk,
            _ => throw new InvalidDataException($"'{Question}' ({Report}): unknown kind of turn '{Turn}'"),
        };

    /// <summary>All turns of the conversation sets of a folder, in the order of the files' names.</summary>
    public static IReadOnlyList<ConversationTurn> LoadAll(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "conversations-*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(File.ReadLines)
                .Where(l => l.Trim().Length > 0)
                .Select(l => JsonSerializer.Deserialize<ConversationTurn>(l, Options)!),
        ];
}
