using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Core.Contract;

/// <summary>The one way answers become JSON: camel case, Chinese left readable, one line.</summary>
public static class AnswerJson
{
    /// <summary>Serializer options of the contract, complete and read-only from the start.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>One line of JSON.</summary>
    public static string ToLine(Answer answer) => JsonSerializer.Serialize(answer, Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

        // Without it the options know no type before the first serialization: whoever asks for a type's shape earlier gets an error.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
