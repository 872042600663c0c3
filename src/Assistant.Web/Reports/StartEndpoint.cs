using Assistant.Core.Index;
using Assistant.Hosting;
using Assistant.Web.Conversations;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Reports;

/// <summary>What the page shows before anything is asked: what is loaded and since when, questions to begin with, and what is kept for how long.</summary>
internal static class StartEndpoint
{
    private const int MostTitles = 6;

    /// <summary>/api/start.</summary>
    public static void MapStart(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/api/start",
            (
                IndexHost host,
                IConversationStore store,
                ExampleQuestions examples,
                IOptions<ConversationOptions> conversations,
                IOptions<LimitOptions> limits
            ) =>
            {
                IReadOnlyList<ReportInfo> reports = host.Snapshot?.Reports ?? [];
                return Results.Ok(
                    new
                    {
                        isReady = host.IsReady,
                        status = host.Status,
                        version = ProgramVersion.Current,
                        reports = reports.Count,
                        titles = reports.OrderByDescending(r => r.Year).Take(MostTitles).Select(r => r.Title),
                        places = reports.Select(r => r.Place).OfType<string>().Distinct(),
                        indexed = host.IndexedAt,
                        examples = examples.Current,
                        questionLength = limits.Value.QuestionLength,
                        draftLength = limits.Value.DraftLength,
                        retentionHours = conversations.Value.RetentionHours,
                        shareDays = conversations.Value.ShareDays,
                        isKept = store.Lasts,
                    }
                );
            }
        );
}
