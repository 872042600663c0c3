using System.Globalization;
using Assistant.Core.Index;

namespace Assistant.Hosting;

/// <summary>Words how far an ingest is, how fast it goes and how long it will take.</summary>
/// <param name="time">Counts the time since the first report.</param>
public sealed class IngestRate(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    /// <summary>What was read so far; empty where nothing was.</summary>
    public string Words(IngestProgress progress)
    {
        if (progress.Passages == 0)
        {
            return string.Empty;
        }

        var seconds = time.GetElapsedTime(start).TotalSeconds;
        var counted = string.Create(CultureInfo.InvariantCulture, $"{progress.Passages:N0} passages, {progress.Figures:N0} figures");
        if (seconds < 0.1)
        {
            return counted;
        }

        var rate = progress.Done / seconds;
        var left = TimeSpan.FromSeconds(Math.Round((progress.Total - progress.Done) / rate));
        return string.Create(CultureInfo.InvariantCulture, $"{counted}, {rate:0.#} reports a second, {Span(left)} left");
    }

    private static string Span(TimeSpan span) =>
        span.TotalMinutes < 2 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s")
        : span.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h");
}
