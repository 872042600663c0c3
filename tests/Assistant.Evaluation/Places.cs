using Xunit;

namespace Assistant.Evaluation;

/// <summary>Where sets and reports lie.</summary>
internal static class Places
{
    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Names of the training reports that are kept aside.</summary>
    public static IReadOnlyList<string> HeldOut { get; } =
        [.. File.ReadLines(Path.Combine(Root, "tests", "Assistant.Evaluation", "heldout.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Trim())];

    /// <summary>A question set that is part of the project.</summary>
    public static string Own(string name) => Path.Combine(Root, "tests", "Assistant.Evaluation", "Questions", $"{name}.questions.jsonl");

    /// <summary>A path in the shared data; skips the test where it is not there.</summary>
    public static string Shared(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        Assert.SkipUnless(Path.Exists(path), $"../shared/{relative} is not beside this checkout");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"no Assistant.sln above {AppContext.BaseDirectory}");
    }
}
