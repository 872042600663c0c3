using Xunit;

namespace Assistant.Tests.Support;

/// <summary>Finds the repository's own files and, where present, the data beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Assistant.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The customer's report.</summary>
    public static string Keqiao => Path.Combine(Root, "corpus", "keqiao-2020.txt");

    /// <summary>A path below ../shared; skips the running test when it is not there.</summary>
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
