using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Web.Conversations;

/// <summary>Who owns a conversation: the hash of a secret that only the owner's browser has.</summary>
/// <param name="Hash">What is stored. The secret itself is nowhere on the server.</param>
public readonly partial record struct Owner(string Hash)
{
    /// <summary>The owner of a secret; null for what is too short or too odd to be one.</summary>
    public static Owner? Of(string? secret) =>
        secret is not null && Unguessable().IsMatch(secret)
            ? new Owner(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))))
            : null;

    /// <summary>Whether a text can be an identifier that cannot be guessed: at least 128 bits in base64url or hex.</summary>
    internal static bool IsUnguessable(string? text) => text is not null && Unguessable().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{22,64}\z")]
    private static partial Regex Unguessable();
}

/// <summary>One turn of a conversation of an owner.</summary>
public readonly record struct TurnKey(Owner Owner, string Conversation, string Turn)
{
    /// <summary>The key of what a client sent; null where a part is missing or no identifier.</summary>
    public static TurnKey? Of(string? secret, string? conversation, string? turn) =>
        Owner.Of(secret) is { } owner && Owner.IsUnguessable(conversation) && turn is { Length: > 0 }
            ? new TurnKey(owner, conversation!, turn)
            : null;
}
