using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Conversations;

/// <summary>Deletes what has been kept for its time.</summary>
internal sealed class Forgetting(
    IConversationStore store,
    IOptions<ConversationOptions> options,
    TimeProvider time,
    ILogger<Forgetting> logger
) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        try
        {
            do
            {
                Forget();
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        try
        {
            store.Forget(now - TimeSpan.FromHours(options.Value.RetentionHours), now);
        }
        catch (SqliteException e)
        {
            logger.LogWarning(e, "old conversations could not be deleted; it is tried again");
        }
    }
}
