using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Assistant.Web.Tests.Support;

/// <summary>A client of the hub without a connection.</summary>
internal sealed class FakeCaller : HubCallerContext, IDisposable
{
    private readonly CancellationTokenSource aborted = new();

    public override string ConnectionId => "1";

    public override string? UserIdentifier => null;

    public override ClaimsPrincipal? User => null;

    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override CancellationToken ConnectionAborted => aborted.Token;

    public bool IsAborted => aborted.IsCancellationRequested;

    public override void Abort() => aborted.Cancel();

    public void Dispose() => aborted.Dispose();
}
