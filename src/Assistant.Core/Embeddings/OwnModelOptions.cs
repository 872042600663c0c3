using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Embeddings;

/// <summary>Whether a model of our own is used, and from which folder: the settings of a section.</summary>
/// <param name="section">Name of the section, for messages.</param>
public abstract class OwnModelOptions(string section) : IValidatableObject
{
    private const string None = "none";

    /// <summary>"own" (the model of <see cref="Directory"/>, else the one that ships) or "none".</summary>
    public string Provider { get; set; } = "own";

    /// <summary>Folder of a model of the user: model.onnx and vocab.txt; empty for the one that ships.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>The folder to load; null where no model is wanted.</summary>
    /// <param name="shipped">Folder of the model that ships.</param>
    public string? Folder(string shipped) =>
        Provider == None ? null
        : Directory.Length > 0 ? Directory
        : shipped;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is not ("own" or None))
        {
            yield return new ValidationResult($"{section}:Provider '{Provider}' is unknown; give own or none");
        }
    }
}
