using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Assistant.Web.Hosting;

/// <summary>Serves the page: files with a hash in their name for ever, compressed as the build made them; the page itself is asked for anew each time.</summary>
internal static class PageFiles
{
    private const string Index = "/index.html";
    private const string Assets = "/assets";
    private const string ForEver = "public, max-age=31536000, immutable";

    // The build lays these beside each file; the smallest comes first.
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    // Addresses of the page itself. The name of a report in one may hold a point, which would make it look like a file.
    private static readonly string[] OwnAddresses = ["/c", "/s", "/q", "/verify", "/library", "/brief", "/operator"];

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Compresses what the doors answer. Nothing secret is in it that a stranger could guess by its length.</summary>
    public static void AddPageFiles(this WebApplicationBuilder builder) =>
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json", "application/problem+json", "text/markdown", "text/plain"];
        });

    /// <summary>The page and its files from wwwroot.</summary>
    public static void UsePageFiles(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(
            (context, next) =>
            {
                ChooseCompressed(context, app.Environment);
                return next(context);
            }
        );
        app.UseStaticFiles(Options());
    }

    /// <summary>Every address that is no file and no door is the page's own to read.</summary>
    public static void MapPage(this WebApplication app) => app.MapFallbackToFile(Index, Options());

    private static StaticFileOptions Options() =>
        new()
        {
            ContentTypeProvider = new CompressedTypes(),
            OnPrepareResponse = file =>
            {
                var (headers, path) = (file.Context.Response.Headers, file.Context.Request.Path.Value ?? string.Empty);
                headers.CacheControl = path.StartsWith(Assets, StringComparison.Ordinal) ? ForEver : "no-cache";
                headers.Vary = HeaderNames.AcceptEncoding;
                if (Compressed.FirstOrDefault(c => path.EndsWith(c.Extension, StringComparison.Ordinal)) is { Encoding: { } encoding })
                {
                    headers.ContentEncoding = encoding;
                }
            },
        };

    private static void ChooseCompressed(HttpContext context, IWebHostEnvironment environment)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        if (path == "/" || OwnAddresses.Any(own => context.Request.Path.StartsWithSegments(own)))
        {
            context.Request.Path = path = Index;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, extension) in Compressed)
        {
            if (
                accepted.Any(a => a.Value == encoding && a.Quality != 0)
                && path.StartsWith('/')
                && environment.WebRootFileProvider.GetFileInfo(path + extension) is { Exists: true }
            )
            {
                context.Request.Path = path + extension;
                return;
            }
        }
    }

    // app.js.br is JavaScript.
    private sealed class CompressedTypes : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            var ending = Compressed.FirstOrDefault(c => subpath.EndsWith(c.Extension, StringComparison.Ordinal)).Extension;
            var isKnown = Types.TryGetContentType(ending is null ? subpath : subpath[..^ending.Length], out var found);
            contentType = found switch
            {
                "text/javascript" or "text/css" or "text/html" => $"{found}; charset=utf-8",
                _ => found ?? string.Empty,
            };
            return isKnown;
        }
    }
}
