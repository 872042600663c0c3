using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Index;

/// <summary>An OpenAI-compatible embedding endpoint; settings section "Embedding". Without an endpoint words serve alone.</summary>
public sealed class EmbeddingOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Embedding";

    /// <summary>Address of the API, for example http://localhost:11434/v1; empty for none.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>Name of the model.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Key of the API; only from the environment or user secrets. May be empty for local servers.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Width of the vectors to ask for; 0 for the model's own.</summary>
    [Range(0, 8192, ErrorMessage = "Embedding:Dimensions must be between 0 (the model's own width) and 8192")]
    public int Dimensions { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length > 0 && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new ValidationResult($"Embedding:Endpoint '{Endpoint}' is not an http address; give one such as http://localhost:11434/v1 or leave it empty");
        }

        if (Endpoint.Length > 0 && Model.Length == 0)
        {
            yield return new ValidationResult("Embedding:Model must name the model when Embedding:Endpoint is set");
        }
    }
}
