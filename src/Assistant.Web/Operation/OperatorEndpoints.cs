using System.Text;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Hosting;
using Assistant.Web.Api;
using Assistant.Web.Conversations;
using Assistant.Web.Hosting;
using Assistant.Web.Indexing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Operation;

/// <summary>How often answers of a kind and an outcome were rated.</summary>
internal sealed record RatingCount(string Kind, string Outcome, int Up, int Down);

/// <summary>A question of a set for the evaluation, without what a right answer holds: a person writes that.</summary>
/// <param name="Note">Why it is in the set.</param>
internal sealed record KeptQuestion(
    string Id,
    string Question,
    IReadOnlyList<string> History,
    IReadOnlyList<string> Must,
    IReadOnlyList<string> Evidence,
    string Note
);

/// <summary>What the operator sees, with the key: how much is asked and how it ends. Texts of people only where they are kept.</summary>
internal static class OperatorEndpoints
{
    private const int MostRatings = 10_000;
    private const int MostReasons = 100;
    private const int MostEntries = 200;
    private const int MostQuestions = 1000;

    /// <summary>GET /api/operator and /api/operator/questions.</summary>
    public static void MapOperator(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/operator", Overview)
            .WithSummary("Counts, times, ratings, and the audit log")
            .WithDescription("Needs the operator's key: Authorization: Bearer KEY.")
            .Produces<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json");
        routes
            .MapGet("/api/operator/questions", Questions)
            .WithSummary("Refused and badly rated questions as a question set (JSON Lines)")
            .WithDescription("Needs the operator's key, and Conversations:KeepQuestionText.")
            .Produces<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json");
    }

    private static IResult Overview(
        HttpContext context,
        OperatorKey key,
        Usage usage,
        AuditLog audit,
        IndexHost host,
        IConversationStore store,
        IOptions<ConversationOptions> conversations
    )
    {
        if (!key.IsIn(context.Request))
        {
            return NoKey(context);
        }

        var ratings = store.Ratings(MostRatings);
        return Results.Json(
            new
            {
                version = ProgramVersion.Current,
                status = host.Status,
                isReady = host.IsReady,
                reports = host.Snapshot?.Reports.Count ?? 0,
                places = host.Snapshot?.Reports.Select(r => r.Place).OfType<string>().Distinct().Count() ?? 0,
                indexed = host.IndexedAt,
                usage = usage.Now(),
                ratings = ratings
                    .GroupBy(r => (r.Kind, r.Outcome))
                    .Select(g => new RatingCount(g.Key.Kind, g.Key.Outcome, g.Count(r => r.IsUp), g.Count(r => !r.IsUp)))
                    .OrderByDescending(r => r.Down),
                reasons = ratings.Where(r => r.Reason.Length > 0).Take(MostReasons),
                keepsText = conversations.Value.KeepQuestionText,
                isAudited = audit.IsOn,
                audit = audit.Latest(MostEntries),
            },
            AnswerJson.Options
        );
    }

    private static IResult Questions(
        HttpContext context,
        OperatorKey key,
        AuditLog audit,
        IConversationStore store,
        IOptions<ConversationOptions> conversations
    )
    {
        if (!key.IsIn(context.Request))
        {
            return NoKey(context);
        }

        if (!conversations.Value.KeepQuestionText)
        {
            throw new RefusedException(
                StatusCodes.Status409Conflict,
                "问题原文没有保留。打开设置 Conversations:KeepQuestionText 之后提出的问题才能导出。"
            );
        }

        var questions = Kept(store);
        audit.Write(context, "export-questions", $"{questions.Count}");
        var lines = questions.Select(q => JsonSerializer.Serialize(q, AnswerJson.Options).ReplaceLineEndings(string.Empty) + "\n");
        return Results.File(Encoding.UTF8.GetBytes(string.Concat(lines)), "application/x-ndjson", "kept.questions.jsonl");
    }

    // What a conversation still has comes with the questions before it; a rating outlives its conversation.
    private static List<KeptQuestion> Kept(IConversationStore store)
    {
        var refused = store.Refused(MostQuestions).Select(r => (r.Question, r.History, Note: $"refused: {r.Outcome}"));
        var rated = store
            .Ratings(MostRatings)
            .Where(r => r is { IsUp: false, Question: not null })
            .Select(r => (Question: r.Question!, History: r.History ?? [], Note: $"rated down: {r.Reason}"));
        return
        [
            .. refused
                .Concat(rated)
                .GroupBy(q => (q.Question, string.Join('\n', q.History)))
                .Take(MostQuestions)
                .Select(
                    (group, at) =>
                        new KeptQuestion(
                            $"kept-{at + 1}",
                            group.Key.Question,
                            group.First().History,
                            [],
                            [],
                            string.Join("; ", group.Select(q => q.Note).Distinct())
                        )
                ),
        ];
    }

    private static IResult NoKey(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem("这一页要有管理密钥才能看。请检查密钥是否填对。", statusCode: StatusCodes.Status401Unauthorized);
    }
}
