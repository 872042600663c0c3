using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Core.Verification;
using Assistant.Onnx;
using Assistant.Qdrant;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Hosting;

/// <summary>Registers the assistant for a door: a web host, a command line, or a program of your own.</summary>
public static class AssistantSetup
{
    /// <summary>
    /// Adds the settings, checked at the start by name, and the parts that they choose: formats of reports, embedding, cross-encoder, reading model, chat
    /// model and stores of passages. <see cref="AssistantFactory"/> opens an index with them and makes the assistant that answers.
    /// A part that was registered before keeps its place; a further <see cref="IReportFormat"/> or <see cref="SearchStore"/> is added beside.
    /// </summary>
    /// <param name="configuration">Holds the sections Index, Embedding, CrossEncoder, Reading, Chat and Qdrant.</param>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<IndexOptions>(configuration, IndexOptions.Section);
        services.AddSettings<EmbeddingOptions>(configuration, EmbeddingOptions.Section);
        services.AddSettings<CrossEncoderOptions>(configuration, CrossEncoderOptions.Section);
        services.AddSettings<ReadingOptions>(configuration, ReadingOptions.Section);
        services.AddSettings<ChatModelOptions>(configuration, ChatModelOptions.Section);
        services.AddSettings<QdrantOptions>(configuration, QdrantOptions.Section);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IReportFormat, TextFormat>();
        services.AddSingleton<IReportFormat, WordFormat>();
        services.AddSingleton<IReportFormat, PdfFormat>();
        services.AddSingleton<IReportFormat, HtmlFormat>();
        services.AddSingleton<IReportFormat, MarkdownFormat>();
        services.TryAddSingleton(provider => new ReportReader(provider.GetServices<IReportFormat>()));
        services.TryAddChosen<IEmbeddingGenerator<string, Embedding<float>>>(provider =>
            EmbeddingGenerators.Create(Settings<EmbeddingOptions>(provider), SentenceEncoders.Create)
        );
        services.TryAddChosen<ICrossEncoder>(provider => CrossEncoders.Create(Settings<CrossEncoderOptions>(provider)));
        services.TryAddChosen<IReadingModel>(provider => ReadingModels.Create(Settings<ReadingOptions>(provider)));
        services.TryAddChosen(provider => ChatModel.Create(Settings<ChatModelOptions>(provider), provider.GetService<ILoggerFactory>()));
        services.AddSingleton(QdrantStore);
        services.TryAddSingleton(provider => new CheckMaker(ProgramVersion.Current, ModelNames(Settings<ReadingOptions>(provider))));
        services.TryAddSingleton<AssistantFactory>();
        return services;
    }

    /// <summary>Registers the settings of a section; bad ones stop the start.</summary>
    public static void AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class => services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    // A model is named by its folder.
    private static string[] ModelNames(ReadingOptions options) =>
        options.Folder(ReadingModels.ShippedFolder) is { } folder ? [Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))] : [];

    private static void TryAddChosen<T>(this IServiceCollection services, Func<IServiceProvider, T?> make)
        where T : class => services.TryAddSingleton(provider => new Chosen<T>(() => make(provider)));

    private static T Settings<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    private static SearchStore QdrantStore(IServiceProvider provider) =>
        new("qdrant", "set the environment variable Qdrant__Endpoint, for example to http://localhost:6334", (policy, required) =>
        {
            // Settings of its own: what one index requires is no matter of the others.
            var options = provider.GetRequiredService<IOptionsFactory<QdrantOptions>>().Create(Options.DefaultName);
            options.Required |= required;
            return QdrantSearchServer.Create(options, policy, provider.GetRequiredService<TimeProvider>());
        });
}
