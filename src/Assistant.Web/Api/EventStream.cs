using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Hosting.Reading;
using Microsoft.Net.Http.Headers;

namespace Assistant.Web.Api;

/// <summary>Answers with server-sent events where a client asks for them.</summary>
internal static class EventStream
{
    /// <summary>The content type that asks for events.</summary>
    public const string ContentType = "text/event-stream";

    /// <summary>Whether the client wants events rather than one answer.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The events, each named by its type. What is thrown before the first one is thrown here, so that it becomes a problem with its own status; what is
    /// thrown later ends the stream with an error event.
    /// </summary>
    public static async Task<IResult> OfAsync(IAsyncEnumerable<ChatEvent> events, CancellationToken cancellationToken)
    {
        var reading = events.GetAsyncEnumerator(cancellationToken);
        try
        {
            return await reading.MoveNextAsync()
                ? TypedResults.ServerSentEvents(ItemsAsync(reading, cancellationToken))
                : TypedResults.NoContent();
        }
        catch
        {
            await reading.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> ItemsAsync(
        IAsyncEnumerator<ChatEvent> reading,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var whole = reading;
        ChatEvent? happened = reading.Current;
        while (happened is not null)
        {
            yield return Item(happened);
            cancellationToken.ThrowIfCancellationRequested();
            happened = happened is ErrorEvent ? null : await NextAsync(reading);
        }
    }

    private static async Task<ChatEvent?> NextAsync(IAsyncEnumerator<ChatEvent> reading)
    {
        try
        {
            return await reading.MoveNextAsync() ? reading.Current : null;
        }
        catch (Exception e) when (e is RequestException or RefusedException)
        {
            return new ErrorEvent(e.Message);
        }
    }

    private static SseItem<string> Item(ChatEvent happened) =>
        new(JsonSerializer.Serialize(happened, happened.GetType(), AnswerJson.Options), happened.Type);
}
