using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Microsoft.Data.Sqlite;

namespace Assistant.Benchmarks;

/// <summary>
/// How a question's time grows with the index: questions that name a place and questions that name none, with the time of each step, beside a plain FTS5 query
/// of the same words on the same file.
/// </summary>
internal static class Growth
{
    private const int Warm = 10;

    /// <summary>--growth DATA-FOLDER [QUESTIONS]; the folder holds an index.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: --growth DATA-FOLDER [QUESTIONS]");
            return 2;
        }

        var number = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;
        using var index = await CorpusIndex.OpenToAskAsync(
            args[0],
            new StaticEmbeddingGenerator(StaticEmbeddingModel.Default),
            CancellationToken.None
        );
        var assistant = new ReportAssistant(index, crossEncoder: Workspace.CrossEncoder, reading: Workspace.Reading);
        var places = index.Current.Reports.Select(r => r.Place).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var file = Path.Combine(args[0], "assistant.db");
        Print(
            $"{index.Current.PassageCount} passages of {index.Current.Reports.Count} reports, index {new FileInfo(file).Length / 1e6:0} MB"
        );
        var questions = Workspace.Questions.Where(q => !q.Contains("柯桥", StringComparison.Ordinal)).Take(number + Warm).ToList();
        await AskAsync("place named", assistant, [.. questions.Select((q, i) => $"{places[i * 37 % places.Count]}{q}")]);
        await AskAsync("no place named", assistant, questions);
        Fts(file, questions);
        Print($"working set {Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB");
        return 0;
    }

    private static async Task AskAsync(string name, ReportAssistant assistant, IReadOnlyList<string> questions)
    {
        var steps = new Dictionary<string, List<double>>();
        var whole = new List<double>();
        foreach (var (i, question) in questions.Index())
        {
            var watch = Stopwatch.StartNew();
            var answer = await assistant.AnswerAsync(new Question("1", question, []), CancellationToken.None);
            if (i < Warm)
            {
                continue;
            }

            whole.Add(watch.Elapsed.TotalMilliseconds);
            var timings = answer.Timings;
            ReadOnlySpan<(string Step, double Time)> parts =
            [
                ("understand", timings.Understand),
                ("retrieve", timings.Retrieve),
                ("answer", timings.Answer),
                ("ground", timings.Ground),
            ];
            foreach (var (step, time) in parts)
            {
                (steps.TryGetValue(step, out var times) ? times : steps[step] = []).Add(time);
            }
        }

        Print($"{name}, {whole.Count} questions: {Shares(whole)}");
        foreach (var (step, times) in steps)
        {
            Print($"    {step}: {Shares(times)}");
        }
    }

    private static void Fts(string file, IReadOnlyList<string> questions)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        var times = new List<double>();
        foreach (var (i, question) in questions.Index())
        {
            var words = SearchText.Tokens(question).Where(t => t.Length > 1).Distinct().Select(t => $"\"{t}\"");
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT rowid FROM passage_words WHERE passage_words MATCH $match ORDER BY rank LIMIT 80";
            command.Parameters.AddWithValue("$match", string.Join(" OR ", words));
            var watch = Stopwatch.StartNew();
            using var reader = command.ExecuteReader();
            while (reader.Read()) { }

            if (i >= Warm)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        Print($"plain FTS5 of the same words: {Shares(times)}");
    }

    private static string Shares(List<double> times)
    {
        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"median {times[times.Count / 2]:0.0} ms, 95 % under {times[times.Count * 95 / 100]:0.0} ms"
        );
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
