using System.Net.Mime;
using System.Text;
using Assistant.Core.Briefing;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Hosting;
using Assistant.Hosting.Reading;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Operation;

namespace Assistant.Web.Api;

/// <summary>A draft question as a deputy changed it.</summary>
/// <param name="Of">Which question of the brief it was, from 0; null for one of the deputy's own, which has no citation.</param>
/// <param name="Text">Its words now.</param>
/// <param name="FollowUp">What to ask when the answer evades it; null for nothing.</param>
internal sealed record EditedQuestion(int? Of, string Text, string? FollowUp);

/// <summary>A brief that is wanted as a file.</summary>
/// <param name="Questions">The draft questions as they were changed; null where they were not.</param>
internal sealed record BriefExport(string? Topic, string? Place, int? Year, IReadOnlyList<EditedQuestion?>? Questions);

/// <summary>What a deputy reads: the brief of a topic, and the promises of a place with what came of them.</summary>
internal static class BriefEndpoints
{
    private const int MostQuestions = 20;
    private const int LongestQuestion = 1000;
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>/api/brief and /api/promises.</summary>
    public static void MapBriefs(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/brief", BriefAsync)
            .WithSummary(
                "The brief of a topic: what was promised, done, promised now, what differs, what is not spoken of, draft questions"
            )
            .WithDescription(
                "topic: a few words. place: 浙江 is 浙江省. year: the year of the report to be examined, the newest if not given."
            )
            .Produces<Brief>()
            .WithProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapPost("/api/brief/export", ExportAsync)
            .WithSummary("The same as a file, with the draft questions as they were changed")
            .WithDescription(
                "format: docx or md. form: full or short. questions: the draft questions as they were changed, none for those of the brief."
            )
            .Produces(StatusCodes.Status200OK, null, Word, MediaTypeNames.Text.Markdown)
            .WithProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/promises", PromisesAsync)
            .WithSummary("The targets and plans of the reports of a place, with what the next reports say of them")
            .WithDescription("place: 浙江 is 浙江省. from: the year of the first report whose promises are wanted. format: json or csv.")
            .Produces(StatusCodes.Status200OK, null, MediaTypeNames.Application.Json, MediaTypeNames.Text.Csv)
            .WithProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> BriefAsync(
        string? topic,
        string? place,
        int? year,
        HttpContext context,
        IndexHost host,
        Turns turns,
        CancellationToken cancellationToken
    ) => Results.Json(await ComposedAsync(topic, place, year, context, host, turns, cancellationToken), AnswerJson.Options);

    private static async Task<IResult> ExportAsync(
        BriefExport wanted,
        HttpContext context,
        IndexHost host,
        Turns turns,
        AuditLog audit,
        CancellationToken cancellationToken,
        string format = "docx",
        string form = "full"
    )
    {
        if (format is not ("docx" or "md") || form is not ("full" or "short"))
        {
            throw Wrong($"format 只能是 docx 或 md，form 只能是 full 或 short，不是“{OneLine.Of(format)}”和“{OneLine.Of(form)}”。");
        }

        var composed = await ComposedAsync(wanted.Topic, wanted.Place, wanted.Year, context, host, turns, cancellationToken);
        var length = form == "short" ? BriefForm.OnePage : BriefForm.Full;
        var brief = Edited(composed, wanted.Questions).In(length);
        audit.Write(context, "export-brief", $"{wanted.Place} {wanted.Year} {wanted.Topic} {format}");
        return format == "md"
            ? Results.Text(BriefMarkdown.Write(brief), MediaTypeNames.Text.Markdown, Encoding.UTF8)
            : Results.File(BriefDocx.Write(brief, length), Word);
    }

    private static async Task<IResult> PromisesAsync(
        string? place,
        int? from,
        HttpContext context,
        IndexHost host,
        Turns turns,
        CancellationToken cancellationToken,
        string? format = null
    )
    {
        if (format is not (null or "" or "json" or "csv"))
        {
            throw Wrong($"format 只能是 json 或 csv，不是“{OneLine.Of(format)}”。");
        }

        var snapshot = Snapshot(host);
        var name = PlaceCalled(place, snapshot);
        var promises = await turns.ResultAsync(
            TurnCaller.Of(context),
            _ => Task.FromResult(OfReports(() => new PromiseLedger(snapshot).Of(name, from), name)),
            cancellationToken
        );
        return format == "csv"
            ? CsvFile.Of([CsvText.Line(PromiseJson.Columns), .. promises.Select(p => CsvText.Line(PromiseJson.Cells(p)))])
            : Results.Json(promises.Select(PromiseJson.Of), AnswerJson.Options);
    }

    private static async Task<Brief> ComposedAsync(
        string? topic,
        string? place,
        int? year,
        HttpContext context,
        IndexHost host,
        Turns turns,
        CancellationToken cancellationToken
    )
    {
        var words = topic?.Trim() ?? string.Empty;
        if (words.Length is 0 or > BriefComposer.MaxTopic || !words.Any(char.IsLetter))
        {
            throw Wrong($"请用几个字写出主题，例如“养老服务”，最多{BriefComposer.MaxTopic}字。");
        }

        var snapshot = Snapshot(host);
        var name = PlaceCalled(place, snapshot);
        if (year is { } wanted && !snapshot.Reports.Any(r => r.Place == name && r.Year == wanted))
        {
            var years = string.Join(
                "、",
                snapshot.Reports.Where(r => r.Place == name).Select(r => r.Year).OfType<int>().Distinct().Order()
            );
            throw new RequestException(RequestFault.Unknown, $"没有收录{name}{wanted}年的报告，收录的有：{years}。");
        }

        return await turns.ResultAsync(
            TurnCaller.Of(context),
            stop => Task.FromResult(OfReports(() => new BriefComposer(snapshot).Compose(new BriefRequest(words, name, year), stop), name)),
            cancellationToken
        );
    }

    // A question keeps its citations also where its words were changed; a deputy's own has none.
    private static Brief Edited(Brief brief, IReadOnlyList<EditedQuestion?>? questions)
    {
        if (questions is null)
        {
            return brief;
        }

        if (
            questions.Count > MostQuestions
            || questions.Any(q => q?.Text is not { Length: <= LongestQuestion } || q.FollowUp?.Length > LongestQuestion)
        )
        {
            throw Wrong($"最多 {MostQuestions} 个问题，每个要有 text，最多 {LongestQuestion} 字。");
        }

        return brief with
        {
            Sections =
            [
                .. brief.Sections.Select(s =>
                    s.Kind != BriefSectionKind.Questions
                        ? s
                        : s with
                        {
                            Lines =
                            [
                                .. questions
                                    .OfType<EditedQuestion>()
                                    .Where(q => !string.IsNullOrWhiteSpace(q.Text))
                                    .Select(q => new BriefLine(
                                        q.Text.Trim(),
                                        q.Of is { } at && at >= 0 && at < s.Lines.Count ? s.Lines[at].Citations : [],
                                        null,
                                        string.IsNullOrWhiteSpace(q.FollowUp) ? null : q.FollowUp.Trim()
                                    )),
                            ],
                        }
                ),
            ],
        };
    }

    // Reports without a year cannot be put in order, and none may be of the years that are wanted.
    private static T OfReports<T>(Func<T> work, string place)
    {
        try
        {
            return work();
        }
        catch (InvalidDataException)
        {
            throw new RequestException(RequestFault.Unknown, $"没有收录{place}这些年份的报告。");
        }
    }

    private static ICorpusSnapshot Snapshot(IndexHost host) => host.Snapshot ?? throw host.NotReady();

    private static string PlaceCalled(string? place, ICorpusSnapshot snapshot) =>
        string.IsNullOrWhiteSpace(place)
            ? throw Wrong("请选择一个地方（place）。")
            : FigureRequest.PlaceCalled(place.Trim(), snapshot)
                ?? throw new RequestException(
                    RequestFault.Unknown,
                    $"没有收录“{OneLine.Of(place)}”的报告，或者这个名称对应多个地方。已收录的地方见 /api/reports。"
                );

    private static RequestException Wrong(string message) => new(RequestFault.Wrong, message);
}
