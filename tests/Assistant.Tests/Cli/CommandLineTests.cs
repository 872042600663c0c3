using System.Text.Json;
using Assistant.Hosting;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Cli;

/// <summary>The command line as a process of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-cli-");

    private readonly Dictionary<string, string> settings = [];

    private string Corpus => Path.Combine(folder.FullName, "corpus");

    private string Data => Path.Combine(folder.FullName, "data");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AskPrintsTheContract()
    {
        WriteReport();

        var (code, output, _) = await RunAsync("ask", "去年一般公共预算收入多少？", "--json");

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("answered", json.RootElement.GetProperty("outcome").GetString());
        var citation = json.RootElement.GetProperty("citations")[0];
        Assert.Equal(
            ["mark", "report", "title", "section", "page", "quote", "start", "end"],
            citation.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(
            [
                "id",
                "question",
                "outcome",
                "answer",
                "refusal",
                "citations",
                "figures",
                "derived",
                "verdicts",
                "timings",
                "kind",
                "table",
                "scope",
                "choices",
                "model",
                "notices",
            ],
            json.RootElement.EnumerateObject().Select(p => p.Name)
        );
    }

    [Fact]
    public async Task ABrokenLineOfABatchAnswersWithAnErrorAndTheRestGoOn()
    {
        WriteReport();
        var batch = Path.Combine(folder.FullName, "questions.jsonl");
        await File.WriteAllTextAsync(
            batch,
            """
            {"id":"a","question":"去年一般公共预算收入多少？"}
            {"id":"b","question":
            {"id":"c"}

            {"id":"d","question":"那今年呢？","history":["去年一般公共预算收入多少？"]}
            """
        );

        var (code, output, _) = await RunAsync("ask", "--batch", batch, "--json");

        Assert.Equal(0, code);
        var lines = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l))
            .ToList();
        Assert.Equal(["a", null, "c", "d"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(2, lines[1].GetProperty("line").GetInt32());
        Assert.Contains("not JSON", lines[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("no \"question\"", lines[2].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("增长3%左右", lines[3].GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyJudgesADraftAndABatch()
    {
        WriteReport();
        var draft = Path.Combine(folder.FullName, "draft.txt");
        await File.WriteAllTextAsync(draft, "2020年全县生产总值完成120.5亿元，增长6.1%。一般公共预算收入9.2亿元。");
        var batch = Path.Combine(folder.FullName, "texts.jsonl");
        await File.WriteAllTextAsync(
            batch,
            """
            {"id":"a","text":"2020年全县生产总值完成120.5亿元。"}
            {"id":"b"}
            {"id":"c","text":"没有数字。"}
            """
        );

        var (code, output, _) = await RunAsync("verify", draft);
        var lines = (await RunAsync("verify", "--batch", batch, "--json"))
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l))
            .ToList();

        Assert.Equal(0, code);
        Assert.Contains("2处与报告一致，1处与报告不符", output, StringComparison.Ordinal);
        Assert.Equal("supported", lines[0].GetProperty("verdicts")[0].GetProperty("verdict").GetString());
        Assert.Equal("120.5亿元", lines[0].GetProperty("verdicts")[0].GetProperty("figure").GetString());
        Assert.Equal(2, lines[1].GetProperty("line").GetInt32());
        Assert.Equal(0, lines[2].GetProperty("verdicts").GetArrayLength());
    }

    [Fact]
    public async Task ReportsAndFiguresListWhatIsIndexed()
    {
        WriteReport();

        using var report = JsonDocument.Parse((await RunAsync("reports", "--json")).Output);
        var ledger = (await RunAsync("figures", "--report", "清河县-2021", "--json")).Output;

        Assert.Equal(
            ["report", "title", "place", "level", "year", "passages", "figures", "source"],
            report.RootElement.EnumerateObject().Select(p => p.Name)
        );
        Assert.Contains("\"value_text\":\"120.5亿元\"", ledger, StringComparison.Ordinal);
        Assert.Contains("no report is called 'x'", (await RunAsync("figures", "--report", "x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiguresListsOneIndicatorOverAllReports()
    {
        WriteReport();

        var json = (
            await RunAsync("figures", "--indicator", "GDP", "--place", "清河县", "--years", "2020-2021", "--status", "target", "--json")
        ).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var csv = (await RunAsync("figures", "--indicator", "GDP", "--csv")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using var row = JsonDocument.Parse(Assert.Single(json));
        Assert.Equal("地区生产总值", row.RootElement.GetProperty("canonical").GetString());
        Assert.Equal("7%", row.RootElement.GetProperty("value_text").GetString());
        Assert.Equal(4, csv.Length);
        Assert.StartsWith("清河县-2021,清河县,2021,地区生产总值,", csv[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figures")]
    [InlineData("figures", "--indicator", "GDP", "--years", "2023-2019")]
    [InlineData("figures", "--indicator", "GDP", "--status", "done")]
    [InlineData("ask")]
    [InlineData("ask", "q", "--batch", "f")]
    [InlineData("evaluate")]
    [InlineData("nonsense")]
    public async Task WrongUsageExitsWithTwo(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVersionIsPrinted()
    {
        var (code, output, _) = await RunAsync("--version");

        Assert.Equal((0, ProgramVersion.Current), (code, output.Trim()));
        Assert.Matches(@"^\d+\.\d+\.\d+$", ProgramVersion.Current);
    }

    [Fact]
    public async Task AnIndexOfTenReportsAskedFromAnotherFolderStaysTen()
    {
        for (var i = 0; i < 10; i++)
        {
            WriteReport($"清河县-{2011 + i}");
        }

        Assert.Equal(0, (await RunAsync("ingest")).Code);
        var elsewhere = folder.CreateSubdirectory("elsewhere").FullName;
        Directory.CreateDirectory(Path.Combine(elsewhere, "corpus"));
        File.Copy(Path.Combine(Corpus, "清河县-2011.txt"), Path.Combine(elsewhere, "corpus", "清河县-2021.txt"));

        var (code, output, error) = await CommandLine.RunAsync(elsewhere, settings, "reports", "--data", Data);

        Assert.Equal(0, code);
        Assert.Equal(10, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(error);
    }

    [Fact]
    public async Task AnIngestOfAnotherCorpusAsksForPrune()
    {
        WriteReport("a-2020");
        WriteReport("b-2020");
        Assert.Equal(0, (await RunAsync("ingest")).Code);
        Directory.Delete(Corpus, recursive: true);
        WriteReport("c-2020");

        var (code, output, error) = await RunAsync("ingest");
        var pruned = await RunAsync("ingest", "--prune");

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains("lacks 2 of the 2 reports", error, StringComparison.Ordinal);
        Assert.Contains("1 added, 0 updated, 0 unchanged, 2 removed", pruned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABatchThatMakesTheIndexWritesNothingButAnswersToStandardOutput()
    {
        WriteReport();
        var batch = Path.Combine(folder.FullName, "questions.jsonl");
        await File.WriteAllTextAsync(batch, """{"id":"a","question":"去年一般公共预算收入多少？"}""");

        var (code, output, error) = await RunAsync("ask", "--batch", batch, "--json");

        Assert.Equal(0, code);
        Assert.Equal("a", JsonSerializer.Deserialize<JsonElement>(output).GetProperty("id").GetString());
        Assert.Contains($"there is no index in {Data} yet: it is made from the reports in {Corpus}", error, StringComparison.Ordinal);
        Assert.Contains("indexing: 1 report", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingCorpusFolderExitsWithOneAndNamesIt()
    {
        var (code, _, error) = await RunAsync("ingest");

        Assert.Equal(1, code);
        Assert.Contains(Corpus, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingBatchFileExitsWithOne()
    {
        WriteReport();

        var (code, _, error) = await RunAsync("ask", "--batch", "/nowhere.jsonl");

        Assert.Equal(1, code);
        Assert.Contains("/nowhere.jsonl", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnreadableFileIsNamedAndTheOthersAreIndexed()
    {
        WriteReport();
        await File.WriteAllBytesAsync(Path.Combine(Corpus, "bad.txt"), [0, 1, 2, 3]);

        var (code, output, error) = await RunAsync("ingest");

        Assert.Equal(0, code);
        Assert.Contains("1 added", output, StringComparison.Ordinal);
        Assert.Contains("bad.txt", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedIndexIsNamedAndRebuiltOnRequest()
    {
        WriteReport();
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "assistant.db"), new string('x', 4000));

        var (code, _, error) = await RunAsync("ask", "收入多少");

        Assert.Equal(1, code);
        Assert.Contains("--rebuild", error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("ingest", "--rebuild")).Code);
        Assert.Equal(0, (await RunAsync("ask", "收入多少")).Code);
    }

    [Fact]
    public async Task EvaluateCountsAndWritesTheRun()
    {
        WriteReport();
        var set = Path.Combine(folder.FullName, "清河县-2021.questions.jsonl");
        await File.WriteAllTextAsync(
            set,
            """{"id":"1","audience":"staff","type":"figure","question":"去年一般公共预算收入多少？","must":["8.2亿元"],"evidence":["一般公共预算收入8.2亿元"]}"""
        );

        var (code, output, error) = await RunAsync("evaluate", set, "--run", Path.Combine(folder.FullName, "run"));

        Assert.True(code == 0, error);
        Assert.Contains("all", output, StringComparison.Ordinal);
        Assert.Contains("1.000", output, StringComparison.Ordinal);
        Assert.Contains(
            "8.2亿元",
            await File.ReadAllTextAsync(Path.Combine(folder.FullName, "run", "answers.jsonl")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AReadingModelThatFailsIsToldAndTheAnswerComes()
    {
        WriteReport();
        using var tiny = new TinyCrossEncoder("收", "路").FailingAt("收");
        (settings["CrossEncoder__Provider"], settings["CrossEncoder__Directory"]) = ("own", tiny.Folder);

        var (code, output, error) = await RunAsync("ask", "去年一般公共预算收入多少？");

        Assert.Equal(0, code);
        Assert.Contains("8.2亿元", output, StringComparison.Ordinal);
        Assert.Contains("assistant: the reading model did not serve (model.onnx gave [NaN]", error, StringComparison.Ordinal);
        Assert.Contains("; ranked without it", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own", "/nowhere/reading' holds no model.onnx")]
    [InlineData("bert", "CrossEncoder:Provider 'bert' is unknown")]
    public async Task AReadingModelThatIsNotThereExitsWithOne(string provider, string cause)
    {
        WriteReport();
        (settings["CrossEncoder__Provider"], settings["CrossEncoder__Directory"]) = (provider, "/nowhere/reading");

        var (code, _, error) = await RunAsync("ask", "收入多少");

        Assert.Equal(1, code);
        Assert.Contains(cause, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JudgeSaysWhetherClaimsFollowAndWhetherPassagesAnswer()
    {
        var batch = Path.Combine(folder.FullName, "pairs.jsonl");
        await File.WriteAllTextAsync(
            batch,
            """
            {"id":"a","claim":"改造危桥40座","passage":"改造危桥40座，实施农村公路安防工程200公里以上；"}
            {"id":"b","question":"去年改造了多少座危桥","passage":"改造危桥40座，实施农村公路安防工程200公里以上；"}
            {"id":"c","question":"去年改造了多少座危桥","passage":" "}
            {"id":"d","question":7,"passage":"改造危桥40座"}
            """
        );

        var (code, output, _) = await RunAsync("judge", "--batch", batch, "--json");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal("supported", lines[0].GetProperty("verdict").GetString());
        Assert.True(lines[1].GetProperty("answers").GetBoolean());
        Assert.Equal(0, lines[2].GetProperty("probability").GetDouble());
        Assert.Contains("question", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAReadingModelAQuestionIsNotJudgedAndTheCureIsNamed()
    {
        var batch = Path.Combine(folder.FullName, "pairs.jsonl");
        await File.WriteAllTextAsync(batch, """{"id":"a","question":"多少座","passage":"改造危桥40座"}""");
        settings["Reading__Provider"] = "none";

        Assert.Contains("Reading:Provider", (await RunAsync("judge", "--batch", batch, "--json")).Output, StringComparison.Ordinal);
    }

    private void WriteReport(string name = "清河县-2021")
    {
        Directory.CreateDirectory(Corpus);
        File.WriteAllText(Path.Combine(Corpus, name + ".txt"), Some.ReportText);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(
            folder.FullName,
            settings,
            arguments is ["nonsense", ..] or ["--version"] ? arguments : [.. arguments, "--corpus", Corpus, "--data", Data]
        );
}
