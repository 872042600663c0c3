using Assistant.Tests.Support;

namespace Assistant.Evaluation;

/// <summary>The question sets of the project.</summary>
internal static class Places
{
    /// <summary>Names of the training reports that are kept aside.</summary>
    public static IReadOnlyList<string> HeldOut { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "heldout.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Trim()),
    ];

    /// <summary>A question set that is part of the project.</summary>
    public static string Own(string name) =>
        Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions", $"{name}.questions.jsonl");
}
