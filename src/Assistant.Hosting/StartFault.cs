using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Microsoft.Extensions.Options;

namespace Assistant.Hosting;

/// <summary>What went wrong in the settings or the parts that they choose, for people.</summary>
public static class StartFault
{
    /// <summary>One line that names the setting or the place and the cure; null for an exception of another kind, which is a fault of the program.</summary>
    public static string? Explain(Exception exception) =>
        exception switch
        {
            OptionsValidationException e => string.Join("; ", e.Failures),
            AggregateException e when e.InnerExceptions.All(i => i is OptionsValidationException) => string.Join(
                "; ",
                e.InnerExceptions.Select(Explain)
            ),

            // The binder's own: a value of the wrong kind.
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } e => e.InnerException is null
                ? e.Message
                : $"{e.Message} {e.InnerException.Message}",
            ModelFileException or PromptFileException or IndexException or SearchServerException => exception.Message,
            _ => null,
        };
}
