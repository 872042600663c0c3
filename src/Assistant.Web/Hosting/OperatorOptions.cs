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

    /// <summary>The name under which who has the key is written down in the audit log.</summary>
    public string KeyName { get; set; } = "operator";

    /// <summary>File of the audit log: who exported or verified what, one line of JSON each. Empty: nothing is written down.</summary>
    public string AuditFile { get; set; } = string.Empty;

    /// <summary>Header in which a proxy of Serving:KnownProxies names the user who signed in there, such as X-Forwarded-User; nobody else's word is taken. Empty: none.</summary>
    public string UserHeader { get; set; } = string.Empty;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiKey.Length is > 0 and < Shortest)
        {
            yield return new ValidationResult($"Operator:ApiKey is too short; give at least {Shortest} characters");
        }

        if (KeyName.Trim().Length == 0)
        {
            yield return new ValidationResult("Operator:KeyName is empty; give the name that the audit log shows for the operator's key");
        }
    }
}
