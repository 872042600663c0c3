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
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(Readable()) };

        // Without it the options know no type before the first serialization: whoever asks for a type's shape earlier gets an error.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // Overrides of the direction of writing are escaped, as controls are: a line of JSON on a terminal reads as it is.
    private static TextEncoderSettings Readable()
    {
        var readable = new TextEncoderSettings(UnicodeRanges.All);
        readable.ForbidCharacters([
            '\u061c',
            '\u200e',
            '\u200f',
            '\u202a',
            '\u202b',
            '\u202c',
            '\u202d',
            '\u202e',
            '\u2066',
            '\u2067',
            '\u2068',
            '\u2069',
        ]);
        return readable;
    }
}
