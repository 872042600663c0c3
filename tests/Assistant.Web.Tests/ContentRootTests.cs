using Assistant.Web.Hosting;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Where settings and page are looked for.</summary>
public sealed class ContentRootTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-root-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void AnArchiveHasThemBesideTheProgram()
    {
        Make("wwwroot", "app/wwwroot", "elsewhere");

        Assert.Equal(
            In("app"),
            ContentRoot.Find(In("app") + Path.DirectorySeparatorChar, In("elsewhere")).TrimEnd(Path.DirectorySeparatorChar)
        );
    }

    [Fact]
    public void TheRepositoryHasThemInTheProject()
    {
        Make("Web/wwwroot", "Web/bin/Debug/net10.0", "elsewhere");

        Assert.Equal(In("Web"), ContentRoot.Find(In("Web/bin/Debug/net10.0"), In("elsewhere")));
    }

    [Fact]
    public void WithoutAPageTheSettingsOfTheCallServe()
    {
        Make("program", "call");
        File.WriteAllText(In("call/appsettings.json"), "{}");

        Assert.Equal(In("call"), ContentRoot.Find(In("program"), In("call")));
    }

    [Fact]
    public void WithoutEitherTheFolderOfTheProgramServes()
    {
        Make("program", "call");

        Assert.Equal(In("program"), ContentRoot.Find(In("program"), In("call")));
    }

    [Theory]
    [InlineData("--contentRoot=/named")]
    [InlineData("--contentRoot", "/named")]
    public void OneThatTheCallNamesIsKept(params string[] args) => Assert.Null(ContentRoot.Options(args).ContentRootPath);

    [Fact]
    public void WithoutOneItIsFound() => Assert.NotNull(ContentRoot.Options([]).ContentRootPath);

    private string In(string path) => Path.Combine(folder.FullName, path.Replace('/', Path.DirectorySeparatorChar));

    private void Make(params string[] folders)
    {
        foreach (var path in folders)
        {
            Directory.CreateDirectory(In(path));
        }
    }
}
