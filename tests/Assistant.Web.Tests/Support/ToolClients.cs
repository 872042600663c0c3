using System.Text.Json;
using Assistant.Core.Contract;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace Assistant.Web.Tests.Support;

/// <summary>Connects the official client of the Model Context Protocol.</summary>
internal static class ToolClients
{
    /// <summary>To the running host.</summary>
    public static Task<McpClient> OverHttpAsync(RunningAssistant assistant, HttpClient? http = null) =>
        McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri($"{assistant.Address}/mcp"),
                    TransportMode = HttpTransportMode.StreamableHttp,
                },
                http ?? new HttpClient(),
                loggerFactory: null,
                ownsHttpClient: http is null
            )
        );

    /// <summary>To the command line, started over the index of the host.</summary>
    /// <param name="errors">Gets each line of standard error.</param>
    public static Task<McpClient> OverStdioAsync(RunningAssistant assistant, Action<string>? errors = null) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = "dotnet",
                    Arguments =
                    [
                        Path.Combine(AppContext.BaseDirectory, "assistant.dll"),
                        "mcp",
                        "--corpus",
                        assistant.CorpusFolder,
                        "--data",
                        assistant.DataFolder,
                    ],
                    StandardErrorLines = errors,
                }
            )
        );

    /// <summary>The structured result of a tool.</summary>
    public static async Task<JsonElement> ResultAsync(this McpClient client, string tool, object arguments)
    {
        var result = await client.CallToolAsync(tool, ArgumentsOf(arguments));
        Assert.True(result.IsError is not true, TextOf(result));
        return JsonSerializer.SerializeToElement(result.StructuredContent, AnswerJson.Options);
    }

    /// <summary>What a tool says is wrong with a call.</summary>
    public static async Task<string> ErrorAsync(this McpClient client, string tool, object arguments)
    {
        var result = await client.CallToolAsync(tool, ArgumentsOf(arguments));
        Assert.True(result.IsError is true, TextOf(result));
        return TextOf(result);
    }

    /// <summary>The properties of an object as arguments.</summary>
    public static Dictionary<string, object?> ArgumentsOf(object arguments) =>
        arguments.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(arguments));

    private static string TextOf(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(t => t.Text));
}
