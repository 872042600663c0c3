using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Limits;

/// <summary>How much one address asks for in a minute, in any minute.</summary>
internal sealed class ClientRate(IOptions<LimitOptions> options) : IDisposable
{
    private const int Parts = 12;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(client =>
        options.Value.PerMinute == 0
            ? RateLimitPartition.GetNoLimiter(client)
            : RateLimitPartition.GetSlidingWindowLimiter(client, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = options.Value.PerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = Parts,
                QueueLimit = 0,
            })
    );

    /// <summary>Seconds until the client may ask again; null where it may now, and this is counted.</summary>
    public int? Wait(string client)
    {
        using var lease = limiter.AttemptAcquire(client);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds)
            : 60 / Parts;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
