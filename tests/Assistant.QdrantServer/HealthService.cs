using Assistant.Qdrant.Protocol;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>The sign of life.</summary>
internal sealed class HealthService : Qdrant.Protocol.Qdrant.QdrantBase
{
    // The official client wants a server within one minor version of its own.
    public override Task<HealthCheckReply> HealthCheck(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckReply { Title = "qdrant - vector search engine (test server)", Version = "1.18.0" });
}
