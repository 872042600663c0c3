using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Hosting.Reading;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;

namespace Assistant.Web.Api;

/// <summary>Questions of other programs: the answer as JSON, or the events of the hub as server-sent events.</summary>
internal static class AskEndpoints
{
    /// <summary>POST /api/ask.</summary>
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

    /// <summary>Whoever is turned away at once gets a problem with its status; what fails later is an event of the stream.</summary>
    /// <exception cref="TurnException">The first event is an error.</exception>
    public static async IAsyncEnumerable<ChatEvent> Refusing(
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
