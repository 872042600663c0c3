using System.ComponentModel.DataAnnotations;

namespace Assistant.Web.Hosting;

/// <summary>Who may see how the host is set up and what fails in it; settings section "Operator".</summary>
public sealed class OperatorOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Operator";

    private const int Shortest = 16;

    /// <summary>The operator's key, sent as "Authorization: Bearer KEY"; only from the environment or user secrets. Empty: nobody sees more than outsiders.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiKey.Length is > 0 and < Shortest)
        {
            yield return new ValidationResult($"Operator:ApiKey is too short; give at least {Shortest} characters");
        }
    }
}
