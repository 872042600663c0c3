namespace Assistant.Web.Hosting;

/// <summary>Headers that keep the page to itself: own scripts and styles only, no framing, no guessing of content types.</summary>
internal static class SecurityHeaders
{
    // A browser of some years ago does not take the host's own WebSocket for 'self': it is named. The host's name has been checked (Origins).
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self' {0}; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

                // A known proxy gives the name that people use only further on.
                context.Response.OnStarting(() =>
                {
                    headers.ContentSecurityPolicy = ContentSecurityPolicy.Replace(
                        "{0}",
                        OwnSocket(context.Request.Host),
                        StringComparison.Ordinal
                    );
                    return Task.CompletedTask;
                });
                await next(context);
            }
        );

    // A name of any other form is nothing to put into a policy.
    private static string OwnSocket(HostString host) =>
        Uri.CheckHostName(host.Host) is UriHostNameType.Dns or UriHostNameType.IPv4 ? $"ws://{host.Value} wss://{host.Value}" : "ws: wss:";
}
