using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Contract;
using Assistant.Web.Hosting;
using Assistant.Web.Operation;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Conversations;

/// <summary>The answer of a turn that somebody wants to share.</summary>
internal sealed record ShareRequest(string? Conversation, string? Turn);

/// <summary>How somebody rates an answer.</summary>
internal sealed record RatingRequest(string? Conversation, string? Turn, bool IsUp, string? Reason);

/// <summary>What the page asks about conversations. The header X-Assistant-Owner carries the secret of the browser; what is not its own is not there.</summary>
internal static class ConversationEndpoints
{
    /// <summary>The header with the secret of the owner.</summary>
    public const string OwnerHeader = "X-Assistant-Owner";

    private const int LongestReason = 500;
    private const int MostRatings = 1000;
    private const int IdBytes = 16;

    /// <summary>/api/conversations, /api/shares, /api/ratings.</summary>
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/conversations", (HttpRequest request, Kept kept) =>
            OwnerOf(request) is { } owner
                ? Results.Json(kept.Store.List(owner, kept.Since), AnswerJson.Options)
                : Results.Json(Array.Empty<object>())
        );
        routes.MapDelete("/api/conversations", (HttpRequest request, Kept kept) =>
        {
            if (OwnerOf(request) is { } owner)
            {
                kept.Store.DeleteAll(owner);
            }

            return Results.NoContent();
        });
        routes.MapGet("/api/conversations/{id}", (string id, HttpRequest request, Kept kept) =>
            Find(request, kept, id) is { } turns ? Results.Json(turns.Select(Shown), AnswerJson.Options) : NotThere()
        );
        routes.MapDelete("/api/conversations/{id}", (string id, HttpRequest request, Kept kept) =>
            OwnerOf(request) is { } owner && kept.Store.Delete(owner, id) ? Results.NoContent() : NotThere()
        );
        routes.MapGet("/api/conversations/{id}/export", (string id, string? format, HttpRequest request, Kept kept, AuditLog audit) =>
        {
            if (Find(request, kept, id) is not { } turns)
            {
                return NotThere();
            }

            audit.Write(request.HttpContext, "export-conversation", $"{turns.Count}");
            return Export(turns, format, kept.Now);
        });
        routes.MapShares();
        routes.MapPost("/api/ratings", (RatingRequest rating, HttpRequest request, Kept kept) => Rate(rating, request, kept));
        routes.MapGet("/api/ratings", (HttpRequest request, OperatorKey key, Kept kept) =>
            key.IsIn(request)
                ? Results.Json(kept.Store.Ratings(MostRatings), AnswerJson.Options)
                : Results.Problem("评价只给管理员看。", statusCode: StatusCodes.Status401Unauthorized)
        );
    }

    private static void MapShares(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/shares", (ShareRequest share, HttpRequest request, Kept kept) =>
        {
            if (OwnerOf(request) is not { } owner || Done(kept, owner, share.Conversation, share.Turn) is not { } turn)
            {
                return NotThere();
            }

            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
            var shared = new SharedAnswer(id, turn.Question, turn.Answer!, kept.Now, kept.Now.AddDays(kept.Options.ShareDays));
            kept.Store.Share(owner, shared);
            return Results.Json(shared, AnswerJson.Options);
        });
        routes.MapGet("/api/shares", (HttpRequest request, Kept kept) => Results.Json(
                OwnerOf(request) is { } owner
                    ? kept
                        .Store.SharedBy(owner, kept.Now)
                        .Select(s => new
                        {
                            id = s.Id,
                            question = s.Question,
                            expires = s.Expires,
                        })
                    : [],
                AnswerJson.Options
            ));
        routes.MapGet("/api/shares/{id}", (string id, Kept kept) =>
            kept.Store.Shared(id, kept.Now) is { } shared
                ? Results.Json(shared, AnswerJson.Options)
                : Results.Problem("没有这个分享，或者它已经过期、被撤回。", statusCode: StatusCodes.Status404NotFound)
        );
        routes.MapDelete("/api/shares/{id}", (string id, HttpRequest request, Kept kept) =>
            OwnerOf(request) is { } owner && kept.Store.Unshare(owner, id)
                ? Results.NoContent()
                : Results.Problem("没有这个分享。", statusCode: StatusCodes.Status404NotFound)
        );
    }

    private static IResult Rate(RatingRequest rating, HttpRequest request, Kept kept)
    {
        if (
            TurnKey.Of(request.Headers[OwnerHeader], rating.Conversation, rating.Turn) is not { } key
            || Done(kept, key.Owner, rating.Conversation, rating.Turn) is not { } turn
        )
        {
            return NotThere();
        }

        var reason = rating.Reason?.Trim() ?? string.Empty;
        if (reason.Length > LongestReason)
        {
            return Results.Problem($"理由有{reason.Length}字，最多{LongestReason}字。", statusCode: StatusCodes.Status400BadRequest);
        }

        kept.Store.Rate(
            key,
            new Rating(
                rating.IsUp,
                reason,
                turn.Answer!.Outcome.ToString().ToLowerInvariant(),
                turn.Answer.Kind,
                kept.Options.KeepQuestionText ? turn.Question : null,
                kept.Now
            )
        );
        return Results.NoContent();
    }

    private static IResult Export(IReadOnlyList<StoredTurn> turns, string? format, DateTimeOffset now)
    {
        var isPlain = format == "txt";
        var text = isPlain ? ConversationText.Plain(turns, now.ToLocalTime()) : ConversationText.Markdown(turns, now.ToLocalTime());

        // With the mark of UTF-8: the text editors of some desktops read other text as GB18030.
        return Results.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            isPlain ? "text/plain; charset=utf-8" : "text/markdown; charset=utf-8",
            isPlain ? "conversation.txt" : "conversation.md"
        );
    }

    private static object Shown(StoredTurn turn) =>
        new
        {
            id = turn.Id,
            question = turn.Question,
            place = turn.Place,
            phase = turn.Phase.ToString().ToLowerInvariant(),
            answer = turn.Answer,
            error = turn.Error,
            isUp = turn.IsUp,
        };

    private static StoredTurn? Done(Kept kept, Owner owner, string? conversation, string? turn) =>
        kept.Store.Find(owner, conversation ?? string.Empty, kept.Since)?.FirstOrDefault(t => t.Id == turn && t.Answer is not null);

    private static IReadOnlyList<StoredTurn>? Find(HttpRequest request, Kept kept, string conversation) =>
        OwnerOf(request) is { } owner ? kept.Store.Find(owner, conversation, kept.Since) : null;

    private static Owner? OwnerOf(HttpRequest request) => Owner.Of(request.Headers[OwnerHeader]);

    // The same for one that never was and for one that is somebody else's.
    private static IResult NotThere() => Results.Problem("没有这个对话，或者它已经过期。", statusCode: StatusCodes.Status404NotFound);

    /// <summary>The store with its settings and its clock.</summary>
    internal sealed class Kept(IConversationStore store, IOptions<ConversationOptions> options, TimeProvider time)
    {
        public IConversationStore Store => store;

        public ConversationOptions Options => options.Value;

        public DateTimeOffset Now => time.GetUtcNow();

        /// <summary>What was not changed since is forgotten, whether it is deleted yet or not.</summary>
        public DateTimeOffset Since => Now - TimeSpan.FromHours(Options.RetentionHours);
    }
}
