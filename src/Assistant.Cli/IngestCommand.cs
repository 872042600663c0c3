using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Index;
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
        var json = new Option<bool>("--json") { Description = "Print what was done as one JSON object" };
        store.AcceptOnlyFromAmong("qdrant", SearchStore.Embedded);
        return CommandContext.WithAction(
            new Command("ingest", "Index the reports of the corpus folder") { rebuild, prune, store, json },
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
                    if (parsed.GetValue(json))
                    {
                        Console.WriteLine(JsonOf(index, done, corpus, place.DataFolder));
                        return ExitCode.Done;
                    }

                    IngestTable.Write(Console.Out, Console.IsOutputRedirected, done);
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

    private static string JsonOf(CorpusIndex index, IngestSummary done, string corpus, string data) =>
        JsonSerializer.Serialize(
            new
            {
                corpus,
                data,
                reports = index.Current.Reports.Count,
                passages = index.Current.PassageCount,
                figures = index.Current.Reports.Sum(r => r.Figures),
                added = done.Added,
                updated = done.Updated,
                unchanged = done.Unchanged,
                removed = done.Removed,
                leftOut = done.Failed.Count,
                files = done.Files.Select(f => new
                {
                    file = f.File,
                    report = f.Report,
                    outcome = f.Outcome,
                    passages = f.Passages,
                    figures = f.Figures,
                    cause = f.Cause,
                }),
                warnings = done.Warnings,
            },
            AnswerJson.Options
        );
}
