using Assistant.Core.Contract;

namespace Assistant.Web.Limits;

/// <summary>A piece of work came to no result; the message is for who asked.</summary>
internal sealed class TurnException(TurnFault fault, ErrorEvent error, string? number) : Exception(error.Message)
{
    /// <summary>Why.</summary>
    public TurnFault Fault => fault;

    /// <summary>In how many seconds to ask again; null where waiting is no cure.</summary>
    public int? RetryAfter => error.RetryAfter;

    /// <summary>The number under which the log has the cause; null where the program did not fail.</summary>
    public string? Number => number;
}
