using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Generation;

/// <summary>Which chat model writes answers, and its limits; settings section "Chat". Without an endpoint there is no model.</summary>
public sealed class ChatModelOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Chat";

    /// <summary>Address of an OpenAI-compatible API, for example http://localhost:11434/v1; empty for none.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>Name of the model.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Key of the API; only from the environment or user secrets. May be empty for local servers.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Seconds until the first checked sentence; after that, the answer without a model is given.</summary>
    [Range(1, 600, ErrorMessage = "Chat:FirstSentenceSeconds must be between 1 and 600")]
    public double FirstSentenceSeconds { get; set; } = 15;

    /// <summary>Seconds for the whole answer.</summary>
    [Range(1, 3600, ErrorMessage = "Chat:TotalSeconds must be between 1 and 3600")]
    public double TotalSeconds { get; set; } = 60;

    /// <summary>Seconds without a sign of the model once it has begun to write; after that, the rest is given without it.</summary>
    [Range(0.5, 600, ErrorMessage = "Chat:SilenceSeconds must be between 0.5 and 600")]
    public double SilenceSeconds { get; set; } = 1.5;

    /// <summary>Tokens of passages for the model, the best first.</summary>
    [Range(200, 200_000, ErrorMessage = "Chat:ContextTokens must be between 200 and 200000")]
    public int ContextTokens { get; set; } = 6000;

    /// <summary>Tokens of earlier questions for the model.</summary>
    [Range(0, 20_000, ErrorMessage = "Chat:HistoryTokens must be between 0 and 20000")]
    public int HistoryTokens { get; set; } = 400;

    /// <summary>Tokens that the model may write.</summary>
    [Range(50, 20_000, ErrorMessage = "Chat:AnswerTokens must be between 50 and 20000")]
    public int AnswerTokens { get; set; } = 800;

    /// <summary>How many times the model may have the program search once more, in its own words; 0 for never.</summary>
    [Range(0, 1, ErrorMessage = "Chat:Searches must be 0 or 1")]
    public int Searches { get; set; } = 1;

    /// <summary>Whether the endpoint is asked to keep to a JSON schema. One that refuses is asked for plain lines from then on.</summary>
    public bool StructuredOutput { get; set; }

    /// <summary>Folder of the prompts; empty for those that ship.</summary>
    public string PromptsDirectory { get; set; } = string.Empty;

    /// <summary>Whether a model is configured.</summary>
    public bool IsOn => Endpoint.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Addresses are shown in messages and logs, keys are not.
        if (Uri.TryCreate(Endpoint, UriKind.Absolute, out var named) && named.UserInfo.Length > 0)
        {
            yield return new ValidationResult("Chat:Endpoint holds a user or a password; remove it and set Chat:ApiKey in the environment");
        }
        else if (Endpoint.Length > 0 && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new ValidationResult(
                $"Chat:Endpoint '{Endpoint}' is not an http address; give one such as http://localhost:11434/v1 or leave it empty"
            );
        }

        if (Endpoint.Length > 0 && Model.Length == 0)
        {
            yield return new ValidationResult("Chat:Model must name the model when Chat:Endpoint is set");
        }

        if (FirstSentenceSeconds > TotalSeconds)
        {
            yield return new ValidationResult(
                $"Chat:FirstSentenceSeconds ({FirstSentenceSeconds}) must not be more than Chat:TotalSeconds ({TotalSeconds})"
            );
        }
    }
}
