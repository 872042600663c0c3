using Assistant.Core.Answering;
using Assistant.Core.Claims;

namespace Assistant.Core.Generation;

/// <summary>Lets the model translate a checked sentence. If the check cannot trace the translation back to the Chinese, the Chinese sentence is shown.</summary>
internal sealed class SentenceTranslator(ChatModel model, ModelCall call)
{
    /// <summary>The sentence, with its translation if that passes the check.</summary>
    public async Task<WrittenSentence> TranslateAsync(WrittenSentence sentence, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>
        {
            ["fence"] = Fence.New(),
            ["language"] = "English",
            ["sentence"] = sentence.Text,
        };
        var history = await model.Prompts.Translate.RenderAsync(values, cancellationToken).ConfigureAwait(false);
        var translation = await call.AskAsync(model.Prompts.Translate, history, cancellationToken).ConfigureAwait(false);
        return translation.Length > 0 && TranslationCheck.Fault(translation, sentence.Text) is null
            ? sentence with
            {
                Translation = translation,
            }
            : sentence;
    }
}
