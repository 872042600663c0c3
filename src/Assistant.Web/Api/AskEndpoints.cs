using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;
using Assistant.Web.Chat;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Operation;

namespace Assistant.Web.Api;

/// <summary>A text to be judged.</summary>
/// <param name="Text">A draft, a statement or a pasted table.</param>
internal sealed record VerifyRequest(string? Text);

/// <summary>Questions and drafts of other programs: the answer as JSON, or the events of the hub as server-sent events.</summary>
internal static class AskEndpoints
{
    /// <summary>POST /api/ask and /api/verify.</summary>
    public static void MapAsking(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/ask", AskAsync)
            .WithSummary("Answers a question")
            .WithDescription(
                "The answer with its citations. With Accept: text/event-stream the events of the hub (queued, understood, passages, text, citation, notice, grounded, ended, error)."
            )
            .Produces<Answer>(StatusCodes.Status200OK, "application/json", EventStream.ContentType)
            .WithProblems(
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status429TooManyRequests,
                StatusCodes.Status503ServiceUnavailable
            );
        routes
            .MapPost("/api/verify", VerifyAsync)
            .WithSummary("Judges every figure and every statement of a text")
            .WithDescription("The verdicts with their citations. With Accept: text/event-stream the events queued, verified, error.")
            .Produces<VerificationResult>(StatusCodes.Status200OK, "application/json", EventStream.ContentType)
            .WithProblems(
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status429TooManyRequests,
                StatusCodes.Status503ServiceUnavailable
            );
    }

    private static async Task<IResult> AskAsync(
        AskRequest request,
        HttpContext context,
        AskCheck check,
        IndexHost host,
        Turns turns,
        CancellationToken cancellationToken
    )
    {
        var question = check.Question(request);
        var assistant = host.Assistant ?? throw host.NotReady();
        var caller = TurnCaller.Of(context);
        return EventStream.IsWanted(context.Request)
            ? await EventStream.OfAsync(
                Refusing(caller, turns.RunAsync(caller, stop => assistant.AskAsync(question, stop), cancellationToken), cancellationToken),
                cancellationToken
            )
            : Results.Json(
                await turns.ResultAsync(caller, stop => assistant.AnswerAsync(question, stop), cancellationToken),
                AnswerJson.Options
            );
    }

    private static async Task<IResult> VerifyAsync(
        VerifyRequest request,
        HttpContext context,
        AskCheck check,
        IndexHost host,
        Turns turns,
        AuditLog audit,
        CancellationToken cancellationToken
    )
    {
        var text = check.Draft(request.Text);
        var verifier = host.Verifier ?? throw host.NotReady();
        var caller = TurnCaller.Of(context);
        audit.Write(context, "verify", AuditLog.NameOf(text));
        return EventStream.IsWanted(context.Request)
            ? await EventStream.OfAsync(
                Refusing(
                    caller,
                    turns.RunAsync(caller, stop => ChatHub.VerifiedAsync(verifier, text, stop), cancellationToken),
                    cancellationToken
                ),
                cancellationToken
            )
            : Results.Json(
                await turns.ResultAsync(caller, stop => Task.FromResult(verifier.Verify(text, stop)), cancellationToken),
                AnswerJson.Options
            );
    }

    // Whoever is turned away at once gets a problem with its status; what fails later is an event of the stream.
    private static async IAsyncEnumerable<ChatEvent> Refusing(
        TurnCaller caller,
        IAsyncEnumerable<ChatEvent> events,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var isFirst = true;
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            if (isFirst && happened is ErrorEvent error && caller.Fault is { } fault)
            {
                throw new TurnException(fault, error, caller.Number);
            }

            isFirst = false;
            yield return happened;
        }
    }
}
