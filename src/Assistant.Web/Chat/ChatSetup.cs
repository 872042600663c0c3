using Assistant.Core.Contract;
using Assistant.Hosting.Reading;
using Assistant.Web.Drafts;
using Assistant.Web.Limits;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Chat;

/// <summary>Registers the hub.</summary>
internal static class ChatSetup
{
    // Room for a draft of 20 000 characters in UTF-8 with its history.
    private const long LargestMessage = 256 * 1024;

    /// <summary>SignalR with the JSON of the answer contract.</summary>
    public static void AddChat(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
        {
            var limits = services.GetRequiredService<IOptions<LimitOptions>>().Value;
            return new AskCheck(limits.QuestionLength, limits.DraftLength);
        });

        builder.Services.AddSingleton<CheckedDrafts>();

        // What a client does wrong is told to the client. What the program does wrong is logged with its number.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None);
        builder
            .Services.AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = LargestMessage;
                options.StreamBufferCapacity = 16;

                // A draft that is being judged must not hold up the word to stop a question.
                options.MaximumParallelInvocationsPerClient = 2;
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = AnswerJson.Options);
    }

    /// <summary>The hub at /chat.</summary>
    public static void MapChat(this IEndpointRouteBuilder routes) => routes.MapHub<ChatHub>("/chat");
}
