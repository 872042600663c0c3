using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace Assistant.Web.Hosting;

/// <summary>Keys belong into the environment or user secrets: a settings file is copied and committed, a command line is seen by everyone.</summary>
internal static class SecretPlaces
{
    private const string UserSecrets = "secrets.json";

    /// <summary>Whether a settings file or the command line sets the key.</summary>
    public static bool IsOpenlySet(IConfiguration configuration, string key) => configuration is IConfigurationRoot root && root.Providers
        .Where(p => p is CommandLineConfigurationProvider || (p is JsonConfigurationProvider json && Path.GetFileName(json.Source.Path) != UserSecrets))
        .Any(p => p.TryGet(key, out var value) && !string.IsNullOrEmpty(value));

    /// <summary>What is told; never the key.</summary>
    public static string Complaint(string section) =>
        $"{section}:ApiKey stands in a settings file or on the command line; remove it there and set the environment variable {section}__ApiKey or a user secret";
}
