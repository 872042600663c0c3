using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Language;

namespace Assistant.Training.Embedding;

/// <summary>A question over one report: which of its passages answer.</summary>
/// <param name="Query">Features of the question.</param>
/// <param name="Passages">Features of every passage of the report, shared by its questions.</param>
/// <param name="Answers">Numbers of the passages that hold the evidence.</param>
internal sealed record QuestionPair(string Report, int[] Query, IReadOnlyList<int[]> Passages, IReadOnlyList<int> Answers);

/// <summary>Reads pairs of a question and what answers it.</summary>
internal static class QuestionPairs
{
    /// <summary>The answerable questions of every set of a folder.</summary>
    public static IReadOnlyList<QuestionPair> Load(string questions, string reports, Func<string, int[]> features)
    {
        var pairs = new List<QuestionPair>();
        foreach (var (name, set) in TrainingQuestion.Sets(questions))
        {
            var passages = new SentencePassageSplitter().Split(new ReportReader().Read(Path.Combine(reports, name + ".txt")));
            int[][] ids = [.. passages.Select(p => features(SearchText.Normalize(p.Text)))];
            var squeezed = passages.Select(p => TrainingQuestion.Squeeze(p.Text)).ToList();
            foreach (
                var question in TrainingQuestion
                    .Load(set)
                    .Where(q => !q.Abstain && q.Evidence is { Count: > 0 } && q.History is null or { Count: 0 })
            )
            {
                var evidence = question.Evidence!.Select(TrainingQuestion.Squeeze).ToList();
                var answers = Enumerable
                    .Range(0, squeezed.Count)
                    .Where(i => evidence.Any(e => squeezed[i].Contains(e, StringComparison.Ordinal)))
                    .ToList();
                var query = features(SearchText.Normalize(question.Question));
                if (answers.Count > 0 && query.Length > 0)
                {
                    pairs.Add(new QuestionPair(name, query, ids, answers));
                }
            }
        }

        return pairs;
    }

    /// <summary>Laymen's questions with the statutes that answer them (LeCoQA and STARD, MIT).</summary>
    public static IReadOnlyList<(int[] Query, int[] Text)> Statutes(string path, Func<string, int[]> features)
    {
        var pairs = new List<(int[], int[])>();
        foreach (var line in File.ReadLines(path))
        {
            // The file was written by a program that says NaN for a missing value.
            using var json = JsonDocument.Parse(line.Replace(": NaN", ": null", StringComparison.Ordinal));
            var query = features(SearchText.Normalize(json.RootElement.GetProperty("question").GetString()!));
            pairs.AddRange(
                json.RootElement.GetProperty("statutes")
                    .EnumerateArray()
                    .Select(s => (query, features(SearchText.Normalize(s.GetProperty("text").GetString() ?? string.Empty))))
            );
        }

        return [.. pairs.Where(p => p.Item1.Length > 0 && p.Item2.Length > 0)];
    }

    /// <summary>Words that mean the same: everyday and official, English and Chinese.</summary>
    public static IReadOnlyList<(int[] Query, int[] Text)> Words(string path, Func<string, int[]> features)
    {
        var pairs = new List<(int[], int[])>();
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var term = features(SearchText.Normalize(json.RootElement.GetProperty("term").GetString()!));
            pairs.AddRange(
                json.RootElement.GetProperty("also").EnumerateArray().Select(a => (features(SearchText.Normalize(a.GetString()!)), term))
            );
        }

        return [.. pairs.Where(p => p.Item1.Length > 0 && p.Item2.Length > 0)];
    }
}
