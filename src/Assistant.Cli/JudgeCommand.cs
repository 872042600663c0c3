using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Verification;

namespace Assistant.Cli;

/// <summary><c>assistant judge</c>: whether claims follow from the passages given with them, and whether passages answer questions; no index is read.</summary>
internal static class JudgeCommand
{
    public static Command Create()
    {
        var batch = new Option<FileInfo>("--batch")
        {
            Description =
                "A file of JSON lines with id, claim or question, passage, and place and year of the passage's report where they are known",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Verdicts as JSON lines" };
        var command = new Command("judge", "Judge whether each claim follows from its passage, or the passage answers the question")
        {
            batch,
            json,
        };
        return CommandContext.WithAction(command, (parsed, _, cancellationToken) =>
            Task.FromResult(Batch(parsed.GetValue(batch)!, parsed.GetValue(json), cancellationToken))
        );
    }

    private static int Batch(FileInfo file, bool asJson, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new FileNotFoundException($"the batch file '{file.FullName}' does not exist");
        }

        var judge = new PassageJudge(CommandContext.Parts.ReadingModel);
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (line.Trim().Length > 0)
            {
                Screen.WriteLine(JudgeLine(judge, line, number, asJson));
            }
        }

        return ExitCode.Done;
    }

    private static string JudgeLine(PassageJudge judge, string line, int number, bool asJson)
    {
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            id = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var given) ? given.ToString() : null;
            if (root.TryGetProperty("question", out var question))
            {
                var odds = judge.Answers(question.GetString() ?? string.Empty, Passage(root));
                return asJson
                    ? JsonSerializer.Serialize(Shown(id ?? $"{number}", odds), AnswerJson.Options)
                    : $"{id ?? $"{number}"}  {(odds > 0 ? "回答了" : "没有回答")}";
            }

            var judged = judge.Claims.Judge(
                root.GetProperty("claim").GetString() ?? string.Empty,
                Passage(root),
                root.TryGetProperty("place", out var place) && place.ValueKind == JsonValueKind.String ? place.GetString() : null,
                root.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number ? year.GetInt32() : null
            );
            return asJson
                ? JsonSerializer.Serialize(Shown(id ?? $"{number}", judged), AnswerJson.Options)
                : $"{id ?? $"{number}"}  {VerdictNote.Word(judged.Verdict)}（{judged.Reason}）";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return JsonSerializer.Serialize(
                new
                {
                    id,
                    line = number,
                    error = $"the line cannot be judged ({e.Message}); expected {{\"id\": …, \"claim\" or \"question\": …, \"passage\": …}}",
                },
                AnswerJson.Options
            );
        }
    }

    private static string Passage(JsonElement root) => root.GetProperty("passage").GetString() ?? string.Empty;

    private static object Shown(string id, double odds) =>
        new
        {
            id,
            answers = odds > 0,
            probability = Math.Round(1 / (1 + Math.Exp(-odds)), 3),
        };

    private static object Shown(string id, Judgement judged) =>
        new
        {
            id,
            verdict = judged.Verdict,
            probabilities = judged.Chances is { } chances
                ? new
                {
                    supported = Math.Round(chances.Supported, 3),
                    contradicted = Math.Round(chances.Contradicted, 3),
                    not_found = Math.Round(chances.Untold, 3),
                }
                : null,
            reason = judged.Reason,
            decided = judged.Decided,
        };

    // A question has nothing to be judged by but the reading model; a claim has figures and words as well.
    private sealed class PassageJudge(IReadingModel? reading)
    {
        public ClaimJudge Claims { get; } = new(new GuardedReading(reading));

        public double Answers(string question, string passage) =>
            reading is null ? throw new InvalidOperationException("no model reads: set Reading:Provider to own")
            : string.IsNullOrWhiteSpace(passage) ? double.NegativeInfinity
            : reading.Answers(question, passage);
    }
}
