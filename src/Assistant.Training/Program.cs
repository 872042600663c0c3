using System.CommandLine;
using Assistant.Core.Answering;
using Assistant.Core.Embeddings;
using Assistant.Core.Retrieval;
using Assistant.Training;
using Assistant.Training.Embedding;

var reports = new Option<DirectoryInfo>("--reports") { Description = "Folder of the reports", DefaultValueFactory = _ => new DirectoryInfo("../shared/corpus/reports") };
var questions = new Option<DirectoryInfo>("--questions") { Description = "Folder of the question sets, REPORT.questions.jsonl", DefaultValueFactory = _ => new DirectoryInfo("../shared/eval/train") };
var heldOut = new Option<FileInfo>("--held-out") { Description = "Names of the reports kept aside, a line each", DefaultValueFactory = _ => new FileInfo("tests/Assistant.Evaluation/heldout.txt") };
var core = new Option<DirectoryInfo>("--core") { Description = "Folder of Assistant.Core, where the models go", DefaultValueFactory = _ => new DirectoryInfo("src/Assistant.Core") };
var texts = new Option<DirectoryInfo>("--texts") { Description = "Folder of the raw texts, NAME.txt.xz", DefaultValueFactory = _ => new DirectoryInfo("../shared/text") };
var statutes = new Option<FileInfo>("--statutes") { Description = "Laymen's questions with statutes", DefaultValueFactory = _ => new FileInfo("../shared/qa/lecoqa_stard.jsonl") };
var checkpoint = new Option<FileInfo>("--checkpoint") { Description = "Where the vectors are kept after pre-training; when the file is there, it is not repeated", DefaultValueFactory = _ => new FileInfo(Path.Combine(Path.GetTempPath(), "static-embedding.pretrained")) };
var treesOnly = new Option<bool>("--trees") { Description = "Only the trees, over the embeddings of the run before (the shipped one, and those of the folds beside the checkpoint)" };
var reading = new Option<DirectoryInfo?>("--reading") { Description = "Only write to this folder what the cross-encoder learns from (src/training)" };

var command = new RootCommand("Learns the embedding, the ranker's trees and those of the chance that a passage answers.") { reports, questions, heldOut, core, texts, statutes, checkpoint, treesOnly, reading };
command.SetAction(async (parsed, cancellationToken) =>
{
    var kept = HeldOut(parsed.GetValue(heldOut)!);
    if (parsed.GetValue(reading) is { } readingFolder)
    {
        await ReadingData.WriteAsync(readingFolder.FullName, parsed.GetValue(reports)!.FullName, parsed.GetValue(questions)!.FullName, kept, cancellationToken);
        return 0;
    }

    var folder = parsed.GetValue(core)!.FullName;
    var sources = new EmbeddingSources(parsed.GetValue(texts)!.FullName, parsed.GetValue(reports)!.FullName, parsed.GetValue(questions)!.FullName, parsed.GetValue(statutes)!.FullName);
    var embeddings = new EmbeddingFolds(new EmbeddingTraining(sources, kept), sources, kept);
    Action<string, string> prepare = parsed.GetValue(treesOnly) ? embeddings.Load : embeddings.Train;
    prepare(Path.Combine(folder, "Models", "static-embedding.bin"), parsed.GetValue(checkpoint)!.FullName);

    var (train, test) = await Examples.LoadAsync(sources.Reports, sources.Questions, kept, embeddings.Of, cancellationToken);
    var (models, leftOut) = AnswerableTrainer.Train(train, TreeOptions.Ranker, TreeOptions.Answerable);
    Console.WriteLine("training reports, each by models trained without it:");
    Measure.Print(leftOut);
    Measure.Print("held out", test, models);
    const string Origin = "# Written by src/Assistant.Training, see docs there.\n";
    File.WriteAllText(Path.Combine(folder, "Retrieval", "Data", "ranker.txt"), Origin + models.Ranker.Write(RankFeatures.Names));
    File.WriteAllText(Path.Combine(folder, "Answering", "Data", "answerable.txt"), Origin + models.Answerable.Write(AnswerableModel.Names));
    File.WriteAllText(Path.Combine(folder, "Answering", "Data", "phrases.txt"), Origin + models.Phrases.Write());
    return 0;
});
return await command.Parse(args).InvokeAsync();

static HashSet<string> HeldOut(FileInfo file) => [.. File.ReadAllLines(file.FullName).Where(l => !l.StartsWith('#')).Select(l => l.Trim())];
