namespace Assistant.Web.Limits;

/// <summary>
/// Lets so many turns work at once; the others wait in line. Clients are served in rotation, each its oldest turn: who asks for one thing waits for one turn of
/// every other client, not for all that one of them has asked for.
/// </summary>
/// <param name="most">Turns at once.</param>
/// <param name="longest">Turns that wait.</param>
internal sealed class TurnQueue(int most, int longest, TimeProvider time)
{
    // What a turn takes before any was measured, and how much the newest one counts.
    private const double FirstGuess = 0.2;
    private const double Newest = 0.1;
    private const int LongestRetry = 60;

    // With fewer the two would only change places, and again with the next turn.
    private const int MoreToGiveWay = 2;

    private readonly Lock gate = new();
    private readonly LinkedList<Line> lines = [];
    private readonly Dictionary<string, LinkedListNode<Line>> byClient = new(StringComparer.Ordinal);
    private int running;
    private int waiting;
    private bool closed;
    private double seconds = FirstGuess;

    /// <summary>Whether no turn is taken in any more.</summary>
    public bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return closed;
            }
        }
    }

    /// <summary>In how many seconds somebody who was turned away should come again.</summary>
    public int RetrySeconds => SecondsFor(longest);

    /// <summary>
    /// Takes a turn of a client in; null where too many wait already, or after the closing. In a full line the newest turn of the client with the most gives way
    /// to one of a client that has fewer, also counted with the new one.
    /// </summary>
    public Ticket? Enter(string client)
    {
        lock (gate)
        {
            if (closed || (running >= most && waiting >= longest && !MakesRoom(client)))
            {
                return null;
            }

            var ticket = new Ticket(this, client);
            if (running < most)
            {
                Begin(ticket);
                return ticket;
            }

            if (!byClient.TryGetValue(client, out var line))
            {
                byClient[client] = line = lines.AddLast(new Line(client));
            }

            ticket.Node = line.Value.Tickets.AddLast(ticket);
            waiting++;
            return ticket;
        }
    }

    /// <summary>About how long the turn at a place will wait.</summary>
    public int SecondsFor(int place)
    {
        lock (gate)
        {
            return (int)Math.Clamp(Math.Ceiling(place * seconds / most), 1, LongestRetry);
        }
    }

    /// <summary>Takes no turn in any more and sends away those that wait.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (var ticket in lines.SelectMany(l => l.Tickets))
            {
                ticket.Refuse();
            }

            lines.Clear();
            byClient.Clear();
            waiting = 0;
        }
    }

    private int PlaceOf(Ticket ticket)
    {
        lock (gate)
        {
            if (ticket.Node?.List is null || !byClient.TryGetValue(ticket.Client, out var own))
            {
                return 0;
            }

            var before = own.Value.Tickets.TakeWhile(t => t != ticket).Count();
            var place = before + 1;
            var behindOwn = false;
            foreach (var line in lines)
            {
                behindOwn |= line == own.Value;
                place += line == own.Value ? 0 : Math.Min(line.Tickets.Count, before + (behindOwn ? 0 : 1));
            }

            return place;
        }
    }

    private void Leave(Ticket ticket)
    {
        lock (gate)
        {
            if (ticket.Node is { List: not null } node && byClient.TryGetValue(ticket.Client, out var line))
            {
                line.Value.Tickets.Remove(node);
                waiting--;
                RemoveIfEmpty(line);
            }
            else if (ticket.Start is { } start)
            {
                running--;
                seconds += Newest * (time.GetElapsedTime(start).TotalSeconds - seconds);
                while (running < most && lines.First is { } first)
                {
                    var next = first.Value.Tickets.First!.Value;
                    first.Value.Tickets.RemoveFirst();
                    waiting--;
                    lines.RemoveFirst();
                    lines.AddLast(first);
                    RemoveIfEmpty(first);
                    Begin(next);
                }
            }
        }
    }

    private bool MakesRoom(string client)
    {
        var own = byClient.TryGetValue(client, out var line) ? line.Value.Tickets.Count : 0;
        if (lines.MaxBy(l => l.Tickets.Count) is not { } greediest || greediest.Tickets.Count < own + MoreToGiveWay)
        {
            return false;
        }

        var newest = greediest.Tickets.Last!.Value;
        greediest.Tickets.RemoveLast();
        waiting--;
        newest.Refuse();
        return true;
    }

    private void Begin(Ticket ticket)
    {
        running++;
        ticket.Admit(time.GetTimestamp());
    }

    private void RemoveIfEmpty(LinkedListNode<Line> line)
    {
        if (line.Value.Tickets.Count == 0)
        {
            lines.Remove(line);
            byClient.Remove(line.Value.Client);
        }
    }

    private sealed record Line(string Client)
    {
        public LinkedList<Ticket> Tickets { get; } = [];
    }

    /// <summary>A turn that waits or works. Disposing it makes room for the next, also before it has begun.</summary>
    internal sealed class Ticket(TurnQueue queue, string client) : IDisposable
    {
        private readonly TaskCompletionSource<bool> admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left;

        /// <summary>Done when the turn may begin, with false where it gave way to another client or the queue was closed before.</summary>
        public Task<bool> Admitted => admitted.Task;

        /// <summary>1 for the next one; 0 once the turn may begin.</summary>
        public int Place => queue.PlaceOf(this);

        internal string Client => client;

        internal LinkedListNode<Ticket>? Node { get; set; }

        internal long? Start { get; private set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                queue.Leave(this);
            }
        }

        internal void Admit(long start)
        {
            Start = start;
            admitted.TrySetResult(true);
        }

        internal void Refuse() => admitted.TrySetResult(false);
    }
}
