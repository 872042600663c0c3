using Assistant.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Registers who may reach the host and how.</summary>
internal static class ServingSetup
{
    private const int HttpsPort = 443;

    // What is left of the time to stop when the streams have had theirs.
    private const double ShareOfServer = 0.2;

    /// <summary>Origins, proxies, https, the operator's key and the time to stop.</summary>
    public static void AddServing(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<ServingOptions>(builder.Configuration, ServingOptions.Section);
        services.AddSettings<OperatorOptions>(builder.Configuration, OperatorOptions.Section);
        services.AddSingleton<OperatorKey>();
        services
            .AddOptions<HostOptions>()
            .Configure<IConfiguration>(
                (host, settings) =>
                    host.ShutdownTimeout = TimeSpan.FromSeconds(
                        settings.Unchecked<ServingOptions>(ServingOptions.Section).ShutdownSeconds * ShareOfServer
                    )
            );
        services
            .AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<ServingOptions>>(
                (forwarded, serving) =>
                {
                    forwarded.KnownProxies.Clear();
                    forwarded.KnownIPNetworks.Clear();
                    foreach (var proxy in serving.Value.Proxies)
                    {
                        forwarded.KnownIPNetworks.Add(proxy);
                    }

                    // A chain of proxies is followed as far as it is known.
                    forwarded.ForwardLimit = null;

                    // Without a known proxy nobody's word is taken: an empty list would mean everybody's.
                    forwarded.ForwardedHeaders =
                        serving.Value.Proxies.Count == 0
                            ? ForwardedHeaders.None
                            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
                }
            );
        if (!HasHttpsPort(builder.Configuration))
        {
            services.AddHttpsRedirection(https => https.HttpsPort = HttpsPort);
        }

        // Names are checked once, after a known proxy has given the one that people use (Origins).
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        services
            .AddOptions<Microsoft.AspNetCore.HttpsPolicy.HstsOptions>()
            .Configure<IOptions<ServingOptions>>((hsts, serving) => hsts.MaxAge = TimeSpan.FromDays(serving.Value.HstsDays));
        services.AddCors();
        services
            .AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IOptions<ServingOptions>>(
                (cors, serving) =>
                    cors.AddDefaultPolicy(policy =>
                        policy.WithOrigins([.. serving.Value.Origins]).AllowAnyHeader().AllowAnyMethod().AllowCredentials()
                    )
            );
    }

    /// <summary>Takes the word of known proxies, refuses strangers, and sends clients to https where that is set.</summary>
    public static void UseServing(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<Origins>();
        if (app.Configuration.Unchecked<ServingOptions>(ServingOptions.Section).Https)
        {
            app.UseHsts();

            // Probes of the machine itself ask without TLS.
            app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health"), redirected => redirected.UseHttpsRedirection());
        }

        app.UseCors();
    }

    // A port that the settings name, or an https address of this host: the redirection finds these itself.
    private static bool HasHttpsPort(ConfigurationManager settings) =>
        settings["https_port"] is { Length: > 0 }
        || settings["https_ports"] is { Length: > 0 }
        || (settings[WebHostDefaults.ServerUrlsKey] ?? string.Empty).Contains("https://", StringComparison.OrdinalIgnoreCase)
        || settings
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Any(e => e["Url"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true);
}
