using System.Net;
using Assistant.Core.Language;
using Assistant.Web.Api;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Assistant.Web.Hosting;

/// <summary>
/// Serves pages of its own origin and of those that the settings name: a browser sends the name of the site whose page asks, and a page of another site must not
/// ask in the name of the person who has it open. Hosts that nobody named are not served either, or a foreign site could give its own name this address.
/// </summary>
internal sealed class Origins(RequestDelegate next, IOptions<ServingOptions> options, IConfiguration settings, ILogger<Origins> logger)
{
    // So many strangers are named in the log; a page that asks again and again must not fill it.
    private const int MostLogged = 20;

    private readonly HashSet<string> allowed = [.. options.Value.Origins.Select(o => NameOf(new Uri(o)))];

    // Written as ASP.NET reads it: names, "*.example" for all below a name, "*" for any.
    private readonly StringSegment[] hosts =
    [
        .. (settings["AllowedHosts"] ?? string.Empty)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(h => (StringSegment)AsSent(h)),
    ];
    private readonly HashSet<string> logged = [];

    /// <summary>Passes the request on, or refuses it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsServed(request))
        {
            Log(
                $"the host {VisibleText.OnOneLine(request.Host.Value ?? string.Empty)} is not served; add it to AllowedHosts if it is a name of this site"
            );
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "这个网址没有登记（AllowedHosts）。");
            return;
        }

        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsAllowed(origin, request.Host))
        {
            Log($"a page of {VisibleText.OnOneLine(origin)} is not served; if it is one of yours, add it to Serving:AllowedOrigins");
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "来自其他网站的请求不予处理。");
            return;
        }

        await next(context);
    }

    // Checks of a load balancer ask by number or without a name; no browser sends a request without one.
    private bool IsServed(HttpRequest request) =>
        !request.Host.HasValue
        || request.Path.StartsWithSegments("/health")
        || (hosts.Length == 0 ? IsOwnHost(request.Host.Host) : IsNamed(AsSent(request.Host.Host)));

    private bool IsNamed(string host) => hosts.Contains("*") || HostString.MatchesAny(host, hosts);

    private bool IsAllowed(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && (allowed.Contains(NameOf(uri)) || IsOwn(uri, host));

    // The scheme is left out: a proxy may speak https for this host. A host without a port was asked at the port of the scheme.
    private static bool IsOwn(Uri origin, HostString host) =>
        string.Equals(origin.IdnHost, AsSent(host.Host).Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == origin.Port : origin.IsDefaultPort);

    private static string NameOf(Uri origin) => $"{origin.Scheme}://{origin.IdnHost}:{origin.Port}";

    // Browsers send a Chinese name in ASCII letters (punycode); requests are given with the name in its own letters.
    private static string AsSent(string host) => new HostString(host).ToUriComponent();

    // A number is no name that somebody could point here.
    private static bool IsOwnHost(string host) =>
        host.Length > 0
        && (
            IPAddress.TryParse(host.Trim('[', ']'), out _)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
        );

    private static Task RefuseAsync(HttpContext context, int status, string message) => Problems.WriteAsync(context, status, message);

    private void Log(string message)
    {
        lock (logged)
        {
            if (logged.Count < MostLogged && logged.Add(message))
            {
                logger.LogWarning("{Message}", message);
            }
        }
    }
}
