using System.CommandLine;
using Assistant.Core.Index;

namespace Assistant.Cli;

/// <summary><c>assistant ingest</c>: brings the index up to date with the corpus folder.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "Make the index anew, also when it is damaged" };
        var store = new Option<string?>("--store")
        {
            Description =
                "qdrant: write all passages to a new collection of the server that Qdrant__Endpoint names; embedded: leave the server alone",
        };
        store.AcceptOnlyFromAmong("qdrant", "embedded");
        return CommandContext.WithAction(
            new Command("ingest", "Index the reports of the corpus folder") { rebuild, store },
            async (parsed, place, cancellationToken) =>
            {
                var choice = parsed.GetValue(store) switch
                {
                    "qdrant" => StoreChoice.Qdrant,
                    "embedded" => StoreChoice.Embedded,
                    _ => StoreChoice.Ingested,
                };
                using var index = await place.OpenAsync(new ConsoleProgress(), cancellationToken, parsed.GetValue(rebuild), choice);
                var done = place.LastIngest!;
                Console.WriteLine(
                    $"{index.Current.Reports.Count} reports, {index.Current.PassageCount} passages in {place.DataFolder}: {done.Added} added, {done.Updated} updated, {done.Unchanged} unchanged, {done.Removed} removed, {done.Failed.Count} left out"
                );
                if (index is { LastMirror: { } mirror, Server: { } server })
                {
                    Console.WriteLine(
                        $"{server.Name} holds {mirror.Passages} passages: {(mirror.Rebuilt ? "a new collection" : $"{mirror.Written} reports written, {mirror.Removed} removed")}"
                    );
                }

                return ExitCode.Done;
            }
        );
    }

    private sealed class ConsoleProgress : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => Console.Error.WriteLine($"[{value.Done}/{value.Total}] {value.File}");
    }
}
