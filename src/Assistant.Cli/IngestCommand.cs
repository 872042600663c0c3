using System.CommandLine;
using Assistant.Core.Index;

namespace Assistant.Cli;

/// <summary><c>assistant ingest</c>: brings the index up to date with the corpus folder.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "Make the index anew, also when it is damaged" };
        return Workplace.WithAction(new Command("ingest", "Index the reports of the corpus folder") { rebuild }, async (parsed, place, cancellationToken) =>
        {
            using var index = await place.OpenAsync(new ConsoleProgress(), cancellationToken, parsed.GetValue(rebuild));
            var done = place.LastIngest!;
            Console.WriteLine($"{index.Current.Reports.Count} reports, {index.Current.PassageCount} passages in {place.DataFolder}: {done.Added} added, {done.Updated} updated, {done.Unchanged} unchanged, {done.Removed} removed, {done.Failed.Count} left out");
            return ExitCode.Done;
        });
    }

    private sealed class ConsoleProgress : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => Console.Error.WriteLine($"[{value.Done}/{value.Total}] {value.File}");
    }
}
