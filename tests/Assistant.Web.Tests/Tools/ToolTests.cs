using System.Text.Json;
using Assistant.Web.Tests.Support;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using Xunit;

namespace Assistant.Web.Tests.Tools;

/// <summary>A running host and the official client, connected to its tools or to those of the command line.</summary>
public abstract class ToolFixture : IAsyncLifetime
{
    public RunningAssistant Assistant { get; } = new();

    public McpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Assistant.InitializeAsync();
        Client = await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Assistant.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<McpClient> ConnectAsync();
}

/// <summary>The tools of the Model Context Protocol by the official client: the same over every transport.</summary>
public abstract class ToolTests(ToolFixture fixture)
{
    private const string Question = "2019年一般公共预算收入是多少？";

    protected RunningAssistant Assistant => fixture.Assistant;

    protected McpClient Client => fixture.Client;

    [Fact]
    public async Task EveryToolIsReadOnlyAndDescribesItsArgumentsAndItsResult()
    {
        var tools = await Client.ListToolsAsync();

        Assert.Equal(
            ["ask", "get_passage", "list_reports", "query_figures", "search_passages", "verify_statement"],
            tools.Select(t => t.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(tools, tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.False(tool.ProtocolTool.Annotations.OpenWorldHint);
            Assert.NotEmpty(tool.Description);
            Assert.All(tool.JsonSchema.GetProperty("properties").EnumerateObject(), p =>
                Assert.True(p.Value.TryGetProperty("description", out _), $"{tool.Name} {p.Name}")
            );
            Assert.Equal("object", tool.ReturnJsonSchema!.Value.GetProperty("type").GetString());
        });
    }

    [Fact]
    public async Task ReportsAreListed()
    {
        var found = await Client.ResultAsync("list_reports", new { });

        Assert.Equal("keqiao-2020", found.GetProperty("reports")[0].GetProperty("report").GetString());
        Assert.Equal("keqiao-2020.txt", found.GetProperty("reports")[0].GetProperty("source").GetString());
    }

    [Fact]
    public async Task PassagesAreFoundAndReadWithTheirSurroundings()
    {
        var found = (await Client.ResultAsync("search_passages", new { query = "一般公共预算收入", limit = 2 })).GetProperty("passages");
        var first = found[0];
        var read = await Client.ResultAsync(
            "get_passage",
            new
            {
                id = first.GetProperty("id").GetString(),
                before = 2,
                after = 1,
            }
        );
        var same = await Client.ResultAsync(
            "get_passage",
            new
            {
                report = "keqiao-2020",
                start = first.GetProperty("start").GetInt32(),
                before = 2,
            }
        );

        Assert.Equal(2, found.GetArrayLength());
        Assert.Contains("131.4亿元", first.GetProperty("quote").GetString(), StringComparison.Ordinal);
        Assert.Equal("一、过去一年工作回顾", first.GetProperty("section")[0].GetString());
        Assert.Equal(first.GetRawText(), read.GetProperty("found").GetProperty("passage").GetRawText());
        Assert.Equal(2, read.GetProperty("found").GetProperty("before").GetArrayLength());
        Assert.Equal(read.GetRawText(), same.GetRawText());
    }

    [Fact]
    public async Task FiguresSayWhatTheyAre()
    {
        var found = await Client.ResultAsync(
            "query_figures",
            new
            {
                indicator = "GDP",
                places = new[] { "柯桥" },
                years = "2019",
            }
        );

        var figure = found.GetProperty("figures").EnumerateArray().First(f => f.GetProperty("value_text").GetString() == "1500亿元");
        Assert.Equal("actual", figure.GetProperty("status").GetString());
        Assert.Equal("2019", figure.GetProperty("period").GetString());
    }

    [Fact]
    public async Task AStatementIsJudgedWithItsCitation()
    {
        var judged = await Client.ResultAsync("verify_statement", new { text = "2019年一般公共预算收入131.4亿元，增长5%。" });

        Assert.Equal(
            ["supported", "contradicted"],
            judged.GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("verdict").GetString())
        );
        Assert.Equal("keqiao-2020", judged.GetProperty("citations")[0].GetProperty("report").GetString());
    }

    [Fact]
    public async Task AQuestionIsAnsweredWithReportSectionOffsetsAndQuote()
    {
        var answer = await Client.ResultAsync("ask", new { question = Question });

        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Contains("131.4亿元", answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
        var citation = answer.GetProperty("citations")[0];
        Assert.Equal("keqiao-2020", citation.GetProperty("report").GetString());
        Assert.Equal(
            citation.GetProperty("quote").GetString()!.Length,
            citation.GetProperty("end").GetInt32() - citation.GetProperty("start").GetInt32()
        );
    }

    [Fact]
    public async Task NothingFoundIsNoError()
    {
        var passages = await Client.ResultAsync("search_passages", new { query = "收入", year = 1999 });
        var passage = await Client.ResultAsync("get_passage", new { id = "keqiao-2020#99999" });
        var figures = await Client.ResultAsync("query_figures", new { indicator = "企鹅数量" });
        var answer = await Client.ResultAsync("ask", new { question = "全区有多少只企鹅？" });

        Assert.Contains("没有", passages.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("没有", passage.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("没有", figures.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal("refused", answer.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task WhatIsWrongWithACallIsAnErrorThatNamesTheCure()
    {
        Assert.Contains("list_reports", await Client.ErrorAsync("get_passage", new { id = "nowhere#1" }), StringComparison.Ordinal);
        Assert.Contains("keqiao-2020#12", await Client.ErrorAsync("get_passage", new { id = "nonsense" }), StringComparison.Ordinal);
        Assert.Contains("start", await Client.ErrorAsync("get_passage", new { }), StringComparison.Ordinal);
        Assert.Contains("火星", await Client.ErrorAsync("list_reports", new { place = "火星" }), StringComparison.Ordinal);
        Assert.Contains("indicator", await Client.ErrorAsync("query_figures", new { }), StringComparison.Ordinal);
        Assert.Contains(
            "2019-2023",
            await Client.ErrorAsync("query_figures", new { indicator = "GDP", years = "x" }),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ask", "{}")]
    [InlineData("ask", """{"question": 5}""")]
    [InlineData("ask", """{"question": null}""")]
    [InlineData("ask", """{"question": "收入", "history": "上一个问题"}""")]
    [InlineData("search_passages", """{"query": "收入", "limit": "many"}""")]
    [InlineData("search_passages", """{"query": ["收入"]}""")]
    [InlineData("verify_statement", """{"text": {}}""")]
    public async Task WrongArgumentsAreAnErrorThatNamesTheSchema(string tool, string json)
    {
        var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!;
        var result = await Client.CallToolAsync(tool, arguments);

        Assert.True(result.IsError);
        Assert.Matches("参数|没有收到", JsonSerializer.Serialize(result.Content, Core.Contract.AnswerJson.Options));
    }

    [Fact]
    public async Task AToolThatIsNotThereIsAFaultOfTheProtocol() =>
        await Assert.ThrowsAnyAsync<McpException>(async () => await Client.CallToolAsync("delete_report"));

    [Fact]
    public async Task AHundredCallsAtOnceAreAllAnswered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Client.ResultAsync("ask", new { question = Question })));

        Assert.All(answers, a => Assert.Equal("answered", a.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task ACancelledCallEndsAndTheNextIsAnswered()
    {
        using var cancel = new CancellationTokenSource();
        var draft = string.Concat(Enumerable.Repeat("2019年一般公共预算收入131.4亿元，增长5%。", 600));
        var call = Client
            .CallToolAsync("verify_statement", ToolClients.ArgumentsOf(new { text = draft }), cancellationToken: cancel.Token)
            .AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("answered", (await Client.ResultAsync("ask", new { question = Question })).GetProperty("outcome").GetString());
    }
}
