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
    private static readonly ConditionalWeakTable<IReadOnlyList<Figure>, IReadOnlyList<Figure>> Cache = [];
    private static readonly FigureExtractor Extractor = new();

    /// <summary>The figures of a report.</summary>
    public static IReadOnlyList<Figure> Of(string report, ICorpusSnapshot snapshot) =>
        Cache.GetValue(snapshot.Figures(report), figures => Read(figures, report, snapshot));

    /// <summary>The figures of a passage.</summary>
    public static IEnumerable<Figure> Of(Passage passage, ICorpusSnapshot snapshot) =>
        Of(passage.Report, snapshot).Where(f => f.PassageId == passage.Id);

    private static IReadOnlyList<Figure> Read(IReadOnlyList<Figure> figures, string report, ICorpusSnapshot snapshot)
    {
        var passages = snapshot.Passages(report);
        var texts = passages.GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.First());
        var printed = figures.ToLookup(f => f.PassageId);
        return
        [
            .. figures
                .Select(ClaimFigures.Unsigned)
                .Select(f => texts.TryGetValue(f.PassageId, out var p) && IsOfLastYear(f, p) ? f with { PeriodStart = f.PeriodEnd } : f),
            .. passages.Where(p => p.Kind == PassageKind.Body && Words().IsMatch(p.Text)).SelectMany(p => InWords(p, [.. printed[p.Id]])),
        ];
    }

    private static IEnumerable<Figure> InWords(Passage passage, List<Figure> printed)
    {
        var spoken = SpokenNumbers.Of(passage.Text);
        var context = new FigureContext(
            passage.Report,
            passage.Id,
            string.Empty,
            null,
            passage.PeriodStart,
            passage.PeriodEnd,
            passage.Status
        );
        return from figure in Extractor.ExtractFromText(spoken.Text, context)
            let start = spoken.Start(figure.Start)
            let end = spoken.End(figure.End)
            where Words().IsMatch(passage.Text[start..end])
            where !printed.Exists(f => f.Start < passage.Start + end && passage.Start + start < f.End)
            select figure with
            {
                Start = passage.Start + start,
                End = passage.Start + end,
                Text = passage.Text[start..end],
                SpanStart = passage.Start + spoken.Start(figure.SpanStart),
                SpanEnd = passage.Start + spoken.End(figure.SpanEnd),
            };
    }

    private static bool IsOfLastYear(Figure figure, Passage passage)
    {
        if (figure is not { Status: Status.Actual, PeriodStart: { } from, PeriodEnd: { } to } || from == to)
        {
            return false;
        }

        var at = Math.Clamp(figure.Start - passage.Start, 0, passage.Text.Length);
        var start = passage.Text.LastIndexOfAny(['。', '；', ';'], Math.Max(0, at - 1)) + 1;
        var end = passage.Text.IndexOfAny(['。', '；', ';'], at) is var stop and >= 0 ? stop : passage.Text.Length;
        var sentence = passage.Text[Math.Min(start, end)..end];
        return YearOnYear().IsMatch(sentence) && !OfAllYears().IsMatch(sentence);
    }

    [GeneratedRegex("[一二两三四五六七八九]成|[一过大]半|半数|分之|倍半")]
    private static partial Regex Words();

    [GeneratedRegex("同比|比上年|较上年|比去年|较去年")]
    private static partial Regex YearOnYear();

    [GeneratedRegex("年均|累计|[五四三345]年[来间]|共[计完投]|合计|总计|(?:19|20)\\d\\d[—-]")]
    private static partial Regex OfAllYears();
}
