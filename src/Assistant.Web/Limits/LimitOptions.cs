using System.ComponentModel.DataAnnotations;
using Assistant.Core.Questions;
using Assistant.Core.Verification;

namespace Assistant.Web.Limits;

/// <summary>How much one client, and all of them together, may ask for; settings section "Limits".</summary>
public sealed class LimitOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Limits";

    /// <summary>Questions and drafts that are worked on at once; 0 for as many as there are processors, and eight times as many where a chat model is waited for.</summary>
    [Range(0, 1024, ErrorMessage = "Limits:Turns must be between 0 (by the processors) and 1024")]
    public int Turns { get; set; }

    /// <summary>Questions and drafts that wait; whoever comes then is told when to come again.</summary>
    [Range(0, 100_000, ErrorMessage = "Limits:Waiting must be between 0 and 100000")]
    public int Waiting { get; set; } = 600;

    /// <summary>Questions, drafts and requests to /api and /mcp that one address may send in a minute; 0 for no such limit.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Limits:PerMinute must be between 0 (no limit) and 1000000")]
    public int PerMinute { get; set; } = 1200;

    /// <summary>Questions and drafts that one connection may have open at once.</summary>
    [Range(1, 1000, ErrorMessage = "Limits:OpenStreams must be between 1 and 1000")]
    public int OpenStreams { get; set; } = 4;

    /// <summary>Connections at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:Connections must be between 1 and 1000000")]
    public int Connections { get; set; } = 5000;

    /// <summary>Longest question, and longest earlier question, in characters.</summary>
    public int QuestionLength { get; set; } = QuestionReader.MaxLength;

    /// <summary>Longest draft in characters.</summary>
    public int DraftLength { get; set; } = DraftVerifier.MaxLength;

    /// <summary>Seconds that one question or draft is worked on at most.</summary>
    [Range(1, 3600, ErrorMessage = "Limits:TurnSeconds must be between 1 and 3600")]
    public double TurnSeconds { get; set; } = 120;

    /// <summary>Seconds after which a client that reads nothing of what it asked for is cut off.</summary>
    [Range(1, 3600, ErrorMessage = "Limits:ReadSeconds must be between 1 and 3600")]
    public double ReadSeconds { get; set; } = 30;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (QuestionLength is < 1 or > QuestionReader.MaxLength)
        {
            yield return new ValidationResult($"Limits:QuestionLength must be between 1 and {QuestionReader.MaxLength}");
        }

        if (DraftLength is < 1 or > DraftVerifier.MaxLength)
        {
            yield return new ValidationResult($"Limits:DraftLength must be between 1 and {DraftVerifier.MaxLength}");
        }
    }
}
