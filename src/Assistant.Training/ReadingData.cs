using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Microsoft.SemanticKernel;

namespace Assistant.Training;

/// <summary>
/// Writes what the cross-encoder learns from (src/training): the questions with their candidates, and the passages of all reports with their
/// figures, worded as the assistant will give them to it.
/// </summary>
internal static class ReadingData
{
    private const int Candidates = 40;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes questions.jsonl and passages.jsonl to a folder; of the reports that models learn from.</summary>
    public static async Task WriteAsync(
        string folder,
        string reports,
        string questions,
        ReportRoles roles,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var data = Directory.CreateTempSubdirectory("assistant-reading-");
        try
        {
            var corpus = Directory.CreateDirectory(Path.Combine(data.FullName, "corpus"));
            foreach (var report in Directory.EnumerateFiles(reports, "*.txt").Where(p => roles.Learns(Path.GetFileNameWithoutExtension(p))))
            {
                File.Copy(report, Path.Combine(corpus.FullName, Path.GetFileName(report)));
            }

            using var index = await CorpusIndex.OpenAsync(
                Path.Combine(data.FullName, "data"),
                new StaticEmbeddingGenerator(StaticEmbeddingModel.Default),
                cancellationToken
            );
            await index.IngestAsync(corpus.FullName, null, cancellationToken);
            await WritePassagesAsync(Path.Combine(folder, "passages.jsonl"), index.Current, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }

        await using var writer = new StreamWriter(Path.Combine(folder, "questions.jsonl"));
        var folds = ReportFolds.OfSets(questions, roles);
        foreach (var (report, set) in TrainingQuestion.Sets(questions).Where(s => folds.ContainsKey(s.Report)))
        {
            await WriteQuestionsAsync(writer, report, folds[report], Path.Combine(reports, report + ".txt"), set, cancellationToken);
        }
    }

    private static async Task WritePassagesAsync(string path, ICorpusSnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path);
        foreach (var report in snapshot.Reports)
        {
            var figures = snapshot.Figures(report.Report).ToLookup(f => f.PassageId);
            foreach (var passage in snapshot.Passages(report.Report))
            {
                var row = new
                {
                    report = report.Report,
                    year = report.Year,
                    text = CrossEncoderInput.Passage(passage),
                    kind = $"{passage.Kind}",
                    status = $"{passage.Status}",
                    figures = figures[passage.Id]
                        .Select(f => new
                        {
                            text = f.Text,
                            indicator = f.Indicator,
                            unit = f.Unit,
                            kind = $"{f.Kind}",
                            status = $"{f.Status}",
                            start = f.PeriodStart,
                            end = f.PeriodEnd,
                            falling = f.Falling,
                            quote = f.Quote,
                        }),
                };
                await writer.WriteLineAsync(JsonSerializer.Serialize(row, Plain).AsMemory(), cancellationToken);
            }
        }
    }

    private static async Task WriteQuestionsAsync(
        StreamWriter writer,
        string report,
        int fold,
        string reportPath,
        string questions,
        CancellationToken cancellationToken
    )
    {
        var maker = new ExampleMaker(StaticEmbeddingModel.Default);
        foreach (var example in await maker.MakeAsync(reportPath, questions, cancellationToken))
        {
            var order = Enumerable
                .Range(0, example.Candidates.Count)
                .OrderByDescending(i => RankModel.Default.Score(example.Candidates[i]))
                .Take(Candidates)
                .ToList();
            var row = new
            {
                report,
                fold,
                question = example.AskedText,
                abstain = example.Abstain,
                verify = example.Verify,
                side = example.IsSide,
                passages = order.Select(i => example.Passages[i]),
                right = order.Select(i => example.Positive[i]),
            };
            await writer.WriteLineAsync(JsonSerializer.Serialize(row, Plain).AsMemory(), cancellationToken);
        }
    }
}
