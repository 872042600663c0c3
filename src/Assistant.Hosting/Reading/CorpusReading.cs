using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Hosting.Reading;

/// <summary>What other programs read of the reports, in one state of the index. The messages of what it throws are for them.</summary>
/// <param name="corpusFolder">The folder of the reports: files are named by their paths in it.</param>
public sealed class CorpusReading(ICorpusSnapshot snapshot, string corpusFolder)
{
    /// <summary>Most passages that a search gives.</summary>
    public const int MostFound = 50;

    /// <summary>Most passages before or behind one.</summary>
    public const int MostAround = 20;

    /// <summary>The reports, by name.</summary>
    public IReadOnlyList<ReportRow> Reports => [.. snapshot.Reports.Select(Row)];

    /// <summary>What is known of a report.</summary>
    /// <exception cref="RequestException">No report is called so.</exception>
    public ReportInfo Report(string name) =>
        snapshot.Reports.FirstOrDefault(r => r.Report == name)
        ?? throw new RequestException(
            RequestFault.Unknown,
            $"没有收录名为“{Short(name)}”的报告。已收录的报告见报告列表（/api/reports，list_reports）。"
        );

    /// <summary>The row of a report.</summary>
    public ReportRow Row(ReportInfo report) => ReportRow.Of(report, corpusFolder);

    /// <summary>The passages of a report, in order.</summary>
    /// <exception cref="RequestException">No report is called so.</exception>
    public IReadOnlyList<PassageRow> Passages(string report)
    {
        var info = Report(report);
        return [.. snapshot.Passages(report).Select(p => PassageRow.Of(p, info))];
    }

    /// <summary>The passage at an offset of a report, with others around it; null where there is none at that offset.</summary>
    /// <exception cref="RequestException">No report is called so.</exception>
    public PassageAround? At(string report, int start, int before, int after)
    {
        var info = Report(report);
        return snapshot.Passages(report).FirstOrDefault(p => p.Start <= start && start < p.End) is { } passage
            ? Around(passage, info, before, after)
            : null;
    }

    /// <summary>The passage of an identifier (report#number), with others around it; null where the report has no such number.</summary>
    /// <exception cref="RequestException">The identifier has another form, or no report is called so.</exception>
    public PassageAround? Of(string id, int before, int after)
    {
        var mark = id.LastIndexOf('#');
        if (mark <= 0 || !int.TryParse(id.AsSpan(mark + 1), out var ordinal))
        {
            throw new RequestException(
                RequestFault.Wrong,
                $"“{Short(id)}”不是段落编号；段落编号的样子是“报告名#序号”，例如 keqiao-2020#12。"
            );
        }

        var info = Report(id[..mark]);
        var passages = snapshot.Passages(info.Report);
        return ordinal >= 0 && ordinal < passages.Count ? Around(passages[ordinal], info, before, after) : null;
    }

    /// <summary>The figures that a request asks for.</summary>
    /// <exception cref="RequestException">It names no indicator and no report, or something that is not there.</exception>
    public IReadOnlyList<FigureRow> Figures(FigureRequest request)
    {
        var (indicator, report) = (Given(request.Indicator), Given(request.Report));
        if (indicator is null && report is null)
        {
            throw Wrong("请给出指标（indicator）或报告（report），两者至少一个。");
        }

        if (report is not null)
        {
            Report(report);
        }

        var years = Given(request.Years) is { } text
            ? FigureRequest.YearsOf(text) ?? throw Wrong($"年份（years）应为一年或用连字符连起来的两年（2019-2023），不是“{Short(text)}”。")
            : ((int From, int To)?)null;
        var status = Given(request.Status) is { } name
            ? FigureRequest.StatusOf(name) ?? throw Wrong($"status 只能是 actual、target、plan 或 threshold，不是“{Short(name)}”。")
            : (Status?)null;
        var query = new LedgerQuery
        {
            Indicator = indicator,
            Reports = report is null ? [] : [report],
            Places = [.. (request.Places ?? []).Select(Given).OfType<string>().Select(Place)],
            YearFrom = years?.From,
            YearTo = years?.To,
            Statuses = status is { } only ? [only] : [],
        };
        return [.. snapshot.Find(query).Select(FigureRow.Of)];
    }

    /// <summary>The reports of a place and a year of delivery; null limits nothing.</summary>
    /// <exception cref="RequestException">No report is of that place.</exception>
    public IReadOnlyList<ReportInfo> ReportsOf(string? place, int? year)
    {
        var named = Given(place) is { } given ? Place(given) : null;
        return [.. snapshot.Reports.Where(r => (named is null || r.Place == named) && (year is null || r.Year == year))];
    }

    /// <summary>The passages that speak of a text, best first; empty where no report is of the place and year.</summary>
    /// <param name="most">How many at most, from 1 to <see cref="MostFound"/>.</param>
    /// <exception cref="RequestException">No report is of that place.</exception>
    public async Task<IReadOnlyList<PassageRow>> SearchAsync(
        ReportAssistant assistant,
        string text,
        string? place,
        int? year,
        int most,
        CancellationToken cancellationToken
    )
    {
        var found = await assistant.SearchAsync(text, ReportsOf(place, year), cancellationToken).ConfigureAwait(false);

        // The search reads the newest state; a report that came since the reading began is left out.
        var infos = snapshot.Reports.ToDictionary(r => r.Report, StringComparer.Ordinal);
        return
        [
            .. found
                .Select(f => f.Passage)
                .Where(p => infos.ContainsKey(p.Report))
                .Take(Math.Clamp(most, 1, MostFound))
                .Select(p => PassageRow.Of(p, infos[p.Report])),
        ];
    }

    private PassageAround Around(Passage passage, ReportInfo info, int before, int after)
    {
        var all = snapshot.Passages(info.Report);
        var from = Math.Max(0, passage.Ordinal - Math.Clamp(before, 0, MostAround));
        return new PassageAround(
            [.. all.Take(from..passage.Ordinal).Select(p => PassageRow.Of(p, info))],
            PassageRow.Of(passage, info),
            [.. all.Skip(passage.Ordinal + 1).Take(Math.Clamp(after, 0, MostAround)).Select(p => PassageRow.Of(p, info))]
        );
    }

    private string Place(string name) =>
        FigureRequest.PlaceCalled(name, snapshot)
        ?? throw new RequestException(
            RequestFault.Unknown,
            $"没有收录“{Short(name)}”的报告，或者这个名称对应多个地方。已收录的地方见报告列表。"
        );

    private static RequestException Wrong(string message) => new(RequestFault.Wrong, message);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // What was sent is repeated only as far as it helps.
    private static string Short(string text) => OneLine.Of(text.Length <= 60 ? text : $"{text[..60]}…");
}
