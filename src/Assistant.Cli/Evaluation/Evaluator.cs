using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Index;

namespace Assistant.Cli.Evaluation;

/// <summary>Asks the questions of a set through the same door as a user, over the reports that the set is about.</summary>
/// <param name="reportFolders">Folders in which a report is looked for by its name.</param>
/// <param name="assistant">Makes the assistant that is asked over an index.</param>
/// <param name="without">Rules that are left out.</param>
/// <param name="isIn">Which questions of a set are asked; null for all.</param>
/// <param name="eachRule">Whether every question is asked once more without each rule that came to bear on it.</param>
internal sealed class Evaluator(
    IReadOnlyList<string> reportFolders,
    Func<CorpusIndex, ReportAssistant> assistant,
    IReadOnlyList<Rule>? without = null,
    bool eachRule = false,
    Func<EvaluationQuestion, bool>? isIn = null
)
{
    /// <summary>Asks and judges every question of a file.</summary>
    public Task<IReadOnlyList<Judged>> RunAsync(string questionsPath, CancellationToken cancellationToken) =>
        RunAsync(SetOf(questionsPath), EvaluationQuestion.Load(questionsPath), cancellationToken);

    /// <summary>The name of the set in a file.</summary>
    public static string SetOf(string questionsPath) =>
        Path.GetFileName(questionsPath).Replace(".questions.jsonl", string.Empty, StringComparison.Ordinal);

    /// <summary>Asks and judges the questions of a set.</summary>
    public async Task<IReadOnlyList<Judged>> RunAsync(
        string set,
        IReadOnlyList<EvaluationQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var judged = new List<Judged>();
        foreach (var group in questions.Where(q => isIn?.Invoke(q) != false).GroupBy(q => Scope(q, questions, set)))
        {
            judged.AddRange(await OverAsync(set, group.Key.Split('\n'), [.. group], cancellationToken));
        }

        return judged;
    }

    // A set with evidence_reports is asked over all its reports together; any other over its own report.
    private static string Scope(EvaluationQuestion question, IReadOnlyList<EvaluationQuestion> all, string set) =>
        question.Reports is { } loaded ? string.Join('\n', loaded.Order(StringComparer.Ordinal))
        : all.Any(q => q.EvidenceReports is not null)
            ? string.Join('\n', all.SelectMany(q => q.EvidenceReports ?? []).Distinct().Order(StringComparer.Ordinal))
        : question.Report ?? set;

    private async Task<IReadOnlyList<Judged>> OverAsync(
        string set,
        IReadOnlyList<string> reports,
        IReadOnlyList<EvaluationQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("assistant-evaluation-");
        try
        {
            var corpus = Directory.CreateDirectory(Path.Combine(folder.FullName, "corpus"));
            foreach (var report in reports)
            {
                var file = Find(report);
                File.Copy(file, Path.Combine(corpus.FullName, Path.GetFileName(file)));
            }

            using var index = await CorpusIndex.OpenAsync(
                Path.Combine(folder.FullName, "data"),
                CommandContext.Embeddings(),
                cancellationToken
            );
            await index.IngestAsync(corpus.FullName, null, cancellationToken);
            var asked = assistant(index);
            var judged = new List<Judged>();
            foreach (var question in questions)
            {
                async Task<(Judged Judged, IReadOnlyCollection<Rule> Met)> AskAsync(IReadOnlyList<Rule> leftOut)
                {
                    using var trial = RuleTrial.Without(leftOut);
                    var answer = await asked.AnswerAsync(
                        new Question(question.Id, question.Question, question.History ?? [], question.Place),
                        cancellationToken
                    );
                    return (new Judged(set, question, answer, Scorer.Judge(question, answer, index.Current.Text)), trial.Met);
                }

                var (result, met) = await AskAsync(without ?? []);
                var others = new Dictionary<Rule, Judged>();
                foreach (var rule in eachRule ? met : [])
                {
                    others[rule] = (await AskAsync([.. without ?? [], rule])).Judged;
                }

                judged.Add(result with { Without = others });
            }

            return judged;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Find(string report) =>
        reportFolders
            .SelectMany(f => (string[])[Path.Combine(f, report + ".txt"), Path.Combine(f, report + ".docx")])
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"the report '{report}' is in none of {string.Join(", ", reportFolders)}; name its folder with --reports"
        );
}
