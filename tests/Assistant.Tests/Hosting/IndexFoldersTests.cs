using Assistant.Core.Index;
using Assistant.Hosting;
using Xunit;

namespace Assistant.Tests.Hosting;

public sealed class IndexFoldersTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-folders-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TheCorpusFolderIsLookedForUpwardAndTheDataFolderLiesBesideIt()
    {
        folder.CreateSubdirectory("corpus");
        var deep = folder.CreateSubdirectory(Path.Combine("a", "b")).FullName;

        Assert.Equal(new IndexFolders(In("corpus"), In("data")), IndexFolders.Find(new IndexOptions(), deep));
    }

    [Fact]
    public void TheNearestStartServes()
    {
        folder.CreateSubdirectory(Path.Combine("here", "corpus"));
        folder.CreateSubdirectory(Path.Combine("program", "corpus"));

        Assert.Equal(In("here", "corpus"), IndexFolders.Find(new IndexOptions(), In("here"), In("program")).Corpus);
    }

    [Fact]
    public void TheFolderOfTheProgramServesWhereTheCallHasNone()
    {
        folder.CreateSubdirectory("here");
        folder.CreateSubdirectory(Path.Combine("program", "corpus"));

        Assert.Equal(In("program", "corpus"), IndexFolders.Find(new IndexOptions(), In("here"), In("program")).Corpus);
    }

    [Fact]
    public void WithoutAnyTheFirstStartIsNamed()
    {
        var options = new IndexOptions { CorpusDirectory = "no-such-reports" };

        Assert.Equal(In("here", "no-such-reports"), IndexFolders.Find(options, In("here"), In("program")).Corpus);
    }

    [Fact]
    public void FullPathsAreTakenAsTheyAre()
    {
        var options = new IndexOptions { CorpusDirectory = In("reports"), DataDirectory = In("index") };

        Assert.Equal(new IndexFolders(In("reports"), In("index")), IndexFolders.Find(options, In("here")));
    }

    private string In(params string[] parts) => Path.Combine([folder.FullName, .. parts]);
}
