using Assistant.Core.Contract;

namespace Assistant.Web.Conversations;

/// <summary>How far a turn is.</summary>
public enum TurnPhase
{
    /// <summary>It was asked and has no end yet.</summary>
    Asking,

    /// <summary>It has its answer.</summary>
    Done,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>The person stopped it.</summary>
    Stopped,
}

/// <summary>A turn as it is kept.</summary>
/// <param name="Place">The place that was picked when it was asked, or null.</param>
/// <param name="Answer">The answer where it is done; null where an older version wrote one that cannot be read any more.</param>
/// <param name="Error">What was said where it failed.</param>
/// <param name="IsUp">How the person rated the answer; null for not at all.</param>
public sealed record StoredTurn(
    string Id,
    string Question,
    string? Place,
    TurnPhase Phase,
    Answer? Answer,
    string? Error,
    DateTimeOffset Asked,
    bool? IsUp = null
);

/// <summary>A conversation in the list of its owner.</summary>
/// <param name="Title">Its first question.</param>
public sealed record ConversationSummary(string Id, string Title, int Turns, DateTimeOffset Changed);

/// <summary>A copy of one answer that everybody with its identifier may read.</summary>
public sealed record SharedAnswer(string Id, string Question, Answer Answer, DateTimeOffset Created, DateTimeOffset Expires);

/// <summary>How a person rated an answer, for the operator.</summary>
/// <param name="Question">The question, where its text is kept.</param>
/// <param name="History">The questions before it in its conversation, oldest first, while the conversation is kept; else null.</param>
public sealed record Rating(
    bool IsUp,
    string Reason,
    string Outcome,
    string Kind,
    string? Question,
    DateTimeOffset At,
    IReadOnlyList<string>? History = null
);

/// <summary>A question that was refused, for the operator.</summary>
/// <param name="History">The questions before it in its conversation, oldest first.</param>
/// <param name="Outcome">Why it was refused, as the JSON of the answer has it.</param>
public sealed record RefusedQuestion(string Question, IReadOnlyList<string> History, string Outcome);

/// <summary>
/// Keeps conversations, shared answers and ratings. What an owner does not own is, to that owner, not there. Safe for many callers at once.
/// </summary>
public interface IConversationStore
{
    /// <summary>Whether what is kept outlives the host.</summary>
    bool Lasts { get; }

    /// <summary>Keeps that a turn was asked; a turn that is known stays as it is.</summary>
    /// <returns>The turn as it is kept now; null where the conversation is somebody else's.</returns>
    StoredTurn? Begin(TurnKey key, string question, string? place, DateTimeOffset now);

    /// <summary>Keeps how a turn ended that has no end yet.</summary>
    void End(TurnKey key, TurnPhase phase, Answer? answer, string? error);

    /// <summary>The conversations of an owner that were changed since, the latest first.</summary>
    IReadOnlyList<ConversationSummary> List(Owner owner, DateTimeOffset since);

    /// <summary>The turns of a conversation in the order in which they were asked; null where the owner has none such since.</summary>
    IReadOnlyList<StoredTurn>? Find(Owner owner, string conversation, DateTimeOffset since);

    /// <summary>Deletes one conversation of an owner.</summary>
    /// <returns>False where the owner has none such.</returns>
    bool Delete(Owner owner, string conversation);

    /// <summary>Deletes all that an owner has: conversations and shared answers.</summary>
    void DeleteAll(Owner owner);

    /// <summary>Keeps a shared answer.</summary>
    void Share(Owner owner, SharedAnswer shared);

    /// <summary>A shared answer; null where there is none such, or it has expired.</summary>
    SharedAnswer? Shared(string id, DateTimeOffset now);

    /// <summary>What an owner has shared and has not expired, the latest first.</summary>
    IReadOnlyList<SharedAnswer> SharedBy(Owner owner, DateTimeOffset now);

    /// <summary>Ends the sharing of an answer.</summary>
    /// <returns>False where the owner shares none such.</returns>
    bool Unshare(Owner owner, string id);

    /// <summary>Keeps the rating of a turn; the latest of a turn counts.</summary>
    void Rate(TurnKey key, Rating rating);

    /// <summary>All ratings, the latest first.</summary>
    IReadOnlyList<Rating> Ratings(int most);

    /// <summary>The questions of kept conversations that were refused, the latest first.</summary>
    IReadOnlyList<RefusedQuestion> Refused(int most);

    /// <summary>Deletes conversations that were not changed since, and shared answers that have expired.</summary>
    void Forget(DateTimeOffset since, DateTimeOffset now);
}
