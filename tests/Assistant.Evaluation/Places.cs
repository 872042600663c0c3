using Assistant.Tests.Support;

namespace Assistant.Evaluation;

/// <summary>The question sets of the project.</summary>
internal static class Places
{
    /// <summary>
    /// Sets of reports of the role choose, by which thresholds and rules are chosen; without those whose questions the shipped cross-encoder learned from.
    /// </summary>
    public static IReadOnlyList<string> Choose => Of("choose");

    /// <summary>Sets of reports of the role count, which are only counted; without those whose questions the shipped cross-encoder learned from.</summary>
    public static IReadOnlyList<string> Count => Of("count");

    /// <summary>A question set that is part of the project.</summary>
    public static string Own(string name) => Path.Combine(OwnFolder, $"{name}.questions.jsonl");

    /// <summary>Conversations over reports that have no other questions.</summary>
    public static IReadOnlyList<string> OwnConversations =>
        [.. Directory.GetFiles(OwnFolder, "conversations-*.jsonl").Order(StringComparer.Ordinal)];

    /// <summary>Conversations over several places.</summary>
    public static IReadOnlyList<string> OwnPlaces => [.. Directory.GetFiles(OwnFolder, "places-*.jsonl").Order(StringComparer.Ordinal)];

    /// <summary>Questions over reports that have no other questions.</summary>
    public static IReadOnlyList<string> Unseen =>
        [
            .. Directory
                .GetFiles(OwnFolder, "*.questions.jsonl")
                .Where(f => Path.GetFileName(f) is not ("keqiao-2020.questions.jsonl" or "corpus.questions.jsonl"))
                .Order(StringComparer.Ordinal),
        ];

    private static string OwnFolder => Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions");

    // split.csv gives every report its role; many have no questions.
    private static IReadOnlyList<string> Of(string role)
    {
        var data = Path.Combine(Repository.Root, "src", "Assistant.Training", "Data");
        var learnt = File.ReadLines(Path.Combine(data, "reader-reports.txt")).Where(l => !l.StartsWith('#'));
        var folder = Repository.Shared("eval/train");
        return
        [
            .. File.ReadLines(Path.Combine(data, "split.csv"))
                .Select(l => l.Split(','))
                .Where(cells => cells[1] == role)
                .Select(cells => cells[0])
                .Except(learnt, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(report => Path.Combine(folder, $"{report}.questions.jsonl"))
                .Where(File.Exists),
        ];
    }
}
