namespace Assistant.Hosting.Reading;

/// <summary>Why a request cannot be served.</summary>
public enum RequestFault
{
    /// <summary>Something in it is wrong or missing.</summary>
    Wrong,

    /// <summary>It names a report or a place that is not there.</summary>
    Unknown,

    /// <summary>It is longer than is read.</summary>
    TooLong,

    /// <summary>The index cannot be asked yet.</summary>
    NotReady,

    /// <summary>It was turned away or cut off: too many ask, the host stops, or it took too long.</summary>
    Busy,
}

/// <summary>A request that cannot be served as it is; the message is for who made it and holds the cure.</summary>
public sealed class RequestException(RequestFault fault, string message) : Exception(message)
{
    /// <summary>What kind of fault it is.</summary>
    public RequestFault Fault => fault;
}
