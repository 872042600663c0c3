using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Embeddings;

/// <summary>Which model reads a claim or a question together with a passage; settings section "Reading".</summary>
public sealed class ReadingOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Reading";

    /// <summary>"own" (the model of <see cref="Directory"/>, else the one that ships) or "none" (figures and words decide alone).</summary>
    public string Provider { get; set; } = "own";

    /// <summary>Folder of a model of the user: model.onnx and vocab.txt; empty for the one that ships.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is not ("own" or "none"))
        {
            yield return new ValidationResult($"Reading:Provider '{Provider}' is unknown; give own or none");
        }
    }
}
