using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>
/// The figures of a report as claims are judged by them: those of its ledger and, beside them, what it says in words (压减一半以上, 近八成). A sentence that speaks of the last of
/// several years alone is dated by it: 完成固定资产投资62.5亿元，同比增长36.1% in 2007-2011年回顾 is of 2011.
/// </summary>
internal static partial class ClaimLedger
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Passage>, IReadOnlyList<Figure>> Cache = [];
    private static readonly FigureExtractor Extractor = new();

    /// <summary>The figures of a report.</summary>
    public static IReadOnlyList<Figure> Of(string report, ICorpusSnapshot snapshot) =>
        Cache.GetValue(snapshot.Passages(report), passages => Read(passages, report, snapshot));

    /// <summary>The figures of a passage.</summary>
    public static IEnumerable<Figure> Of(Passage passage, ICorpusSnapshot snapshot) =>
        Of(passage.Report, snapshot).Where(f => f.PassageId == passage.Id);

    private static IReadOnlyList<Figure> Read(IReadOnlyList<Passage> passages, string report, ICorpusSnapshot snapshot)
    {
        var figures = snapshot.Figures(report);
        var texts = passages.GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.First());
        var printed = figures.ToLookup(f => f.PassageId);
        return
        [
            .. figures
                .Select(ClaimFigures.Unsigned)
                .Select(f => texts.TryGetValue(f.PassageId, out var p) && IsOfLastYear(f, p) ? f with { PeriodStart = f.PeriodEnd } : f),
            .. passages
                .Where(p => p.Kind == PassageKind.Body && Words().IsMatch(p.Text))
                .SelectMany(p => InWords(p, [.. printed[p.Id]], snapshot.Reports.FirstOrDefault(r => r.Report == report))),
        ];
    }

    private static IEnumerable<Figure> InWords(Passage passage, List<Figure> printed, ReportInfo? report)
    {
        var spoken = SpokenNumbers.Of(passage.Text);
        var context = new FigureContext(
            passage.Report,
            passage.Id,
            report?.Place ?? string.Empty,
            report?.Year,
            passage.PeriodStart,
            passage.PeriodEnd,
            passage.Status
        );
        return from figure in Extractor.ExtractFromText(spoken.Text, context)
            let start = spoken.Start(figure.Start)
            let end = spoken.End(figure.End)
            let first = spoken.Start(figure.SpanStart)
            let last = spoken.End(figure.SpanEnd)
            where Words().IsMatch(passage.Text[start..end])
            where !printed.Exists(f => f.Start < passage.Start + end && passage.Start + start < f.End)
            select figure with
            {
                Start = passage.Start + start,
                End = passage.Start + end,
                Text = passage.Text[start..end],
                SpanStart = passage.Start + first,
                SpanEnd = passage.Start + last,
                Quote = passage.Text[first..last],
            };
    }

    private static bool IsOfLastYear(Figure figure, Passage passage)
    {
        if (figure is not { Status: Status.Actual, PeriodStart: { } from, PeriodEnd: { } to } || from == to)
        {
            return false;
        }

        var text = passage.Text;
        var at = Math.Clamp(figure.Start - passage.Start, 0, text.Length);
        var start = at == 0 ? 0 : text.LastIndexOfAny(['。', '；', ';'], at - 1) + 1;
        var end = text.IndexOfAny(['。', '；', ';'], at) is var stop and >= 0 ? stop : text.Length;
        if (OfAllYears().IsMatch(text[start..end]))
        {
            return false;
        }

        // 完成投资62.5亿元，同比增长36.1%: what is compared is the figure of the clause itself or of the one before.
        var clause =
            at == start ? start
            : text.LastIndexOfAny(['，', ','], at - 1, at - start) is var comma and >= 0 ? comma + 1
            : start;
        var next = text.IndexOfAny(['，', ','], at, end - at) is var mark and >= 0 ? mark + 1 : end;
        return YearOnYear().IsMatch(text[clause..next]) || LeansOnYear().IsMatch(text[next..end]);
    }

    [GeneratedRegex("[一二两三四五六七八九]成|[一过大]半|半数|分之|倍半")]
    private static partial Regex Words();

    [GeneratedRegex("同比|比上年|较上年|比去年|较去年")]
    private static partial Regex YearOnYear();

    [GeneratedRegex("^(?:同比|[比较][上去]年)")]
    private static partial Regex LeansOnYear();

    [GeneratedRegex(
        "年均|累计|[两二三四五2345]年[来间中]|(?:过去|近|这|前|头)的?[两二三四五2345]年|十[一二三四]五|时期|任期|本届|上届|共[计完投]|合计|总计|(?:19|20)\\d\\d年?[—至到-]"
    )]
    private static partial Regex OfAllYears();
}
