using System.CommandLine;
using Assistant.Hosting;

namespace Assistant.Cli;

/// <summary><c>assistant ingest</c>: brings the index up to date with the corpus folder.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "Make the index anew, also when it is damaged" };
        var prune = new Option<bool>("--prune")
        {
            Description = "Let the ingest remove more than half of the indexed reports, whose files are gone",
        };
        var store = new Option<string?>("--store")
        {
            Description =
                "qdrant: write all passages to a new collection of the server that the settings name; embedded: leave the server alone",
        };
        store.AcceptOnlyFromAmong("qdrant", SearchStore.Embedded);
        return CommandContext.WithAction(
            new Command("ingest", "Index the reports of the corpus folder") { rebuild, prune, store },
            async (parsed, place, cancellationToken) =>
            {
                var (index, done, corpus) = await place.IngestAsync(
                    parsed.GetValue(store),
                    parsed.GetValue(rebuild),
                    parsed.GetValue(prune),
                    cancellationToken
                );
                using (index)
                {
                    Console.WriteLine(
                        $"{index.Current.Reports.Count} reports of {corpus}, {index.Current.PassageCount} passages in {place.DataFolder}: {done.Added} added, {done.Updated} updated, {done.Unchanged} unchanged, {done.Removed} removed, {done.Failed.Count} left out"
                    );
                    if (index is { LastMirror: { } mirror, Server: { } server })
                    {
                        Console.WriteLine(
                            $"{server.Name} holds {mirror.Passages} passages: {(mirror.Rebuilt ? "a new collection" : $"{mirror.Written} reports written, {mirror.Removed} removed")}"
                        );
                    }
                }

                return ExitCode.Done;
            }
        );
    }
}
