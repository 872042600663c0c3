using System.ComponentModel;
using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;
using ModelContextProtocol.Server;

namespace Assistant.Hosting.Tools;

/// <summary>What a chat program may ask of the reports by the Model Context Protocol. The tools read; none changes anything.</summary>
public sealed class ReportTools(IToolDoor door)
{
    private const int PassagesAtFirst = 10;
    private const int FiguresAtFirst = 100;
    private const int MostFigures = 1000;
    private const string PlaceArgument = "Only reports of this place, in Chinese; 浙江 is 浙江省. list_reports names the places";
    private const string BeforeArgument = "How many passages before it, 0 to 20";
    private const string AfterArgument = "How many passages after it, 0 to 20";

    /// <summary>The reports that can be asked.</summary>
    [McpServerTool(
        Name = "list_reports",
        Title = "已收录的报告",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "Lists the Chinese government work reports (政府工作报告) that can be asked: name, title, place, level, year of delivery."
    )]
    public async Task<ReportsFound> ListReports(
        [Description(PlaceArgument)] string? place = null,
        [Description("Only reports delivered in this year")] int? year = null,
        CancellationToken cancellationToken = default
    )
    {
        var reading = (await door.OpenAsync(cancellationToken).ConfigureAwait(false)).Reading;
        ReportRow[] reports = [.. reading.ReportsOf(place, year).Select(reading.Row)];
        return new ReportsFound(reports, reports.Length == 0 ? "没有收录这样的报告。" : null);
    }

    /// <summary>Passages that speak of something.</summary>
    [McpServerTool(
        Name = "search_passages",
        Title = "查找段落",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "Finds passages of the reports that speak of something, best first, each with report, section, offsets and its verbatim quote. Whether they answer a question is for the reader to judge; the tool ask judges it."
    )]
    public async Task<PassagesFound> SearchPassages(
        [Description("What to look for, best in Chinese: words or a question")] string query,
        [Description(PlaceArgument)] string? place = null,
        [Description("Only reports delivered in this year; a report reviews the year before and plans this one")] int? year = null,
        [Description("How many at most, 1 to 50")] int limit = PassagesAtFirst,
        CancellationToken cancellationToken = default
    )
    {
        var text = door.Check.Search(query);
        var reports = await door.OpenAsync(cancellationToken).ConfigureAwait(false);
        var found = await door.RunAsync(
                stop => reports.Reading.SearchAsync(reports.Assistant, text, place, year, limit, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new PassagesFound(found, found.Count == 0 ? "没有找到相关的段落。" : null);
    }

    /// <summary>A passage with its surroundings.</summary>
    [McpServerTool(
        Name = "get_passage",
        Title = "读一段及其上下文",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Reads a passage with those before and after it. Name it by its id, or by report and start, as a citation gives them.")]
    public async Task<PassageFound> GetPassage(
        [Description("Id of the passage (keqiao-2020#12)")] string? id = null,
        [Description("Name of the report, where no id is given")] string? report = null,
        [Description("Offset in the report, where no id is given")] int? start = null,
        [Description(BeforeArgument)] int before = 1,
        [Description(AfterArgument)] int after = 1,
        CancellationToken cancellationToken = default
    )
    {
        var reading = (await door.OpenAsync(cancellationToken).ConfigureAwait(false)).Reading;
        var found =
            !string.IsNullOrEmpty(id) ? reading.Of(id, before, after)
            : !string.IsNullOrEmpty(report) && start is { } offset ? reading.At(report, offset, before, after)
            : throw new RequestException(RequestFault.Wrong, "请给出段落编号（id），或者报告（report）和位置（start）。");
        return new PassageFound(found, found is null ? "报告的这个位置没有段落。" : null);
    }

    /// <summary>Figures of the ledgers.</summary>
    [McpServerTool(
        Name = "query_figures",
        Title = "查数字",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "Figures of the reports as they are printed, each with its condition, unit, period, whether it is a result or a target, and the verbatim clause. Give an indicator (over all reports), a report, or both. Never take a target for a result."
    )]
    public async Task<FiguresFound> QueryFigures(
        [Description("Any name of an indicator (GDP, 地区生产总值, 一般公共预算收入)")] string? indicator = null,
        [Description("Name of a report")] string? report = null,
        [Description("Only reports of these places; 浙江 is 浙江省")] string[]? places = null,
        [Description("The years measured: 2020 or 2019-2023")] string? years = null,
        [Description("actual, target, plan or threshold")] string? status = null,
        [Description("How many at most, 1 to 1000")] int limit = FiguresAtFirst,
        CancellationToken cancellationToken = default
    )
    {
        var reading = (await door.OpenAsync(cancellationToken).ConfigureAwait(false)).Reading;
        var found = reading.Figures(new FigureRequest(indicator, report, places, years, status));
        FigureRow[] given = [.. found.Take(Math.Clamp(limit, 1, MostFigures))];
        return new FiguresFound(
            given,
            found.Count,
            found.Count == 0 ? "报告里没有这样的数字。"
                : given.Length < found.Count ? $"共{found.Count}个，这里是前{given.Length}个。"
                : null
        );
    }

    /// <summary>Judges a statement or a draft.</summary>
    [McpServerTool(
        Name = "verify_statement",
        Title = "核对说法",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description(
        "Judges every figure and every statement of a text against the reports: supported, contradicted (with the right value) or not_found, each with its citation. Name the place in the text. A not_found is no contradiction."
    )]
    public async Task<VerificationResult> VerifyStatement(
        [Description("The text: a statement, a draft or a pasted table, in Chinese, at most 20000 characters")] string text,
        CancellationToken cancellationToken = default
    )
    {
        var draft = door.Check.Draft(text);
        var reports = await door.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await door.RunAsync(stop => Task.FromResult(reports.Verifier.Verify(draft, stop)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers a question.</summary>
    [McpServerTool(Name = "ask", Title = "提问", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description(
        "Answers a question about the reports with verbatim citations (report, section, offsets, quote). outcome says whether it was answered, answered in part, refused (the reports do not say it) or needs a choice of place or year (clarify)."
    )]
    public async Task<Answer> Ask(
        [Description("The question, in Chinese or English, at most 2000 characters")] string question,
        [Description("Earlier questions of the conversation, oldest first")] string[]? history = null,
        [Description("The place that the conversation is about")] string? place = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = door.Check.Question(new AskRequest(question, history, null, place));
        var reports = await door.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await door.RunAsync(stop => reports.Assistant.AnswerAsync(asked, stop), cancellationToken).ConfigureAwait(false);
    }
}
