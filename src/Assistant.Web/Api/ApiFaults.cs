using System.Text.RegularExpressions;
using Assistant.Hosting.Reading;
using Assistant.Web.Limits;

namespace Assistant.Web.Api;

/// <summary>Makes a problem of everything that goes wrong while a request of another program is served.</summary>
internal sealed partial class ApiFaults(RequestDelegate next, ILogger<ApiFaults> logger)
{
    private const int NotReadySeconds = 5;

    /// <summary>Serves the request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads an answer any more.
        }
        catch (Exception e) when (!context.Response.HasStarted && Explain(context, e) is { } problem)
        {
            await Problems.WriteAsync(context, problem.Status, problem.Detail, problem.Number);
        }

        if (!context.Response.HasStarted && OfRequest(context.Response.StatusCode) is { } detail)
        {
            await Problems.WriteAsync(context, context.Response.StatusCode, detail);
        }
    }

    /// <summary>The status of a fault of a request.</summary>
    public static int StatusOf(RequestFault fault) =>
        fault switch
        {
            RequestFault.Unknown => StatusCodes.Status404NotFound,
            RequestFault.TooLong => StatusCodes.Status413PayloadTooLarge,
            RequestFault.NotReady => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };

    private (int Status, string Detail, string? Number) Explain(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case RequestException e:
                Later(context, e.Fault == RequestFault.NotReady ? NotReadySeconds : null);
                return (StatusOf(e.Fault), e.Message, null);
            case TurnException e:
                Later(context, e.RetryAfter);
                return (StatusOf(e.Fault), e.Message, e.Number);
            case RefusedException e:
                return (e.Status, e.Message, null);
            case BadHttpRequestException e:
                return (
                    e.StatusCode,
                    Parameter().Match(e.Message) is { Success: true } named
                        ? $"参数 {named.Groups[1].Value} 缺少或格式不对。各个参数见 /openapi/v1.json。"
                        : OfRequest(e.StatusCode) ?? "请求的内容不是所要的 JSON。各个字段见 /openapi/v1.json。",
                    null
                );
            default:
                var number = Problems.NewNumber();
                logger.LogError(exception, "error {Number}", number);
                return (
                    StatusCodes.Status500InternalServerError,
                    $"处理时出错，请稍后再试。错误编号 {number}，管理员可以在日志中查到。",
                    number
                );
        }
    }

    private static int StatusOf(TurnFault fault) =>
        fault switch
        {
            TurnFault.Busy => StatusCodes.Status429TooManyRequests,
            TurnFault.Stopping => StatusCodes.Status503ServiceUnavailable,
            TurnFault.TookTooLong => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static void Later(HttpContext context, int? seconds)
    {
        if (seconds is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{wait}";
        }
    }

    // Where the framework says nothing: it answers some faults of a request with a status alone.
    private static string? OfRequest(int status) =>
        status switch
        {
            StatusCodes.Status405MethodNotAllowed => "这个地址不接受这种请求方法。各个地址见 /openapi/v1.json。",
            StatusCodes.Status413PayloadTooLarge => $"请求太大，最多{LimitSetup.LargestRequest / 1024}KB。",
            StatusCodes.Status415UnsupportedMediaType =>
                "请求的内容类型不对：文字应为 JSON（Content-Type: application/json），文件应为表单（multipart/form-data，例如 curl -F file=@文件）。各个地址见 /openapi/v1.json。",
            _ => null,
        };

    // The framework's words name types of the program; of them only the parameter helps.
    [GeneratedRegex(@"\b(?:parameter|route parameter) ""(?:[^"" ]+ )*([a-z]\w*)"" (?:was not provided )?from ""?(?!the request body)")]
    private static partial Regex Parameter();
}
