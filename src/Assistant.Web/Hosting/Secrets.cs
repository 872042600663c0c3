using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace Assistant.Web.Hosting;

/// <summary>Keys come from the environment or from user secrets: a settings file is copied and committed, a command line is seen by everyone.</summary>
internal static class Secrets
{
    private const string UserSecrets = "secrets.json";

    /// <summary>Stops the start where a settings file or the command line holds a key.</summary>
    public static void RefuseSecretsInTheOpen(this WebApplicationBuilder builder)
    {
        var open = ((IConfigurationRoot)builder.Configuration)
            .Providers.Where(p =>
                p is CommandLineConfigurationProvider
                || (p is JsonConfigurationProvider json && Path.GetFileName(json.Source.Path) != UserSecrets)
            )
            .ToList();
        foreach (
            var (name, _) in builder
                .Configuration.AsEnumerable()
                .Where(s =>
                    s.Key.EndsWith(":ApiKey", StringComparison.OrdinalIgnoreCase)
                    && open.Any(p => p.TryGet(s.Key, out var value) && value?.Length > 0)
                )
        )
        {
            builder.RefuseStart(
                $"{name} is in a settings file or on the command line; remove it there and set the environment variable {name.Replace(":", "__", StringComparison.Ordinal)} or a user secret"
            );
        }
    }
}
