namespace Assistant.Tests.Support;

/// <summary>A model that does what it is asked: it answers with the first passages and leaves translating alone.</summary>
internal static class Faithful
{
    public static ScriptedChatService Service(int passages = 1) => new(call => Says(call, passages));

    public static string Says(ScriptedCall call, int passages = 1) =>
        call.Kind switch
        {
            "answer" => string.Concat(
                call.Passages.Take(passages).Select(p => $"{p.Value.Trim().TrimEnd('。', '；', '，', ';', ',')}。[{p.Key}]")
            ),
            _ => "没有",
        };
}
