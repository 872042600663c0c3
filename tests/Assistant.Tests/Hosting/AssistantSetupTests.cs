using System.Text;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Hosting;
using Assistant.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Tests.Hosting;

/// <summary>One registration for every door.</summary>
public sealed class AssistantSetupTests
{
    private static readonly (string, string)[] Light =
    [
        ("Embedding:Provider", "none"),
        ("CrossEncoder:Provider", "none"),
        ("Reading:Provider", "none"),
    ];

    [Fact]
    public async Task TheAssistantAnswersFromTheContainer()
    {
        await using var services = Services(Light);
        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        var parts = services.GetRequiredService<AssistantFactory>();
        using var index = await parts.OpenToAskAsync(corpus.DataFolder, parts.Server(MirrorPolicy.Compare), CancellationToken.None);

        var answer = await parts
            .CreateAssistant(index)
            .AnswerAsync(new Question("1", "去年一般公共预算收入多少？", []), CancellationToken.None);

        Assert.Contains("8.2亿元", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoneChoosesNoPart()
    {
        using var services = Services(Light);
        var parts = services.GetRequiredService<AssistantFactory>();

        Assert.Null(parts.Embeddings);
        Assert.Null(parts.CrossEncoder);
        Assert.Null(parts.ReadingModel);
        Assert.Null(parts.ChatModel);
        Assert.Null(parts.Server(MirrorPolicy.Follow));
    }

    [Theory]
    [InlineData("Index:CorpusDirectory", "")]
    [InlineData("Embedding:Provider", "magic")]
    [InlineData("CrossEncoder:Provider", "bert")]
    [InlineData("Reading:Provider", "bert")]
    [InlineData("Chat:Endpoint", "ftp://x")]
    [InlineData("Qdrant:Shards", "0")]
    [InlineData("Qdrant:Shards", "many")]
    public void ABadSettingIsNamedAtTheStart(string setting, string value)
    {
        using var services = Services((setting, value));

        var error = Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(setting, StartFault.Explain(error), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoBadSettingsAreNamedTogether()
    {
        using var services = Services(("Embedding:Provider", "magic"), ("Qdrant:Shards", "0"));

        var message = StartFault.Explain(Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate));

        Assert.Contains("Embedding:Provider", message, StringComparison.Ordinal);
        Assert.Contains("Qdrant:Shards", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFaultOfTheProgramIsNotExplainedAway() => Assert.Null(StartFault.Explain(new InvalidOperationException("a fault")));

    [Fact]
    public void TheServerOfTheSettingsIsOpened()
    {
        using var services = Services(("Qdrant:Endpoint", "http://127.0.0.1:9"), ("Qdrant:RecheckSeconds", "7"));
        var parts = services.GetRequiredService<AssistantFactory>();

        using var server = parts.Server(MirrorPolicy.Follow)!;
        using var required = parts.RequiredServer("qdrant", MirrorPolicy.Rebuild);

        Assert.Equal(("qdrant", false, TimeSpan.FromSeconds(7)), (server.Name, server.Required, server.Recheck));
        Assert.True(required.Required);
    }

    [Theory]
    [InlineData("qdrant", "Qdrant__Endpoint")]
    [InlineData("redis", "no store is called 'redis'; there are qdrant")]
    public void AStoreThatIsNotThereIsNamedWithTheCure(string store, string cure)
    {
        using var services = Services();
        var parts = services.GetRequiredService<AssistantFactory>();

        var error = Assert.Throws<ArgumentException>(() => parts.RequiredServer(store, MirrorPolicy.Rebuild));

        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormatThatIsRegisteredBesideIsRead()
    {
        var added = new ServiceCollection().AddAssistant(Configuration(Light)).AddSingleton<IReportFormat, Shouted>();
        await using var services = added.BuildServiceProvider();
        var parts = services.GetRequiredService<AssistantFactory>();
        using var corpus = new IndexedCorpus();
        corpus.Write("清河县-2021.loud", Some.ReportText);
        using var index = await parts.OpenAsync(corpus.DataFolder, null, CancellationToken.None);

        await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.Contains("!", index.Current.Text("清河县-2021"), StringComparison.Ordinal);
        Assert.Equal(
            [".txt", ".docx", ".pdf", ".html", ".md", ".loud"],
            parts.Reader.Extensions.Where(e => e is ".txt" or ".docx" or ".pdf" or ".html" or ".md" or ".loud")
        );
    }

    [Fact]
    public void APartThatWasRegisteredBeforeKeepsItsPlace()
    {
        var own = new ScriptedCrossEncoder(_ => 0);
        var services = new ServiceCollection().AddSingleton(new Chosen<ICrossEncoder>(() => own)).AddAssistant(Configuration([]));
        using var provider = services.BuildServiceProvider();

        Assert.Same(own, provider.GetRequiredService<AssistantFactory>().CrossEncoder);
    }

    [Fact]
    public void APartIsMadeOnceAndGoesWithTheContainer()
    {
        var made = new List<Part>();
        var chosen = new Chosen<Part>(() =>
        {
            made.Add(new Part());
            return made[^1];
        });

        Assert.Same(chosen.Part, chosen.Part);
        chosen.Dispose();

        Assert.True(Assert.Single(made).IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => chosen.Part);
    }

    [Fact]
    public void APartThatCouldNotBeMadeIsTriedAgain()
    {
        var tries = 0;
        var chosen = new Chosen<Part>(() => ++tries == 1 ? throw new IOException() : new Part());

        Assert.Throws<IOException>(() => chosen.Part);
        Assert.NotNull(chosen.Part);
    }

    [Fact]
    public void TheCommandLineKnowsNoStoreAndNoRuntimeOfModels()
    {
        var known = typeof(global::Assistant.Cli.CommandContext)
            .Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(a => a.StartsWith("Assistant", StringComparison.Ordinal));

        Assert.Equal(["Assistant.Core", "Assistant.Hosting"], known.Order(StringComparer.Ordinal));
    }

    private static ServiceProvider Services(params (string Setting, string Value)[] settings) =>
        new ServiceCollection().AddAssistant(Configuration(settings)).BuildServiceProvider();

    private static IConfigurationRoot Configuration((string Setting, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Setting, (string?)s.Value))).Build();

    private sealed class Shouted : IReportFormat
    {
        public IReadOnlyList<string> Extensions { get; } = [".loud"];

        public SourceText Read(byte[] bytes, string path) => new(Encoding.UTF8.GetString(bytes) + "!");
    }

    private sealed class Part : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
