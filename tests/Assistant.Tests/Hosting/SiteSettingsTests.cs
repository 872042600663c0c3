using Assistant.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Assistant.Tests.Hosting;

/// <summary>The settings file that belongs to an installation.</summary>
public sealed class SiteSettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-site-");

    private string Program => folder.CreateSubdirectory("app").FullName + Path.DirectorySeparatorChar;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void ItCountsMoreThanTheSettingsThatShipAndLessThanTheRest()
    {
        File.WriteAllText(Path.Combine(Program, "appsettings.json"), """{ "A": "shipped", "B": "shipped" }""");
        Write(
            """
            {
              // of the site
              "A": "site", "C": "site",
            }
            """
        );
        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Program, "appsettings.json"))
            .AddInMemoryCollection([KeyValuePair.Create("C", (string?)"environment")]);

        Assert.Null(builder.AddSiteSettings(Program));

        var settings = builder.Build();
        Assert.Equal(("site", "shipped", "environment"), (settings["A"], settings["B"], settings["C"]));
    }

    [Fact]
    public void WithoutOneNothingIsAdded()
    {
        var builder = new ConfigurationBuilder();

        Assert.Null(builder.AddSiteSettings(Program));
        Assert.Empty(builder.Sources);
    }

    [Theory]
    [InlineData("{ \"A\": ", "cannot be read")]
    [InlineData("[]", "holds no JSON object")]
    public void ABrokenOneIsNamed(string content, string cause)
    {
        Write(content);

        var fault = new ConfigurationBuilder().AddSiteSettings(Program);

        Assert.Contains(Path.Combine(folder.FullName, "settings.json"), fault, StringComparison.Ordinal);
        Assert.Contains(cause, fault, StringComparison.Ordinal);
    }

    private void Write(string content) => File.WriteAllText(Path.Combine(folder.FullName, "settings.json"), content);
}
