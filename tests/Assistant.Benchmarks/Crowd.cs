using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Assistant.Benchmarks;

/// <summary>
/// Many people at once: clients of the hub that all ask in the same moment, or at a steady rate, and come again when they are told to. Prints when they were told
/// anything, when they were answered, what went wrong, and the memory of the host.
/// </summary>
internal sealed class Crowd(IReadOnlyList<Crowd.Asked> questions)
{
    private const int MostTries = 30;

    private readonly List<double> told = [];
    private readonly List<double> answered = [];
    private readonly Dictionary<string, int> errors = [];
    private readonly Lock gate = new();
    private int turnedAway;
    private double mostMegabytes;

    /// <summary>--crowd [CLIENTS] [--rate QUESTIONS-A-SECOND SECONDS] [--address URL --process ID] [--corpus DIR] [--questions FILE]; a file of JSON lines with question and place; without an address the built host is started.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var clients = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out var number) ? number : 500;
        using var host = Value(args, "--address") is null ? await BuiltHost.StartAsync(Value(args, "--corpus")) : null;
        if ((Value(args, "--address") ?? (host is null ? null : BuiltHost.Address)) is not { } address)
        {
            return 1;
        }

        var process =
            host is not null ? Process.GetProcessById(host.Id)
            : Value(args, "--process") is { } id ? Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture))
            : null;
        var questions = Value(args, "--questions") is { } file
            ? [.. File.ReadLines(file).Select(Asked.Of)]
            : Workspace.Questions.Select(q => new Asked(q, null)).ToList();
        var crowd = new Crowd(questions);
        using var stop = new CancellationTokenSource();
        var watching = crowd.WatchAsync(process, stop.Token);
        var connections = await ConnectAsync(address, clients);
        var watch = Stopwatch.StartNew();
        if (Value(args, "--rate") is { } rate)
        {
            await crowd.SteadilyAsync(
                connections,
                double.Parse(rate, CultureInfo.InvariantCulture),
                TimeSpan.FromSeconds(double.Parse(args[^1], CultureInfo.InvariantCulture))
            );
        }
        else
        {
            await Task.WhenAll(connections.Select((connection, i) => crowd.AskAsync(connection, i)));
        }

        crowd.Print(clients, watch.Elapsed);
        await stop.CancelAsync();
        await watching;
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        return crowd.errors.Count == 0 ? 0 : 1;
    }

    private static async Task<HubConnection[]> ConnectAsync(string address, int clients)
    {
        var connections = new HubConnection[clients];
        await Parallel.ForAsync(0, clients, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellationToken) =>
        {
            connections[i] = new HubConnectionBuilder().WithUrl($"{address}/chat").Build();
            await connections[i].StartAsync(cancellationToken);
        });
        return connections;
    }

    private async Task SteadilyAsync(HubConnection[] connections, double rate, TimeSpan duration)
    {
        var asked = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < duration; i++)
        {
            asked.Add(AskAsync(connections[i % connections.Length], i));
            var due = TimeSpan.FromSeconds((i + 1) / rate) - watch.Elapsed;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }
        }

        await Task.WhenAll(asked);
    }

    // A person who is told to come again does so.
    private async Task AskAsync(HubConnection connection, int number)
    {
        var (question, place) = questions[number % questions.Count];
        var watch = Stopwatch.StartNew();
        var isTold = false;
        try
        {
            for (var i = 0; i < MostTries; i++)
            {
                JsonElement last = default;
                await foreach (
                    var happened in connection.StreamAsync<JsonElement>(
                        "Ask",
                        new
                        {
                            question,
                            id = $"q{number}",
                            place,
                        }
                    )
                )
                {
                    last = happened;
                    if (!isTold)
                    {
                        isTold = true;
                        Note(told, watch);
                    }
                }

                if (last.GetProperty("type").GetString() == "ended")
                {
                    Note(answered, watch);
                    return;
                }

                if (!last.TryGetProperty("retryAfter", out var wait) || wait.ValueKind != JsonValueKind.Number)
                {
                    Fail(last.GetRawText());
                    return;
                }

                Interlocked.Increment(ref turnedAway);
                await Task.Delay(TimeSpan.FromSeconds(wait.GetInt32()));
            }

            Fail("turned away again and again");
        }
        catch (Exception e)
        {
            Fail($"{e.GetType().Name}: {e.Message}");
        }
    }

    private async Task WatchAsync(Process? process, CancellationToken cancellationToken)
    {
        while (process is not null && !cancellationToken.IsCancellationRequested)
        {
            process.Refresh();
            mostMegabytes = Math.Max(mostMegabytes, process.WorkingSet64 / 1e6);
            await Task.Delay(200, CancellationToken.None);
        }
    }

    private void Note(List<double> times, Stopwatch watch)
    {
        lock (gate)
        {
            times.Add(watch.Elapsed.TotalSeconds);
        }
    }

    private void Fail(string error)
    {
        lock (gate)
        {
            errors[error] = errors.GetValueOrDefault(error) + 1;
        }
    }

    private void Print(int clients, TimeSpan all)
    {
        Print(
            $"{clients} clients, {answered.Count} answers in {all.TotalSeconds:0.0} s, {answered.Count / all.TotalSeconds:0.0} a second, turned away {turnedAway} times, host at most {mostMegabytes:0} MB"
        );
        Print($"told anything: {Spread(told)}");
        Print($"answered: {Spread(answered)}");
        foreach (var (error, count) in errors)
        {
            Print($"error, {count} times: {error}");
        }
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return times.Count == 0
            ? "never"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"median {times[times.Count / 2]:0.000} s, 95 % within {times[times.Count * 95 / 100]:0.000} s, all within {times[^1]:0.000} s"
            );
    }

    /// <summary>What a client asks.</summary>
    internal sealed record Asked(string Question, string? Place)
    {
        public static Asked Of(string line)
        {
            using var json = JsonDocument.Parse(line);
            var place = json.RootElement.TryGetProperty("place", out var named) ? named.GetString() : null;
            return new Asked(json.RootElement.GetProperty("question").GetString()!, place);
        }
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
