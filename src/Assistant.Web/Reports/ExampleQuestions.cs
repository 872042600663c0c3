using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Assistant.Web.Indexing;

namespace Assistant.Web.Reports;

/// <summary>
/// Questions to begin with: about what the newest of the loaded reports give, and each of them asked before it is offered, so that it has an answer. They are made anew
/// when the reports change.
/// </summary>
internal sealed class ExampleQuestions(IndexHost host, IHostApplicationLifetime lifetime, ILogger<ExampleQuestions> logger)
{
    private const int Most = 4;
    private const int MostReports = 6;

    // What people ask about most, before the other common indicators in the order of their list.
    private static readonly string[] Asked =
    [
        "一般公共预算收入",
        "地区生产总值",
        "居民人均可支配收入",
        "城镇居民人均可支配收入",
        "城镇新增就业",
        "固定资产投资",
        "社会消费品零售总额",
    ];

    private readonly Lock gate = new();
    private ICorpusSnapshot? of;
    private IReadOnlyList<string> questions = [];

    /// <summary>Up to four questions; none while they are being made and where nothing is loaded.</summary>
    public IReadOnlyList<string> Current
    {
        get
        {
            lock (gate)
            {
                if (host.Index is { Current: var snapshot } index && !ReferenceEquals(snapshot, of))
                {
                    (of, questions) = (snapshot, []);
                    // Without the models: nobody waits for the perfect example, and a chat model costs.
                    _ = Task.Run(() => MakeAsync(snapshot, new ReportAssistant(index)));
                }

                return questions;
            }
        }
    }

    /// <summary>Questions that the reports may answer, the most promising of each kind first.</summary>
    internal static IEnumerable<IEnumerable<string>> Candidates(ICorpusSnapshot snapshot)
    {
        var newest = snapshot
            .Reports.Where(r => r.Year is not null)
            .OrderByDescending(r => r.Year)
            .ThenByDescending(r => r.Figures)
            .DistinctBy(r => r.Place)
            .Take(MostReports)
            .ToList();
        string Where(ReportInfo report) => newest.Count > 1 ? report.Place ?? string.Empty : string.Empty;
        IEnumerable<string> Each(Func<ReportInfo, IEnumerable<string>> ask) => newest.SelectMany(ask);
        return
        [
            Each(r => Indicators(snapshot, r, Status.Actual, FigureKind.Level).Select(i => $"{Where(r)}{r.Year - 1}年{i}是多少？")),
            Each(r => Indicators(snapshot, r, Status.Target, FigureKind.Growth).Select(i => $"{Where(r)}{r.Year}年{i}的增长目标是多少？")),
            Each(r =>
                snapshot.Outline(r.Report).Chapters.Any(c => c.Kind == ChapterKind.Tasks) ? [$"{Where(r)}{r.Year}年有哪些重点工作？"] : []
            ),
            Each(r =>
                Indicators(snapshot, r, Status.Actual, FigureKind.Growth).Skip(1).Select(i => $"{Where(r)}{r.Year - 1}年{i}增长了多少？")
            ),
        ];
    }

    private static IEnumerable<string> Indicators(ICorpusSnapshot snapshot, ReportInfo report, Status status, FigureKind kind)
    {
        var year = status == Status.Target ? report.Year : report.Year - 1;
        var given = snapshot
            .Figures(report.Report)
            .Where(f => f.Status == status && f.Kind == kind && f.PeriodStart == year && f.PeriodEnd == year)
            .Select(f => f.Canonical)
            .ToHashSet();
        return Asked.Concat(CanonicalIndicators.All.Select(i => i.Name).Except(Asked)).Where(given.Contains);
    }

    private async Task MakeAsync(ICorpusSnapshot snapshot, ReportAssistant assistant)
    {
        try
        {
            var made = new List<string>();
            foreach (var kind in Candidates(snapshot))
            {
                foreach (var question in kind.Except(made).Take(Most))
                {
                    var answer = await assistant.AnswerAsync(new Question("example", question, []), lifetime.ApplicationStopping);
                    if (answer.Outcome == Outcome.Answered)
                    {
                        made.Add(question);
                        break;
                    }
                }
            }

            lock (gate)
            {
                if (ReferenceEquals(of, snapshot))
                {
                    questions = made;
                }
            }
        }
        catch (Exception) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The index is closed while its examples are made.
        }
        catch (Exception e)
        {
            // People ask without examples, too.
            logger.LogWarning(e, "the example questions could not be made");
        }
    }
}
