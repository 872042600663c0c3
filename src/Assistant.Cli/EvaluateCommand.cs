using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary><c>assistant evaluate</c>: asks question sets and counts what became of them.</summary>
internal static class EvaluateCommand
{
    private const string Ending = ".questions.jsonl";
    private const string Conversations = "conversations-";
    private const string Places = "places.jsonl";

    public static Command Create()
    {
        var sets = new Argument<FileInfo[]>("questions")
        {
            Description =
                "Question sets, NAME.questions.jsonl; conversations, conversations-NAME.jsonl; conversations over several places, places.jsonl",
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
        var role = new Option<string?>("--role")
        {
            Description =
                "Only sets of reports of a role: train, choose or count; of the conversations over several places those with a report to count, or those without",
        };
        var split = new Option<FileInfo>("--split")
        {
            Description = "The roles, lines of report and role parted by a comma",
            DefaultValueFactory = _ => new FileInfo("src/Assistant.Training/Data/split.csv"),
        };
        var without = new Option<string[]>("--without")
        {
            Description = $"Leave out a rule: {string.Join(", ", Rules.All.Select(r => r.Name))}",
            DefaultValueFactory = _ => [],
        };
        without.AcceptOnlyFromAmong([.. Rules.All.Select(r => r.Name)]);
        var rules = new Option<FileInfo?>("--rules")
        {
            Description = "Ask once more without each rule that came to bear, and write what each is worth to this file",
        };
        var after = new Option<string?>("--after")
        {
            Description =
                "Ask each question that stands alone also after so many others of its set, or after 'all', and count the answers that stay the same",
        };
        after.Validators.Add(result =>
        {
            if (result.GetValue(after) is { } text && !IsCount(text))
            {
                result.AddError($"--after is '{text}'; give a number from 1 on, or 'all'");
            }
        });
        var run = new Option<DirectoryInfo?>("--run")
        {
            Description = "Where the run is written (default: runs/TIME beside the data folder)",
        };
        return CommandContext.WithAction(
            new Command("evaluate", "Ask question sets and judge the answers")
            {
                sets,
                reports,
                failures,
                byReport,
                only,
                exclude,
                role,
                split,
                without,
                rules,
                after,
                run,
            },
            async (parsed, place, cancellationToken) =>
            {
                var root = Path.GetDirectoryName(place.DataFolder)!;
                string[] folders =
                [
                    .. new[] { parsed.GetValue(reports)?.FullName }.OfType<string>(),
                    place.CorpusFolder,
                    Path.Combine(root, "..", "shared", "corpus", "reports"),
                ];
                var table = parsed.GetValue(rules);
                var leftOut = parsed.GetValue(without)!;
                var evaluator = new Evaluator(
                    folders,
                    CommandContext.Assistant,
                    [.. Rules.All.Where(r => leftOut.Contains(r.Name))],
                    eachRule: table is not null,
                    isIn: OverReportsOf(parsed.GetValue(role), parsed.GetValue(split)!)
                );
                var ofRole = OfRole(parsed.GetValue(role), parsed.GetValue(split)!);
                var chosen = Chosen(parsed.GetValue(sets)!, Names(parsed.GetValue(only)), Names(parsed.GetValue(exclude)))
                    .Where(ofRole)
                    .ToList();
                if (parsed.GetValue(after) is { } others)
                {
                    await PrintAfterAsync(evaluator, chosen, others, parsed.GetValue(failures), cancellationToken);
                    return ExitCode.Done;
                }

                var judged = new List<Judged>();
                foreach (var set in chosen)
                {
                    judged.AddRange(await evaluator.RunAsync(set.FullName, cancellationToken));
                }

                RunPrinter.Print(judged, parsed.GetValue(byReport), parsed.GetValue(failures));
                var folder = parsed.GetValue(run)?.FullName
                    ?? Path.Combine(root, "runs", DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
                Write(folder, judged);
                if (table is not null)
                {
                    await File.WriteAllLinesAsync(table.FullName, RuleTable.Of(judged, Rules.All), cancellationToken);
                }

                return ExitCode.Done;
            }
        );
    }

    private static bool IsCount(string text) =>
        text == "all" || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0);

    private static async Task PrintAfterAsync(
        Evaluator evaluator,
        IReadOnlyList<FileInfo> sets,
        string others,
        bool failures,
        CancellationToken cancellationToken
    )
    {
        int? most = others == "all" ? null : int.Parse(others, CultureInfo.InvariantCulture);
        var (same, all) = (0, 0);
        foreach (var set in sets)
        {
            var asked = await AfterOthers.RunAsync(evaluator, set.FullName, most, cancellationToken);
            foreach (var pair in asked.Where(p => failures && !p.IsSame))
            {
                Console.WriteLine(
                    $"{pair.Before.Question} / {pair.First.Question.Question}\n  first: {pair.First.Answer.Text}\n  after: {pair.After.Answer.Text}"
                );
            }

            (same, all) = (same + asked.Count(p => p.IsSame), all + asked.Count);
        }

        Console.WriteLine($"the same answer after another question: {same} of {all}");
    }

    private static IEnumerable<FileInfo> Chosen(FileInfo[] sets, HashSet<string>? only, HashSet<string>? exclude) =>
        sets.Where(s =>
            s.Name.Replace(Ending, string.Empty, StringComparison.Ordinal) is var name
            && only?.Contains(name) != false
            && exclude?.Contains(name) != true
        );

    private static Func<FileInfo, bool> OfRole(string? role, FileInfo split)
    {
        if (role is null)
        {
            return _ => true;
        }

        var reports = ReportsOf(role, split);
        return set =>
            set.Name == Places
            || reports.Contains(
                Path.GetFileNameWithoutExtension(
                    set.Name.Replace(Ending, ".jsonl", StringComparison.Ordinal)
                        .Replace(Conversations, string.Empty, StringComparison.Ordinal)
                )
            );
    }

    // A conversation over several reports is only counted where one of them is.
    private static Func<EvaluationQuestion, bool>? OverReportsOf(string? role, FileInfo split)
    {
        if (role is null)
        {
            return null;
        }

        var counted = ReportsOf("count", split);
        return question => question.Reports is not { } over || over.Any(counted.Contains) == (role == "count");
    }

    private static HashSet<string> ReportsOf(string role, FileInfo split) =>
        File.ReadLines(split.FullName)
            .Select(l => l.Split(','))
            .Where(cells => cells[^1] == role)
            .Select(cells => cells[0])
            .ToHashSet(StringComparer.Ordinal);

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
