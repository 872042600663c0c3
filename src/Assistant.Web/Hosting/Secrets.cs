using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Keys come from the environment or from user secrets: a settings file is copied, shown and committed too easily.</summary>
internal static class Secrets
{
    /// <summary>Stops the start where a settings file holds a key.</summary>
    public static void RefuseSecretsInFiles(this WebApplicationBuilder builder)
    {
        var files = ((IConfigurationRoot)builder.Configuration).Providers.OfType<JsonConfigurationProvider>()
            .Where(p => Path.GetFileName(p.Source.Path)?.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) == true);
        foreach (var file in files)
        {
            var secret = builder.Configuration.AsEnumerable().FirstOrDefault(s => s.Key.EndsWith(":ApiKey", StringComparison.OrdinalIgnoreCase) && file.TryGet(s.Key, out var value) && value?.Length > 0);
            if (secret.Key is { } name)
            {
                builder.Services.AddOptions<SecretsInFiles>().Validate(_ => false, $"{name} stands in {file.Source.Path}; take it out and set the environment variable {name.Replace(":", "__", StringComparison.Ordinal)} or a user secret").ValidateOnStart();
            }
        }
    }

    private sealed class SecretsInFiles;
}
