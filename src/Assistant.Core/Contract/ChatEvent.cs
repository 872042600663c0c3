namespace Assistant.Core.Contract;

/// <summary>
/// What happens while a question is answered, in order: queued where others are before it, understood, passages, then text and citation interleaved, a notice where a model failed, grounded,
/// ended. An error event ends the stream in place of ended. Declared once more in Client/src/events.ts; a test holds the two together.
/// </summary>
public abstract record ChatEvent(string Type);

/// <summary>The question waits for others; comes again as they are answered.</summary>
/// <param name="Place">How many are answered before it, and itself: 1 for the next one.</param>
/// <param name="Seconds">About how long it will wait, by how long the last ones took.</param>
public sealed record QueuedEvent(int Place, int Seconds) : ChatEvent("queued");

/// <summary>The turn begins again from its first event, because the host was started anew in the middle of it: what came of it before is void.</summary>
public sealed record RestartedEvent() : ChatEvent("restarted");

/// <summary>What was understood: the question after follow-ups were resolved, what kind of thing is asked, language, place, years, status.</summary>
public sealed record UnderstoodEvent(
    string Question,
    string Asked,
    string Language,
    string? Place,
    IReadOnlyList<int> Years,
    string? Status
) : ChatEvent("understood");

/// <summary>How many passages were found and the identifiers of the best of them.</summary>
public sealed record PassagesEvent(int Count, IReadOnlyList<string> Best) : ChatEvent("passages");

/// <summary>A piece of the answer's text, to be appended.</summary>
public sealed record TextEvent(string Text) : ChatEvent("text");

/// <summary>A citation that the text refers to by its mark.</summary>
public sealed record CitationEvent(Citation Citation) : ChatEvent("citation");

/// <summary>Something that the person should know of how the answer came about: a model or the search server did not answer and the assistant went on without it.</summary>
public sealed record NoticeEvent(string Message) : ChatEvent("notice");

/// <summary>The last check passed: how many quotes and figures stand, how many sentences were cut.</summary>
public sealed record GroundedEvent(int Quotes, int Figures, int Cut) : ChatEvent("grounded");

/// <summary>The whole answer; the stream ends.</summary>
public sealed record EndedEvent(Answer Answer) : ChatEvent("ended");

/// <summary>The work failed; the message names the cause and the cure. The stream ends.</summary>
/// <param name="RetryAfter">In how many seconds to ask again where too many ask; null where waiting is no cure.</param>
public sealed record ErrorEvent(string Message, int? RetryAfter = null) : ChatEvent("error");
