using System.Diagnostics.Metrics;
using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Generation;
using Assistant.Replay;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>What a capable model makes of the answers: its replies to the prompts of 150 questions are kept, and each is played as it was written.</summary>
public sealed class RecordedRepliesTests
{
    private const string Recording = "ASSISTANT_RECORD";
    private static readonly string CountsFile = Path.Combine(RecordedQuestions.Folder, "counts.json");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public async Task TheQuestionsAreTheChosenOnes()
    {
        Assert.SkipUnless(Directory.Exists(Repository.Shared("eval/train")), "the question sets are not beside the checkout");
        var chosen = RecordedQuestions.Choose().ToList();
        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            await File.WriteAllLinesAsync(RecordedQuestions.Kept, chosen);
        }

        Assert.Equal(chosen, File.ReadLines(RecordedQuestions.Kept));
    }

    /// <summary>Asks the questions with the replies of a folder: what has no reply is recorded there, and the answers are written beside.</summary>
    [Fact]
    public async Task ThePromptsOfAFolderAreRecorded()
    {
        var folder = Environment.GetEnvironmentVariable(Recording);
        Assert.SkipWhen(folder is null, $"set {Recording} to a folder to record prompts");

        var others = Environment.GetEnvironmentVariable("ASSISTANT_RECORD_QUESTIONS");
        var (counts, judged) = await PlayAsync(folder, others is null ? null : EvaluationQuestion.Load(others));

        await File.WriteAllLinesAsync(
            Path.Combine(folder, "run.jsonl"),
            judged.Select(j =>
                KeptReplies.Line(
                    new
                    {
                        type = j.Question.Type,
                        score = j.Score,
                        answer = j.Answer,
                        question = j.Question,
                    }
                )
            )
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "counts.json"), JsonSerializer.Serialize(counts, Json) + "\n");
        TestContext.Current.TestOutputHelper?.WriteLine(JsonSerializer.Serialize(counts, Json));
    }

    [Fact]
    public async Task TheKeptRepliesGiveAsManyRightAnswersAsBefore()
    {
        Assert.SkipUnless(Directory.GetFiles(RecordedQuestions.Folder, "answers*.jsonl").Length > 0, "no replies are kept");
        Assert.SkipUnless(Directory.Exists(Repository.Shared("corpus/reports")), "the reports are not beside the checkout");

        var (counts, _) = await PlayAsync(RecordedQuestions.Folder);

        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            await File.WriteAllTextAsync(CountsFile, JsonSerializer.Serialize(counts, Json) + "\n");
        }

        var before = JsonSerializer.Deserialize<ReplyCounts>(await File.ReadAllTextAsync(CountsFile), Json)!;
        Assert.True(counts.Unanswered <= before.Unanswered, $"{counts.Unanswered} requests without a reply, {before.Unanswered} before");
        Assert.True(counts.Right >= before.Right, $"right {counts.Right} of {counts.Questions}, {before.Right} before");
        Assert.True(counts.Cited >= before.Cited, $"cited {counts.Cited} of {counts.WithEvidence}, {before.Cited} before");
        Assert.True(counts.Released >= before.Released, $"shown at first try {counts.Released}, {before.Released} before");
        Assert.Equal(counts.Questions, counts.Grounded);
    }

    private static async Task<(ReplyCounts Counts, IReadOnlyList<Judged> Judged)> PlayAsync(
        string folder,
        IReadOnlyList<EvaluationQuestion>? questions = null
    )
    {
        var fates = new Dictionary<string, int>();
        using var meters = Listen(fates);
        using var endpoint = new ReplayEndpoint(folder);
        var options = new ChatModelOptions
        {
            Endpoint = endpoint.Address,
            Model = "replay",
            FirstSentenceSeconds = 60,
            TotalSeconds = 120,
            SilenceSeconds = 60,
        };
        var evaluator = new Evaluator(
            [Path.Combine(Repository.Root, "corpus"), Repository.Shared("corpus/reports")],
            index => new ReportAssistant(index, ChatModel.Create(options), crossEncoder: Shipped.CrossEncoder, reading: Shipped.Reading)
        );
        var judged = await evaluator.RunAsync("recorded", questions ?? RecordedQuestions.Load(), CancellationToken.None);
        lock (fates)
        {
            return (ReplyCounts.Of(judged, fates, endpoint.Missing), judged);
        }
    }

    private static MeterListener Listen(Dictionary<string, int> fates)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "assistant.generated.sentences")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, count, tags, _) =>
            {
                lock (fates)
                {
                    var fate = tags.ToArray().First(t => t.Key == "fate").Value!.ToString()!;
                    fates[fate] = fates.GetValueOrDefault(fate) + (int)count;
                }
            }
        );
        listener.Start();
        return listener;
    }
}

/// <summary>What became of the questions and of the model's sentences.</summary>
/// <param name="WithEvidence">Questions that have evidence to cite.</param>
/// <param name="Cited">Of them, those whose citations hold all of it.</param>
/// <param name="ToRefuse">Questions that no report answers.</param>
/// <param name="Refused">Of them, those that were refused or, where a statement was to be judged, not found.</param>
/// <param name="Released">Sentences shown as they were written first.</param>
/// <param name="Corrected">Sentences shown after they were asked for once more.</param>
/// <param name="Replaced">Sentences that a quote stands for.</param>
/// <param name="Dropped">Sentences that were left out.</param>
/// <param name="Unanswered">Requests without a kept reply.</param>
internal sealed record ReplyCounts(
    int Questions,
    int Right,
    int WithEvidence,
    int Cited,
    int ToRefuse,
    int Refused,
    int Grounded,
    int Released,
    int Corrected,
    int Replaced,
    int Dropped,
    int Unanswered
)
{
    public static ReplyCounts Of(IReadOnlyList<Judged> judged, IReadOnlyDictionary<string, int> fates, int unanswered) =>
        new(
            judged.Count,
            judged.Count(j => j.Score.Right),
            judged.Count(j => j.Score.Cited is not null),
            judged.Count(j => j.Score.Cited == true),
            judged.Count(j => j.Score.Abstain),
            judged.Count(j => j.Score.Abstain && j.Score.Right),
            judged.Count(j => j.Score.Grounded),
            fates.GetValueOrDefault("released"),
            fates.GetValueOrDefault("corrected"),
            fates.GetValueOrDefault("replaced"),
            fates.GetValueOrDefault("dropped"),
            unanswered
        );
}
