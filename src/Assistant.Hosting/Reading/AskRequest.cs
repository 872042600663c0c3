namespace Assistant.Hosting.Reading;

/// <summary>What a client sends to ask.</summary>
/// <param name="Question">The question as typed.</param>
/// <param name="History">Earlier questions of the conversation, oldest first; may be null, and so may each of them.</param>
/// <param name="Id">The client's identifier of the question, of letters, digits and . _ : -; made up when empty.</param>
/// <param name="Place">The place that the conversation is about, as the person chose it; may be null.</param>
/// <param name="Owner">The secret of the browser whose conversation it is; null where nothing is to be kept.</param>
/// <param name="Conversation">The conversation that the turn belongs to, an identifier that cannot be guessed; null where nothing is to be kept.</param>
/// <param name="After">How many events of the turn were received already. A turn that is known is not begun again: its events go on behind these.</param>
public sealed record AskRequest(
    string? Question,
    IReadOnlyList<string?>? History = null,
    string? Id = null,
    string? Place = null,
    string? Owner = null,
    string? Conversation = null,
    int After = 0
);
