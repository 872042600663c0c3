using System.Net;
using Assistant.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Operation;

/// <summary>Knows by which name somebody is written down. There is no sign-in of our own: a name comes with the operator's key, or from a known proxy that people sign in at.</summary>
internal sealed class AuditUser(OperatorKey key, IOptions<OperatorOptions> options, IOptions<ServingOptions> serving)
{
    private const string Nobody = "anonymous";
    private const int Longest = 100;
    private static readonly object Key = new();

    /// <summary>Takes the name from the header while the address is still that of the proxy. A header that anybody else sends is nobody's word.</summary>
    public void Take(HttpContext context)
    {
        var header = options.Value.UserHeader;
        if (header.Length == 0 || !IsKnown(context.Connection.RemoteIpAddress))
        {
            return;
        }

        var name = new string([.. context.Request.Headers[header].ToString().Where(c => !char.IsControl(c)).Take(Longest)]).Trim();
        if (name.Length > 0)
        {
            context.Items[Key] = name;
        }
    }

    /// <summary>Who sent a request.</summary>
    public string Of(HttpContext? context) =>
        context is null ? Nobody
        : key.IsIn(context.Request) ? options.Value.KeyName
        : context.Items.TryGetValue(Key, out var name) ? (string)name!
        : Nobody;

    private bool IsKnown(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return serving.Value.Proxies.Any(p => p.Contains(plain));
    }
}
