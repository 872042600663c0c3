using System.Net;
using Assistant.Core.Language;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>
/// Serves pages of its own origin and of those that the settings name: a browser sends the name of the site whose page asks, and a page of another site must not
/// ask in the name of the person who has it open. Hosts that nobody named are not served either, or a foreign site could give its own name this address.
/// </summary>
internal sealed class Origins(RequestDelegate next, IOptions<ServingOptions> options, IConfiguration settings, ILogger<Origins> logger)
{
    // So many strangers are named in the log; a page that asks again and again must not fill it.
    private const int MostLogged = 20;

    private readonly HashSet<string> allowed = [.. options.Value.Origins.Select(o => o.ToLowerInvariant())];
    private readonly bool hostsAreNamed = settings["AllowedHosts"] is { Length: > 0 } hosts && hosts != "*";
    private readonly HashSet<string> logged = [];

    /// <summary>Passes the request on, or refuses it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!hostsAreNamed && !IsOwnHost(request.Host.Host))
        {
            Log(
                $"the host {VisibleText.OnOneLine(request.Host.Value ?? string.Empty)} is not served; set AllowedHosts to the names of this site"
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

    // The scheme is left out: a proxy may speak https for this host.
    private bool IsAllowed(string origin, HostString host) =>
        allowed.Contains(origin.ToLowerInvariant())
        || (
            Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && string.Equals(uri.IdnHost, host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
            && (host.Port ?? uri.Port) == uri.Port
        );

    // A number is no name that somebody could point here.
    private static bool IsOwnHost(string host) =>
        host.Length > 0
        && (
            IPAddress.TryParse(host.Trim('[', ']'), out _)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
        );

    private static Task RefuseAsync(HttpContext context, int status, string message) =>
        Results.Problem(message, statusCode: status).ExecuteAsync(context);

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
