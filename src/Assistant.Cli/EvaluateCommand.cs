using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary><c>assistant evaluate</c>: asks question sets and counts what became of them.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var sets = new Argument<FileInfo[]>("questions")
        {
            Description = "Question sets, NAME.questions.jsonl",
            Arity = ArgumentArity.OneOrMore,
        };
        var reports = new Option<DirectoryInfo?>("--reports")
        {
            Description = "Folder of the reports that the sets are about, beside the corpus folder",
        };
        var failures = new Option<bool>("--failures") { Description = "Print every question that failed" };
        var byReport = new Option<bool>("--by-report") { Description = "Also count by set" };
        var only = new Option<FileInfo?>("--only") { Description = "A file with names of sets: the others are left out" };
        var exclude = new Option<FileInfo?>("--exclude") { Description = "A file with names of sets to leave out" };
        var run = new Option<DirectoryInfo?>("--run")
        {
            Description = "Where the run is written (default: runs/TIME beside the data folder)",
        };
        return CommandContext.WithAction(
            new Command("evaluate", "Ask question sets and judge the answers") { sets, reports, failures, byReport, only, exclude, run },
            async (parsed, place, cancellationToken) =>
            {
                var root = Path.GetDirectoryName(place.DataFolder)!;
                string[] folders =
                [
                    .. new[] { parsed.GetValue(reports)?.FullName }.OfType<string>(),
                    place.CorpusFolder,
                    Path.Combine(root, "..", "shared", "corpus", "reports"),
                ];
                var evaluator = new Evaluator(folders, CommandContext.Assistant);
                var judged = new List<Judged>();
                foreach (var set in Chosen(parsed.GetValue(sets)!, Names(parsed.GetValue(only)), Names(parsed.GetValue(exclude))))
                {
                    judged.AddRange(await evaluator.RunAsync(set.FullName, cancellationToken));
                }

                RunPrinter.Print(judged, parsed.GetValue(byReport), parsed.GetValue(failures));
                var folder = parsed.GetValue(run)?.FullName
                    ?? Path.Combine(root, "runs", DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
                Write(folder, judged);
                return ExitCode.Done;
            }
        );
    }

    private static IEnumerable<FileInfo> Chosen(FileInfo[] sets, HashSet<string>? only, HashSet<string>? exclude) =>
        sets.Where(s =>
            s.Name.Replace(".questions.jsonl", string.Empty, StringComparison.Ordinal) is var name
            && only?.Contains(name) != false
            && exclude?.Contains(name) != true
        );

    private static HashSet<string>? Names(FileInfo? file) =>
        file is null ? null : [.. File.ReadLines(file.FullName).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];

    private static void Write(string folder, IReadOnlyList<Judged> judged)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(
            Path.Combine(folder, "answers.jsonl"),
            judged.Select(j =>
                JsonSerializer.Serialize(
                    new
                    {
                        set = j.Set,
                        score = j.Score,
                        answer = j.Answer,
                    },
                    AnswerJson.Options
                )
            )
        );
        File.WriteAllText(
            Path.Combine(folder, "summary.json"),
            JsonSerializer.Serialize(
                new
                {
                    at = DateTime.UtcNow,
                    questions = judged.Count,
                    all = Tally.Of("all", judged),
                    sets = judged.GroupBy(j => j.Set).Select(g => Tally.Of(g.Key, [.. g])),
                },
                AnswerJson.Options
            )
        );
        Console.WriteLine($"run written to {folder}");
    }
}
