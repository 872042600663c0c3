using Assistant.Hosting.Reading;
using Assistant.Hosting.Tools;
using Assistant.Web.Api;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;

namespace Assistant.Web.Tools;

/// <summary>The tools of the Model Context Protocol at /mcp, within the limits of the host.</summary>
internal static class HttpTools
{
    /// <summary>The tools over Streamable HTTP. No session is kept: each call carries all that it needs.</summary>
    public static void AddTools(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IToolDoor, HttpToolDoor>();
        builder.Services.AddReportTools().WithHttpTransport();
    }

    /// <summary>/mcp.</summary>
    public static void MapTools(this IEndpointRouteBuilder routes)
    {
        routes.MapMcp("/mcp");

        // Without sessions there is no stream to be opened and none to be ended.
        routes.MapMethods("/mcp", [HttpMethods.Get, HttpMethods.Delete], (HttpContext context) =>
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return Problems.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "这个地址只接受 POST。");
        });
    }

    private sealed class HttpToolDoor(IndexHost host, AskCheck check, Turns turns, IHttpContextAccessor request) : IToolDoor
    {
        public AskCheck Check => check;

        public Task<OpenReports> OpenAsync(CancellationToken cancellationToken) =>
            Task.FromResult(
                host is { Assistant: { } assistant, Verifier: { } verifier, Reading: { } reading }
                    ? new OpenReports(reading, assistant, verifier)
                    : throw host.NotReady()
            );

        public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        {
            try
            {
                return await turns.ResultAsync(TurnCaller.Of(request.HttpContext!), work, cancellationToken);
            }
            catch (TurnException e)
            {
                throw new RequestException(RequestFault.Busy, e.Message);
            }
        }
    }
}
