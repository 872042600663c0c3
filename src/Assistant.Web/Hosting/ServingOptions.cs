using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Assistant.Web.Hosting;

/// <summary>Who may reach the host and how; settings section "Serving".</summary>
public sealed class ServingOptions : IValidatableObject
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Serving";

    /// <summary>Other sites whose pages may use the hub, such as https://portal.example; several separated by ';'. The host's own page always may.</summary>
    public string AllowedOrigins { get; set; } = string.Empty;

    /// <summary>Addresses (10.0.0.5) or networks (10.0.0.0/8) of the proxies whose word for a client's address, scheme and host is taken; several separated by ';'.</summary>
    public string KnownProxies { get; set; } = string.Empty;

    /// <summary>Whether clients are sent to https and told to stay there (HSTS); for a host with a certificate or behind a proxy with one.</summary>
    public bool Https { get; set; }

    /// <summary>Days for which browsers remember to use https alone.</summary>
    [Range(1, 3650, ErrorMessage = "Serving:HstsDays must be between 1 and 3650")]
    public int HstsDays { get; set; } = 30;

    /// <summary>Seconds within which the host ends after a stop: questions that are being answered are finished first.</summary>
    [Range(1, 600, ErrorMessage = "Serving:ShutdownSeconds must be between 1 and 600")]
    public double ShutdownSeconds { get; set; } = 10;

    /// <summary>The origins, without the slash at the end.</summary>
    internal IReadOnlyList<string> Origins => [.. Parts(AllowedOrigins).Select(o => o.TrimEnd('/'))];

    /// <summary>The proxies as networks; an address is a network of its own.</summary>
    internal IReadOnlyList<IPNetwork> Proxies => [.. Parts(KnownProxies).Select(p => NetworkOf(p)!.Value)];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in Origins.Where(o => !IsOrigin(o)))
        {
            yield return new ValidationResult(
                $"Serving:AllowedOrigins '{origin}' is no origin; give scheme and host such as https://portal.example"
            );
        }

        foreach (var proxy in Parts(KnownProxies).Where(p => NetworkOf(p) is null))
        {
            yield return new ValidationResult($"Serving:KnownProxies '{proxy}' is neither an address nor a network such as 10.0.0.0/8");
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == text;

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private static string[] Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
