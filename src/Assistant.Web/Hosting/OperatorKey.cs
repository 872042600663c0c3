using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Knows operators by their key.</summary>
internal sealed class OperatorKey(IOptions<OperatorOptions> options)
{
    private const string Scheme = "Bearer ";

    // Of equal length whatever was sent: how long the comparison takes says nothing of the key.
    private readonly byte[] key = Hash(options.Value.ApiKey);

    /// <summary>Whether the request carries the operator's key. Where no key is set, none does.</summary>
    public bool IsIn(HttpRequest request)
    {
        var sent = request.Headers.Authorization.ToString();
        return options.Value.ApiKey.Length > 0
            && sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(sent[Scheme.Length..].Trim()), key);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
