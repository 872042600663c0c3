using System.CommandLine;
using Assistant.Core.Answering;
using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Onnx;
using Assistant.Training;
using Assistant.Training.Claims;
using Assistant.Training.Dialogue;
using Assistant.Training.Embedding;
using Assistant.Training.Kinds;
using Assistant.Training.Lists;
using Assistant.Training.Promises;

var reports = new Option<DirectoryInfo>("--reports")
{
    Description = "Folder of the reports",
    DefaultValueFactory = _ => new DirectoryInfo("../shared/corpus/reports"),
};
var questions = new Option<DirectoryInfo>("--questions")
{
    Description = "Folder of the question sets, REPORT.questions.jsonl",
    DefaultValueFactory = _ => new DirectoryInfo("../shared/eval/train"),
};
var split = new Option<FileInfo>("--split")
{
    Description = "The role of each report: train, choose or count",
    DefaultValueFactory = _ => new FileInfo("src/Assistant.Training/Data/split.csv"),
};
var core = new Option<DirectoryInfo>("--core")
{
    Description = "Folder of Assistant.Core, where the models go",
    DefaultValueFactory = _ => new DirectoryInfo("src/Assistant.Core"),
};
var texts = new Option<DirectoryInfo>("--texts")
{
    Description = "Folder of the raw texts, NAME.txt.xz",
    DefaultValueFactory = _ => new DirectoryInfo("../shared/text"),
};
var statutes = new Option<FileInfo>("--statutes")
{
    Description = "Laymen's questions with statutes",
    DefaultValueFactory = _ => new FileInfo("../shared/qa/lecoqa_stard.jsonl"),
};
var checkpoint = new Option<FileInfo>("--checkpoint")
{
    Description = "Where the vectors are kept after pre-training; when the file is there, it is not repeated",
    DefaultValueFactory = _ => new FileInfo(Path.Combine(Path.GetTempPath(), "static-embedding.pretrained")),
};
var treesOnly = new Option<bool>("--trees")
{
    Description = "Only the trees, over the embeddings of the run before (the shipped one, and those of the folds beside the checkpoint)",
};
var readerFolder = new Option<DirectoryInfo>("--readers")
{
    Description = "Folder of the cross-encoders of the folds, cross-0 to cross-3 (src/training)",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Path.GetTempPath(), "readers")),
};
var record = new Option<FileInfo>("--readings")
{
    Description = "What those cross-encoders said: serves where their folder is not there, is written anew where it is",
    DefaultValueFactory = _ => new FileInfo("src/Assistant.Training/Data/readings.tsv"),
};
var shippedReader = new Option<DirectoryInfo>("--reader")
{
    Description = "Folder of the cross-encoder that ships",
    DefaultValueFactory = _ => new DirectoryInfo("src/Assistant.Onnx/Models/cross-encoder"),
};
var readingModel = new Option<DirectoryInfo>("--reading-model")
{
    Description = "Folder of the reading model that ships",
    DefaultValueFactory = _ => new DirectoryInfo("src/Assistant.Onnx/Models/reading-model"),
};
var readingData = new Option<DirectoryInfo?>("--reading")
{
    Description = "Only write to this folder what the cross-encoder learns from (src/training)",
};
var turns = new Option<bool>("--turns") { Description = "Only what a turn of a conversation has to do with those before it" };
var claimsOnly = new Option<bool>("--claims") { Description = "Only when a claim follows from a passage" };
var claimsOf = new Option<string?>("--claims-of")
{
    Description = "Only count what the judge that ships makes of the statements of a role: train, choose or count",
};
var listsOnly = new Option<bool>("--lists") { Description = "Only which list of an outline answers a question" };
var promisesOnly = new Option<bool>("--promises") { Description = "Only when a figure of a later report is of the same thing as a target" };
var kindsOnly = new Option<bool>("--kinds") { Description = "Only the kinds of questions" };

var command = new RootCommand("Learns the embedding, the ranker's trees and those of the chance that a passage answers.")
{
    reports,
    questions,
    split,
    core,
    texts,
    statutes,
    checkpoint,
    treesOnly,
    readerFolder,
    record,
    shippedReader,
    readingModel,
    readingData,
    turns,
    kindsOnly,
    listsOnly,
    promisesOnly,
    claimsOnly,
    claimsOf,
};
command.SetAction(
    async (parsed, cancellationToken) =>
    {
        var roles = ReportRoles.Load(parsed.GetValue(split)!.FullName);
        if (parsed.GetValue(kindsOnly))
        {
            var splitFile = parsed.GetValue(split)!;
            KindTraining.Run(
                new KindExamples(parsed.GetValue(questions)!.FullName, Path.Combine(splitFile.DirectoryName!, "kinds"), splitFile.FullName),
                Path.Combine(parsed.GetValue(core)!.FullName, "Questions", "Kinds", "Data", "kinds.txt")
            );
            return 0;
        }

        if (parsed.GetValue(readingData) is { } readingFolder)
        {
            await ReadingData.WriteAsync(
                readingFolder.FullName,
                parsed.GetValue(reports)!.FullName,
                parsed.GetValue(questions)!.FullName,
                roles,
                cancellationToken
            );
            return 0;
        }

        var folder = parsed.GetValue(core)!.FullName;
        if (parsed.GetValue(claimsOf) is { } role)
        {
            var triples = StatementExample.Triples(parsed.GetValue(questions)!.FullName).Where(t => roles.Is(t[0].Report, role)).ToList();
            using var reading = ReadingModels.Create(new ReadingOptions { Directory = parsed.GetValue(readingModel)!.FullName });
            Console.WriteLine(JudgedStatements.Table($"{role}, whole triples", JudgedStatements.Of(triples.SelectMany(t => t), reading)));
            Console.WriteLine(JudgedStatements.Table($"{role}, as printed", JudgedStatements.Of(triples.Select(t => t[0]), reading)));
            return 0;
        }

        if (parsed.GetValue(claimsOnly))
        {
            ClaimTraining.Run(parsed.GetValue(questions)!.FullName, roles, Path.Combine(folder, "Claims", "Data"));
            return 0;
        }

        if (parsed.GetValue(turns))
        {
            TurnRoleTraining.Run(
                [parsed.GetValue(questions)!.FullName, "src/Assistant.Training/Data/conversations"],
                roles,
                Path.Combine(folder, "Questions", "Data", "turn-roles.txt")
            );
            return 0;
        }

        if (parsed.GetValue(promisesOnly))
        {
            PromiseTraining.Run(
                parsed.GetValue(reports)!.FullName,
                "src/Assistant.Training/Data/promises.jsonl",
                roles,
                Path.Combine(folder, "Briefing", "Data", "same-thing.txt")
            );
            return 0;
        }

        if (parsed.GetValue(listsOnly))
        {
            using var shipped = new FoldScores(
                parsed.GetValue(record)!.FullName,
                parsed.GetValue(readerFolder)!.FullName,
                parsed.GetValue(shippedReader)!.FullName,
                []
            );
            await ListTraining.RunAsync(
                parsed.GetValue(reports)!.FullName,
                parsed.GetValue(questions)!.FullName,
                roles,
                shipped,
                Path.Combine(folder, "Answering", "Data", "lists.txt"),
                cancellationToken
            );
            return 0;
        }

        var sources = new EmbeddingSources(
            parsed.GetValue(texts)!.FullName,
            parsed.GetValue(reports)!.FullName,
            parsed.GetValue(questions)!.FullName,
            parsed.GetValue(statutes)!.FullName
        );
        var embeddings = new EmbeddingFolds(new EmbeddingTraining(sources, roles), sources, roles);
        Action<string, string> prepare = parsed.GetValue(treesOnly) ? embeddings.Load : embeddings.Train;
        prepare(Path.Combine(folder, "Models", "static-embedding.bin"), parsed.GetValue(checkpoint)!.FullName);

        using var readers = new FoldScores(
            parsed.GetValue(record)!.FullName,
            parsed.GetValue(readerFolder)!.FullName,
            parsed.GetValue(shippedReader)!.FullName,
            [.. ReportFolds.OfSets(sources.Questions, roles).Keys]
        );
        var (train, choose) = await Examples.LoadAsync(sources, roles, embeddings.Of, readers, cancellationToken);
        readers.Save();
        var rankers = AnswerableTrainer.Rankers(train, TreeOptions.Ranker);
        var ranker = rankers[^1];
        Measure.Print("choose", choose, ranker);
        var (phrases, answerableRead) = Learn(
            "with the reading",
            AnswerableTrainer.Rows(train, rankers, read: true),
            choose,
            ranker,
            read: true
        );
        var (_, answerable) = Learn("without", AnswerableTrainer.Rows(train, rankers, read: false), choose, ranker, read: false);
        Console.WriteLine($"{readers.Lacking} pairs of question and passage had never been read");
        const string Origin = "# Written by src/Assistant.Training, see docs there.\n";
        File.WriteAllText(Path.Combine(folder, "Search", "Data", "ranker.txt"), Origin + ranker.Write(RankFeatures.Names));
        File.WriteAllText(
            Path.Combine(folder, "Answering", "Data", "answerable.txt"),
            Origin + answerable.Write(AnswerabilityClassifier.Names)
        );
        File.WriteAllText(
            Path.Combine(folder, "Answering", "Data", "answerable-read.txt"),
            Origin + answerableRead.Write(AnswerabilityClassifier.ReadNames)
        );
        File.WriteAllText(Path.Combine(folder, "Answering", "Data", "phrases.txt"), Origin + phrases.Write());
        return 0;
    }
);
return await command.Parse(args).InvokeAsync();

static (PhraseModel Phrases, LogisticModel Answerable) Learn(
    string name,
    IReadOnlyList<AnswerableTrainer.Row> rows,
    IReadOnlyList<Example> choose,
    TreeEnsemble ranker,
    bool read
)
{
    var (phrases, model, leftOut) = AnswerableTrainer.Train(rows);
    Console.WriteLine($"{name}: training reports, each by models trained without it:");
    Measure.Print(leftOut);
    Console.WriteLine($"{name}: reports of the role choose:");
    Measure.Print([
        .. choose.Select(e => AnswerableTrainer.RowOf(e, ranker, read)).Select(r => (r, AnswerableTrainer.Probability(r, phrases, model))),
    ]);
    return (phrases, model);
}
