using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Assistant.Qdrant;

/// <summary>The Qdrant server that searches the passages; settings section "Qdrant".</summary>
public sealed partial class QdrantOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Qdrant";

    /// <summary>gRPC address of the server, for example http://localhost:6334; https for TLS; empty: only the embedded store is used.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>Key of the server; only from the environment or user secrets.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>PEM file of the authority that signed the server's certificate; empty: the authorities that the system trusts.</summary>
    public string CertificateAuthority { get; set; } = string.Empty;

    /// <summary>Name that searches use: an alias for the current collection.</summary>
    public string Collection { get; set; } = "assistant-passages";

    /// <summary>Shards of a new collection.</summary>
    [Range(1, 1024, ErrorMessage = "Qdrant:Shards must be between 1 and 1024")]
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard; each copy needs a server in the cluster.</summary>
    [Range(1, 64, ErrorMessage = "Qdrant:Replicas must be between 1 and 64")]
    public int Replicas { get; set; } = 1;

    /// <summary>Whether the assistant refuses to start without the server. If not, the embedded store answers until the server is there.</summary>
    public bool Required { get; set; }

    /// <summary>Seconds for a search, including all tries.</summary>
    [Range(0.05, 300, ErrorMessage = "Qdrant:DeadlineSeconds must be between 0.05 and 300")]
    public double DeadlineSeconds { get; set; } = 5;

    /// <summary>Seconds for one try of a write.</summary>
    [Range(0.05, 3600, ErrorMessage = "Qdrant:WriteDeadlineSeconds must be between 0.05 and 3600")]
    public double WriteDeadlineSeconds { get; set; } = 60;

    /// <summary>How often a call is retried after a temporary failure.</summary>
    [Range(0, 20, ErrorMessage = "Qdrant:Retries must be between 0 and 20")]
    public int Retries { get; set; } = 4;

    /// <summary>Passages per write.</summary>
    [Range(1, 5000, ErrorMessage = "Qdrant:BatchSize must be between 1 and 5000")]
    public int BatchSize { get; set; } = 256;

    /// <summary>Writes in flight at once: the next one is prepared when one of them is done.</summary>
    [Range(1, 64, ErrorMessage = "Qdrant:BatchesInFlight must be between 1 and 64")]
    public int BatchesInFlight { get; set; } = 4;

    /// <summary>Seconds between the host's checks that the server is there and up to date.</summary>
    [Range(1, 86400, ErrorMessage = "Qdrant:RecheckSeconds must be between 1 and 86400")]
    public int RecheckSeconds { get; set; } = 30;

    /// <summary>Whether a server is configured.</summary>
    internal bool IsSet => Endpoint.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Addresses are shown in messages and logs, keys are not.
        if (Uri.TryCreate(Endpoint, UriKind.Absolute, out var named) && named.UserInfo.Length > 0)
        {
            yield return new ValidationResult(
                "Qdrant:Endpoint holds a user or a password; remove it and set Qdrant:ApiKey in the environment"
            );
        }
        else if (IsSet && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new ValidationResult(
                $"Qdrant:Endpoint '{Endpoint}' is not an http address; give the gRPC port such as http://localhost:6334 or leave it empty"
            );
        }

        if (!CollectionName().IsMatch(Collection))
        {
            yield return new ValidationResult(
                $"Qdrant:Collection '{Collection}' is no name; use letters, digits, '-' and '_', for example assistant-passages"
            );
        }

        if (Required && !IsSet)
        {
            yield return new ValidationResult(
                "Qdrant:Required is true but Qdrant:Endpoint is empty; give the address or set Qdrant:Required to false"
            );
        }

        if (CertificateAuthority.Length > 0 && !HasAuthorities())
        {
            yield return new ValidationResult(
                $"Qdrant:CertificateAuthority '{CertificateAuthority}' is no file with certificates; name a PEM file or leave it empty"
            );
        }
    }

    /// <summary>The certificates of the file that <see cref="CertificateAuthority"/> names.</summary>
    internal X509Certificate2Collection Authorities()
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(CertificateAuthority);
        return authorities;
    }

    private bool HasAuthorities()
    {
        try
        {
            return Authorities().Count > 0;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,200}$")]
    private static partial Regex CollectionName();
}
