using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Hosting.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Assistant.Hosting.Tools;

/// <summary>Registers the tools, for any transport.</summary>
public static partial class ToolSetup
{
    private const int NumberBytes = 4;

    /// <summary>What a chat model should know before it uses the tools.</summary>
    private const string Instructions =
        "Reads Chinese government work reports (政府工作报告). Quote what the tools give word for word and name report and section. A report of year Y reviews Y-1 and sets targets for Y: say which a figure is (status). If the reports do not say something, say so.";

    /// <summary>Adds the server of the Model Context Protocol with its tools; the caller adds a transport and an <see cref="IToolDoor"/>.</summary>
    public static IMcpServerBuilder AddReportTools(this IServiceCollection services) =>
        services
            .AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation
                {
                    Name = "assistant",
                    Title = "政府工作报告问答",
                    Version = ProgramVersion.Current,
                };
                options.ServerInstructions = Instructions;
            })
            .WithTools<ReportTools>(AnswerJson.Options)
            .WithRequestFilters(filters => filters.AddCallToolFilter(Explained));

    // What is wrong with a call is a result that a chat model can act on; it is never "nothing found".
    private static McpRequestHandler<CallToolRequestParams, CallToolResult> Explained(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next
    ) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (RequestException e)
            {
                return Error(e.Message);
            }
            catch (McpException)
            {
                // The protocol's own: no such tool.
                throw;
            }
            catch (Exception e)
                when (e is JsonException or ArgumentException or FormatException or InvalidOperationException && IsOfArguments(e))
            {
                return Error($"参数缺少或格式不对{Named(e)}。请按工具 {request.Params?.Name} 的说明（inputSchema）给出参数。");
            }
            catch (Exception e)
            {
                var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NumberBytes));
                request
                    .Services?.GetService<ILoggerFactory>()
                    ?.CreateLogger(typeof(ReportTools).FullName!)
                    .LogError(e, "error {Number}", number);
                return Error($"处理时出错，请换个问法再试。错误编号 {number}，管理员可以在日志中查到。");
            }
        };

    // Arguments are bound by the library; what is thrown inside a tool comes from elsewhere.
    private static bool IsOfArguments(Exception e) =>
        e is JsonException || e.StackTrace?.Contains(nameof(ReportTools), StringComparison.Ordinal) != true;

    // The library names types of the program; of its words only the name of a parameter helps.
    private static string Named(Exception e) =>
        Parameter().Match(e.Message) is { Success: true } named ? $"（{named.Groups[1].Value}）" : string.Empty;

    [GeneratedRegex("required parameter '(\\w+)'")]
    private static partial Regex Parameter();

    private static CallToolResult Error(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
