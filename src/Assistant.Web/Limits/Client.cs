using System.Net;
using System.Net.Sockets;

namespace Assistant.Web.Limits;

/// <summary>Whose questions are counted together: an address, and for IPv6 the network that one line gets.</summary>
internal static class Client
{
    private const int NetworkBytes = 8;

    /// <summary>The address of a request, as the proxy gives it where one is known.</summary>
    public static string Of(HttpContext? request) => Of(request?.Connection.RemoteIpAddress);

    /// <summary>The name under which an address is counted.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
