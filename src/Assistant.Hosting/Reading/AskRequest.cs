namespace Assistant.Hosting.Reading;

/// <summary>What a client sends to ask.</summary>
/// <param name="Question">The question as typed.</param>
/// <param name="History">Earlier questions of the conversation, oldest first; may be null, and so may each of them.</param>
/// <param name="Id">The client's identifier of the question, of letters, digits and . _ : -; made up when empty.</param>
/// <param name="Place">The place that the conversation is about, as the person chose it; may be null.</param>
public sealed record AskRequest(string? Question, IReadOnlyList<string?>? History = null, string? Id = null, string? Place = null);
