using Microsoft.AspNetCore.SignalR;

namespace Assistant.Web.Limits;

/// <summary>Why a piece of work came to no result.</summary>
internal enum TurnFault
{
    /// <summary>Too many ask.</summary>
    Busy,

    /// <summary>The host stops.</summary>
    Stopping,

    /// <summary>It took longer than it may.</summary>
    TookTooLong,

    /// <summary>The program failed; the log has the cause.</summary>
    Broken,
}

/// <summary>Who asks for a piece of work, by whatever door.</summary>
/// <param name="client">Under which name its limits are counted.</param>
/// <param name="items">Kept as long as what its open streams are counted by: the connection of a hub, a single request elsewhere.</param>
/// <param name="abort">Cuts it off.</param>
/// <param name="aborted">Cancelled when it has gone away.</param>
internal sealed class TurnCaller(string client, IDictionary<object, object?> items, Action abort, CancellationToken aborted)
{
    /// <summary>Under which name its limits are counted.</summary>
    public string Client => client;

    /// <summary>What is kept of it.</summary>
    public IDictionary<object, object?> Items => items;

    /// <summary>Cancelled when it has gone away.</summary>
    public CancellationToken Aborted => aborted;

    /// <summary>Whether the request was counted by the rate of its address before.</summary>
    public bool IsCounted { get; private init; }

    /// <summary>Why the work came to no result; null while it may, or did.</summary>
    public TurnFault? Fault { get; set; }

    /// <summary>The number under which the log has the cause, where the program failed; else null.</summary>
    public string? Number { get; set; }

    /// <summary>A client of the hub.</summary>
    public static TurnCaller Of(HubCallerContext hub) =>
        new(Limits.Client.Of(hub.GetHttpContext()), hub.Items, hub.Abort, hub.ConnectionAborted);

    /// <summary>Whoever sent a request: its rate was counted when it came in (<see cref="LimitSetup.UseClientRate"/>).</summary>
    public static TurnCaller Of(HttpContext context) =>
        new(Limits.Client.Of(context), context.Items, context.Abort, context.RequestAborted) { IsCounted = true };

    /// <summary>Nobody who reads: the work goes on when who asked for it has gone away.</summary>
    /// <param name="client">Under which name the work is counted.</param>
    public static TurnCaller OfNobody(string client) =>
        new(client, new Dictionary<object, object?>(), static () => { }, CancellationToken.None);

    /// <summary>Cuts it off.</summary>
    public void Abort() => abort();
}
