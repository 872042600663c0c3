using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using ModelContextProtocol.Client;
using Xunit;

namespace Assistant.Web.Tests.Tools;

/// <summary>The tools of `assistant mcp`, started as a chat program starts it.</summary>
public sealed class StdioToolTests(StdioToolTests.OverStdio fixture) : ToolTests(fixture), IClassFixture<StdioToolTests.OverStdio>
{
    public sealed class OverStdio : ToolFixture
    {
        protected override Task<McpClient> ConnectAsync() => ToolClients.OverStdioAsync(Assistant);
    }

    [Fact]
    public async Task AMillionCharactersAreTooLong()
    {
        Assert.Contains(
            "最多核对20000字",
            await Client.ErrorAsync("verify_statement", new { text = new string('收', 1_000_000) }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "最多2000字",
            await Client.ErrorAsync("ask", new { question = new string('收', 1_000_000) }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task NothingButTheProtocolIsOnStandardOutput()
    {
        // Without an index it is made first, which is said on standard error.
        var data = Directory.CreateTempSubdirectory("assistant-mcp-");
        using var process = Start(data.FullName);
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"""
        );
        await process.StandardInput.WriteLineAsync("this is no JSON");
        await process.StandardInput.WriteLineAsync(
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_reports","arguments":{}}}"""
        );
        var answers = new List<JsonElement>();
        while (!answers.Any(a => a.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.GetInt32() == 2))
        {
            using var json = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync())!);
            answers.Add(json.RootElement.Clone());
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(string.Empty, await process.StandardOutput.ReadToEndAsync());
        Assert.Contains("it is made from the reports", await error, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task WithoutReportsItEndsAndSaysWhy()
    {
        var data = Directory.CreateTempSubdirectory("assistant-mcp-");
        using var process = Start(data.FullName, data.FullName);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("holds no report", error, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    private Process Start(string data, string? corpus = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "assistant.dll"),
                    "mcp",
                    "--corpus",
                    corpus ?? Assistant.CorpusFolder,
                    "--data",
                    data,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
