using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Core.Answering;

/// <summary>The one way answers become JSON: camel case, Chinese left readable, one line.</summary>
public static class AnswerJson
{
    /// <summary>Serializer options of the contract.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>One line of JSON.</summary>
    public static string ToLine(Answer answer) => JsonSerializer.Serialize(answer, Options);
}
