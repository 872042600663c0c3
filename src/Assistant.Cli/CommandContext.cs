using System.CommandLine;
using Assistant.Core.Conversations;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Cli;

/// <summary>The corpus and data folders of a call, and what is opened over them.</summary>
internal sealed class CommandContext
{
    private static readonly Option<DirectoryInfo?> Corpus = new("--corpus")
    {
        Description = "Folder of the reports (default: the one that the index was made from, else corpus, looked for upward from here)",
    };
    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of the index (default: data beside the corpus folder)",
    };

    private static readonly Lazy<ServiceProvider> Services = new(() =>
        new ServiceCollection().AddAssistant(Settings()).BuildServiceProvider()
    );

    private readonly IndexAccess access;

    private CommandContext(DirectoryInfo? corpus, DirectoryInfo? data)
    {
        var options = Services.Value.GetRequiredService<IOptions<IndexOptions>>().Value;
        var found = IndexFolders.Find(options, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        CorpusFolder = corpus?.FullName ?? found.Corpus;
        DataFolder = data?.FullName ?? IndexFolders.DataBeside(CorpusFolder, options);
        var folders = new IndexFolders(CorpusFolder, DataFolder);
        access = new IndexAccess(Parts, folders, corpus is not null, Console.Error, Console.IsErrorRedirected);
    }

    /// <summary>The folder that --corpus names, else the one that is found.</summary>
    public string CorpusFolder { get; }

    public string DataFolder { get; }

    /// <summary>Opens indexes and makes assistants, with the parts that the settings choose.</summary>
    public static AssistantFactory Parts => Services.Value.GetRequiredService<AssistantFactory>();

    /// <summary>Adds --corpus and --data to a command and runs its work; failures become a line on standard error and exit code 1.</summary>
    public static Command WithAction(Command command, Func<ParseResult, CommandContext, CancellationToken, Task<int>> work)
    {
        command.Options.Add(Corpus);
        command.Options.Add(Data);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                try
                {
                    Services.Value.GetService<IStartupValidator>()?.Validate();
                    return await work(parsed, new CommandContext(parsed.GetValue(Corpus), parsed.GetValue(Data)), cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    await Console.Error.WriteLineAsync("assistant: stopped; what was there before is unchanged");
                    return ExitCode.Failed;
                }
                catch (Exception e) when (Explain(e) is { } message)
                {
                    await Console.Error.WriteLineAsync($"assistant: {VisibleText.Of(message)}");
                    return ExitCode.Failed;
                }
            }
        );
        return command;
    }

    /// <summary>Opens the index as it is; where there is none for the corpus folder, it is made first.</summary>
    public Task<CorpusIndex> OpenAsync(CancellationToken cancellationToken) => access.ToAskAsync(cancellationToken);

    /// <summary>Brings the index up to date with the corpus folder.</summary>
    public Task<IngestedIndex> IngestAsync(string? store, bool rebuild, bool prune, CancellationToken cancellationToken) =>
        access.IngestAsync(store, rebuild, prune, cancellationToken);

    /// <summary>Tells on standard error what did not serve while questions were answered.</summary>
    public static async Task TellFaultsAsync(CorpusIndex index, ReportAssistant assistant)
    {
        if (index.EmbeddingFault is { } embedding)
        {
            await Console.Error.WriteLineAsync($"assistant: {embedding}; the search went by words alone");
        }

        if (index.SearchFault is { } search)
        {
            await Console.Error.WriteLineAsync($"assistant: {search}; the embedded store served");
        }

        if (assistant.ReadingFault is { } reading)
        {
            await Console.Error.WriteLineAsync($"assistant: {reading}; ranked without it");
        }

        if (assistant.ClaimReadingFault is { } claims)
        {
            await Console.Error.WriteLineAsync($"assistant: {claims}; statements were judged without it");
        }
    }

    /// <summary>An assistant over an index, with the chat model and the cross-encoder that the settings name.</summary>
    public static ReportAssistant Assistant(CorpusIndex index) => Parts.CreateAssistant(index);

    /// <summary>The embedding generator that the settings name.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>>? Embeddings() => Parts.Embeddings;

    // The settings of the web host of the same installation, and the environment (Embedding__Provider).
    private static IConfigurationRoot Settings()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        return settings.AddSiteSettings(AppContext.BaseDirectory) is { } fault
            ? throw new InvalidDataException(fault)
            : settings.AddEnvironmentVariables().Build();
    }

    private static string? Explain(Exception exception) =>
        StartFault.Explain(exception)
        ?? (
            exception is ArgumentException or IOException or UnauthorizedAccessException or InvalidDataException ? exception.Message : null
        );
}
