using Assistant.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Conversations;

/// <summary>Registers what keeps conversations.</summary>
internal static class ConversationSetup
{
    /// <summary>The store, the turns that go on without their reader, and the forgetting.</summary>
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<ConversationOptions>(builder.Configuration, ConversationOptions.Section);
        builder.Services.AddSingleton(OpenStore);
        builder.Services.AddSingleton<KeptTurns>();
        builder.Services.AddSingleton<ConversationEndpoints.Kept>();
        builder.Services.AddHostedService<Forgetting>();
    }

    // Who asks is answered also where nothing can be kept: the page says that it is not.
    private static IConversationStore OpenStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ConversationOptions>>().Value;
        if (options.Folder.Length > 0)
        {
            var folder = FolderOf(options, services);
            try
            {
                return new SqliteConversationStore(folder, options.PerOwner);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
            {
                services
                    .GetRequiredService<ILogger<IConversationStore>>()
                    .LogWarning("conversations are kept in memory only: {Folder} cannot be used ({Cause})", folder, OneLine.Of(e.Message));
            }
        }

        return new SqliteConversationStore(null, options.PerOwner);
    }

    private static string FolderOf(ConversationOptions options, IServiceProvider services)
    {
        var environment = services.GetRequiredService<IHostEnvironment>();
        var index = services.GetRequiredService<IOptions<Core.Index.IndexOptions>>().Value;
        var data = IndexFolders.Find(index, environment.ContentRootPath).Data;
        return Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(data)) ?? data, options.Folder);
    }
}
