using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Core.Contract;

namespace Assistant.Web.Conversations;

/// <summary>The events of one turn as they come. Any number of readers follow it, each from where it wants, while the work goes on whoever reads.</summary>
/// <param name="ended">Gets the last event when the work is over; null where it was stopped before its end.</param>
internal sealed class TurnLog(Action<ChatEvent?> ended) : ChannelWriter<ChatEvent>, IDisposable
{
    private readonly List<ChatEvent> events = [];
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isOver;

    /// <summary>Cancelled when the person stops the turn.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Whether the work is over.</summary>
    public bool IsOver
    {
        get
        {
            lock (gate)
            {
                return isOver;
            }
        }
    }

    /// <summary>Stops the work. What it still writes is dropped.</summary>
    public void Stop()
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }
        }

        stopping.Cancel();
    }

    /// <summary>The events behind the first <paramref name="after"/> ones, those to come included; ends when the work is over.</summary>
    public async IAsyncEnumerable<ChatEvent> ReadAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var at = Math.Max(after, 0); ; )
        {
            ChatEvent[] fresh;
            Task more;
            bool isLast;
            lock (gate)
            {
                fresh = at < events.Count ? [.. events.Skip(at)] : [];
                (more, isLast) = (changed.Task, isOver);
            }

            foreach (var happened in fresh)
            {
                at++;
                yield return happened;
            }

            if (isLast)
            {
                yield break;
            }

            if (fresh.Length == 0)
            {
                await more.WaitAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public override bool TryWrite(ChatEvent item)
    {
        lock (gate)
        {
            if (isOver || stopping.IsCancellationRequested)
            {
                return false;
            }

            events.Add(item);
            Tell();
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool TryComplete(Exception? error = null)
    {
        ChatEvent? last;
        lock (gate)
        {
            if (isOver)
            {
                return false;
            }

            last = stopping.IsCancellationRequested || events.Count == 0 ? null : events[^1];
        }

        // Kept before the readers hear of the end: who asks again then finds it.
        ended(last);
        lock (gate)
        {
            isOver = true;
            Tell();
        }

        return true;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(!IsOver);

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private void Tell()
    {
        var told = changed;
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }
}
