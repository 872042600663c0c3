using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Assistant.QdrantServer;

/// <summary>Turns callers without the key away and makes trouble where trouble is asked for.</summary>
internal sealed class Doorkeeper(Trouble trouble) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        if (trouble.ApiKey is { } key && context.RequestHeaders.GetValue("api-key") != key)
        {
            throw QdrantTestServer.Failure(StatusCode.Unauthenticated, "Must provide an API key or an Authorization bearer token");
        }

        return trouble.AroundAsync(
            context.Method[(context.Method.LastIndexOf('/') + 1)..],
            () => continuation(request, context),
            context.CancellationToken
        );
    }
}
