namespace Assistant.Web.Chat;

/// <summary>What a client sends to stop a turn.</summary>
public sealed record StopRequest(string? Owner, string? Conversation, string? Id);
