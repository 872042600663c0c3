using System.CommandLine;
using Assistant.Core.Answering;
using Assistant.Core.Retrieval;
using Assistant.Training;

var reports = new Option<DirectoryInfo>("--reports") { Description = "Folder of the reports", DefaultValueFactory = _ => new DirectoryInfo("../shared/corpus/reports") };
var questions = new Option<DirectoryInfo>("--questions") { Description = "Folder of the question sets, REPORT.questions.jsonl", DefaultValueFactory = _ => new DirectoryInfo("../shared/eval/train") };
var heldOut = new Option<FileInfo>("--held-out") { Description = "Names of the reports kept aside, a line each", DefaultValueFactory = _ => new FileInfo("tests/Assistant.Evaluation/heldout.txt") };
var core = new Option<DirectoryInfo>("--core") { Description = "Folder of Assistant.Core, where the models go", DefaultValueFactory = _ => new DirectoryInfo("src/Assistant.Core") };

var command = new RootCommand("Learns the ranker's trees and those of the chance that a passage answers.") { reports, questions, heldOut, core };
command.SetAction(async (parsed, cancellationToken) =>
{
    var kept = File.ReadAllLines(parsed.GetValue(heldOut)!.FullName).Where(l => !l.StartsWith('#')).Select(l => l.Trim()).ToHashSet();
    var (train, test) = await Examples.LoadAsync(parsed.GetValue(reports)!.FullName, parsed.GetValue(questions)!.FullName, kept, cancellationToken);
    var ranker = RankTrainer.Train(train, TreeOptions.Ranker);
    var answerable = AnswerableTrainer.Train(train, TreeOptions.Ranker, TreeOptions.Answerable);
    Measure.Print("trained on", train, ranker, answerable);
    Measure.Print("held out", test, ranker, answerable);
    var folder = parsed.GetValue(core)!.FullName;
    const string Origin = "# Boosted trees, a line each; written by src/Assistant.Training, see docs there.\n";
    File.WriteAllText(Path.Combine(folder, "Retrieval", "Data", "ranker.txt"), Origin + ranker.Write(RankFeatures.Names));
    File.WriteAllText(Path.Combine(folder, "Answering", "Data", "answerable.txt"), Origin + answerable.Write(AnswerableModel.Names));
    return 0;
});
return await command.Parse(args).InvokeAsync();
