using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Assistant.Web.Hosting;

/// <summary>The addresses that the host listens at: those that any ASP.NET host takes, else one of its own.</summary>
internal static class Addresses
{
    /// <summary>Where the page is when nothing names an address.</summary>
    public const string Default = "http://localhost:5080";

    private const string Cure = $"give one such as {Default}, several separated by ';', with --urls or ASPNETCORE_URLS";
    private static readonly string[] PortSettings = ["http_ports", "https_ports"];

    /// <summary>Listens at <see cref="Default"/> unless the call, the environment or the settings name addresses or ports.</summary>
    public static void ListenAtHomeByDefault(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        string?[] named = [settings[WebHostDefaults.ServerUrlsKey], .. PortSettings.Select(s => settings[s])];
        if (named.All(string.IsNullOrEmpty) && !settings.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>The addresses of the settings, for messages.</summary>
    public static string Of(IConfiguration settings) =>
        settings[WebHostDefaults.ServerUrlsKey]
        ?? string.Join(", ", PortSettings.Select(s => settings[s]).Where(ports => ports?.Length > 0).Select(ports => $"ports {ports}"));

    /// <summary>Why the host cannot listen at the addresses of its settings, with the cure; null when nothing is wrong with them.</summary>
    public static string? Fault(IConfiguration settings)
    {
        const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var urls = settings[WebHostDefaults.ServerUrlsKey] ?? string.Empty;
        return urls.Length > 0 && string.IsNullOrWhiteSpace(urls)
            ? $"'{urls}' is no address to listen at; {Cure}"
            : urls.Split(';', Parts).Select(FaultOf).FirstOrDefault(f => f is not null)
                ?? PortSettings
                    .SelectMany(setting => (settings[setting] ?? string.Empty).Split(';', Parts).Select(port => (setting, port)))
                    .Where(p =>
                        !int.TryParse(p.port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > ushort.MaxValue
                    )
                    .Select(p =>
                        $"'{p.port}' in ASPNETCORE_{p.setting.ToUpperInvariant()} is no port; give a number up to {ushort.MaxValue}"
                    )
                    .FirstOrDefault();
    }

    private static string? FaultOf(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"'{url}' is no address to listen at; {Cure}";
        }

        // Kestrel takes the port for a part of the name when it is no number, and listens at port 80 of every address.
        var isSocket = address.IsUnixPipe || address.IsNamedPipe;
        return !isSocket && address.Host.Contains(':', StringComparison.Ordinal) && address.Host[0] != '['
                ? $"the port of '{url}' is no number; {Cure}"
            : address.Scheme is not ("http" or "https") ? $"'{url}' does not begin with http:// or https://; {Cure}"
            : address.Port is < 0 or > ushort.MaxValue ? $"the port of '{url}' is not between 0 and {ushort.MaxValue}; {Cure}"
            : address.IsNamedPipe && !OperatingSystem.IsWindows() ? $"'{url}' is a named pipe, which only Windows has; {Cure}"
            : !isSocket && address.Host is not ("*" or "+") && Uri.CheckHostName(address.Host) == UriHostNameType.Unknown
                ? $"'{address.Host}' in '{url}' is no name of a host; {Cure}"
            : address.PathBase.Length > 0 ? $"'{url}' holds a path; {Cure}"
            : null;
    }
}
