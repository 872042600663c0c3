using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Embeddings;

/// <summary>Which model makes the vectors of the search; settings section "Embedding".</summary>
public sealed class EmbeddingOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Embedding";

    /// <summary>"static" (the model that ships), "onnx" (a transformer: the user's folder, else the one that ships), "endpoint" (an OpenAI-compatible API), "none" (words alone); empty: whatever the other settings imply, else static.</summary>
    public string Provider { get; set; } = string.Empty;

    /// <summary>Address of the API, for example http://localhost:11434/v1; empty for none.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>Name of the model.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Key of the API; only from the environment or user secrets. May be empty for local servers.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Width of the vectors to request; 0 for the model's own.</summary>
    [Range(0, 8192, ErrorMessage = "Embedding:Dimensions must be between 0 (the model's own width) and 8192")]
    public int Dimensions { get; set; }

    /// <summary>Folder of an ONNX model of the user: model.onnx and vocab.txt (WordPiece); empty for the one that ships, which ignores the settings for pooling and prefix.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>How the token vectors of an ONNX model are combined: "mean" or "cls".</summary>
    [RegularExpression("mean|cls", ErrorMessage = "Embedding:Pooling must be mean or cls")]
    public string Pooling { get; set; } = "cls";

    /// <summary>The prefix that an ONNX model or an endpoint's model expects before a question.</summary>
    public string QueryPrefix { get; set; } = string.Empty;

    /// <summary>The prefix that it expects before a passage. A change makes all vectors anew.</summary>
    public string PassagePrefix { get; set; } = string.Empty;

    /// <summary>Name of the endpoint's model for questions, where passages and questions have one each; empty: the same.</summary>
    public string QuestionModel { get; set; } = string.Empty;

    /// <summary>The provider in use.</summary>
    internal string Chosen =>
        Provider.Length > 0 ? Provider
        : Endpoint.Length > 0 ? "endpoint"
        : Directory.Length > 0 ? "onnx"
        : "static";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is not ("" or "static" or "onnx" or "endpoint" or "none"))
        {
            yield return new ValidationResult($"Embedding:Provider '{Provider}' is unknown; give static, onnx, endpoint or none");
        }

        // Addresses are shown in messages and logs, keys are not.
        if (Uri.TryCreate(Endpoint, UriKind.Absolute, out var named) && named.UserInfo.Length > 0)
        {
            yield return new ValidationResult(
                "Embedding:Endpoint holds a user or a password; remove it and set Embedding:ApiKey in the environment"
            );
        }
        else if (Endpoint.Length > 0 && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new ValidationResult(
                $"Embedding:Endpoint '{Endpoint}' is not an http address; give one such as http://localhost:11434/v1 or leave it empty"
            );
        }

        if (Chosen == "endpoint" && (Endpoint.Length == 0 || Model.Length == 0))
        {
            yield return new ValidationResult("Embedding:Endpoint and Embedding:Model must both be set to use an endpoint");
        }
    }
}
