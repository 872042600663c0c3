using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Architecture;

public sealed class TestedTypesTests
{
    [Theory]
    [InlineData("Claims")]
    [InlineData("Answering")]
    [InlineData("Questions")]
    public void EveryPublicTypeOfTheFolderIsNamedInATest(string folder)
    {
        var words = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\b[A-Z]\w+").Select(word => word.Value))
            .ToHashSet();

        var unnamed = typeof(Status)
            .Assembly.GetTypes()
            .Where(type => type.IsPublic && type.Namespace == $"Assistant.Core.{folder}")
            .Select(type => type.Name.Split('`')[0])
            .Where(name => !words.Contains(name))
            .ToList();

        Assert.Empty(unnamed);
    }
}
