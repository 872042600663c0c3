using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Claims;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary><c>assistant judge</c>: whether claims follow from the passages given with them; no index is read.</summary>
internal static class JudgeCommand
{
    public static Command Create()
    {
        var batch = new Option<FileInfo>("--batch")
        {
            Description = "A file of JSON lines with id, claim, passage, and place and year of the passage's report where they are known",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Verdicts as JSON lines" };
        var command = new Command("judge", "Judge whether each claim follows from its passage") { batch, json };
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

        var judge = new ClaimJudge();
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (line.Trim().Length > 0)
            {
                Console.WriteLine(JudgeLine(judge, line, number, asJson));
            }
        }

        return ExitCode.Done;
    }

    private static string JudgeLine(ClaimJudge judge, string line, int number, bool asJson)
    {
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            id = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var given) ? given.ToString() : null;
            var judged = judge.Judge(
                root.GetProperty("claim").GetString() ?? string.Empty,
                root.GetProperty("passage").GetString() ?? string.Empty,
                root.TryGetProperty("place", out var place) && place.ValueKind == JsonValueKind.String ? place.GetString() : null,
                root.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number ? year.GetInt32() : null
            );
            return asJson
                ? JsonSerializer.Serialize(Shown(id ?? $"{number}", judged), AnswerJson.Options)
                : $"{id ?? $"{number}"}  {Name(judged.Verdict)}（{judged.Reason}）";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return JsonSerializer.Serialize(
                new
                {
                    id,
                    line = number,
                    error = $"the line cannot be judged ({e.Message}); expected {{\"id\": …, \"claim\": …, \"passage\": …}}",
                },
                AnswerJson.Options
            );
        }
    }

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

    private static string Name(VerdictKind kind) =>
        kind switch
        {
            VerdictKind.Supported => "一致",
            VerdictKind.Contradicted => "不符",
            _ => "未见",
        };
}
