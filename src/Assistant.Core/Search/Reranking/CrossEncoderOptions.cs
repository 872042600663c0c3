using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Search;

/// <summary>Which model reads the best passages together with the question; settings section "CrossEncoder".</summary>
public sealed class CrossEncoderOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "CrossEncoder";

    /// <summary>"own" (the model of <see cref="Directory"/>, else the one that ships) or "none" (the first ranking stands).</summary>
    public string Provider { get; set; } = "own";

    /// <summary>Folder of a model of the user: model.onnx and vocab.txt; empty for the one that ships.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is not ("own" or "none"))
        {
            yield return new ValidationResult($"CrossEncoder:Provider '{Provider}' is unknown; give own or none");
        }
    }
}
