using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>A figure of a text that the passages beside it do not hold as the text states it.</summary>
/// <param name="Text">The figure, or the number that is no figure of any passage.</param>
/// <param name="Reason">Why, for people and for the model that is asked to write again.</param>
/// <param name="Expected">What the passages say instead, where they do.</param>
public sealed record GateFault(string Text, string Reason, string? Expected);

/// <summary>What the gate found in a text.</summary>
/// <param name="Faults">What does not agree, in order.</param>
/// <param name="Figures">A verdict for every figure of the text.</param>
public sealed record GateJudgement(IReadOnlyList<GateFault> Faults, IReadOnlyList<ClaimVerdict> Figures);

/// <summary>
/// Whether every figure of a text agrees with the passages cited for it: value, unit, kind, period, status, condition and what is measured. It
/// judges any text, whoever wrote it.
/// </summary>
public sealed partial class FigureGate(ICorpusSnapshot snapshot)
{
    private readonly ClaimVerifier verifier = new(snapshot);

    /// <summary>What does not agree, in order; empty when all of it does.</summary>
    public IReadOnlyList<GateFault> Check(string text, IReadOnlyList<Passage> passages) => Judge(text, passages).Faults;

    /// <summary>The same with the verdict on every figure of the text.</summary>
    public GateJudgement Judge(string text, IReadOnlyList<Passage> passages)
    {
        var ids = passages.Select(p => p.Id).ToHashSet();
        var years = passages
            .Select(p => p.Report)
            .Distinct()
            .Select(name => snapshot.Reports.FirstOrDefault(r => r.Report == name)?.Year)
            .Where(y => y is not null)
            .ToList();
        var ledger = passages
            .Select(p => p.Report)
            .Distinct()
            .SelectMany(name => ClaimLedger.Of(name, snapshot))
            .Where(f => ids.Contains(f.PassageId))
            .ToList();
        var found = verifier.Verify(text, ledger, years.Max());
        var said = SearchText.Normalize(text);
        List<ClaimVerdict> verdicts =
        [
            .. found.Select(v =>
                (v.Kind == VerdictKind.NotFound || (v.Evidence is { } same && v.Figure.PeriodStart is null && SaysTheSame(v.Figure, same)))
                && (Verbatim(v, said, ledger) ?? Named(v, said, ledger, found.Count)) is { } figure
                    ? v with
                    {
                        Kind = VerdictKind.Supported,
                        Evidence = figure,
                        Reason = null,
                    }
                    : v
            ),
        ];
        var faults = verdicts
            .Where(v => v.Kind != VerdictKind.Supported)
            .Select(v => (At: v.Figure.Start, Fault: new GateFault(v.Figure.Text, v.Reason ?? "原文没有这个数", v.Expected)))
            .Concat(Numbers(text, passages, verdicts))
            .Concat(Years(text, passages, ledger, years))
            .OrderBy(f => f.At);
        return new GateJudgement([.. faults.Select(f => f.Fault)], verdicts);
    }

    // The clause of the report stands in the text as it is: what it measures needs no reading.
    private static Figure? Verbatim(ClaimVerdict verdict, string said, List<Figure> ledger) =>
        ledger.FirstOrDefault(f =>
            SaysTheSame(verdict.Figure, f)
            && said.Contains(SearchText.Normalize(f.Quote).Trim('，', ',', '；', ';', '。', '、', '：', ':'), StringComparison.Ordinal)
        );

    // A text with one figure may name what it measures in another clause: 关于绿色工厂，报告给出的是100个.
    private static Figure? Named(ClaimVerdict verdict, string said, List<Figure> ledger, int figures)
    {
        var named =
            figures == 1
                ? ledger
                    .Where(f => f.Indicator.Length > 2 && said.Contains(SearchText.Normalize(f.Indicator), StringComparison.Ordinal))
                    .ToList()
                : [];
        return named.Where(f => f.Unit == verdict.Figure.Unit).Select(f => f.Text).Distinct().Count() == 1
            ? named.FirstOrDefault(f => SaysTheSame(verdict.Figure, f))
            : null;
    }

    private static bool SaysTheSame(Figure said, Figure figure) =>
        said.Value == figure.Value
        && said.ValueTo == figure.ValueTo
        && said.Unit == figure.Unit
        && said.Kind == figure.Kind
        && said.Falling == figure.Falling
        && (said.PeriodStart is null || (said.PeriodStart == figure.PeriodStart && said.PeriodEnd == figure.PeriodEnd));

    // A number that the ledger takes for part of a name (5G, 1+N) has to stand in a passage as it is.
    private static IEnumerable<(int At, GateFault Fault)> Numbers(
        string text,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<ClaimVerdict> verdicts
    )
    {
        var written = passages.Select(p => SearchText.Normalize(p.Text)).ToList();
        return from Match number in Number().Matches(text)
            where !verdicts.Any(v => v.Figure.Start <= number.Index && number.Index + number.Length <= v.Figure.End)
            let word = SearchText.Normalize(number.Value)
            where !Year().IsMatch(number.Value) && !written.Any(w => Stands(w, word))
            select (number.Index, new GateFault(number.Value, "原文没有这个数", null));
    }

    // As a whole: 1.4 is not in 131.4.
    private static bool Stands(string text, string word) =>
        SearchText
            .WordStarts(text, word)
            .Any(at =>
                (at == 0 || text[at - 1] != '.')
                && !(at + word.Length + 1 < text.Length && text[at + word.Length] == '.' && char.IsAsciiDigit(text[at + word.Length + 1]))
            );

    private static IEnumerable<(int At, GateFault Fault)> Years(
        string text,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<Figure> ledger,
        IReadOnlyList<int?> reports
    ) =>
        from Match match in YearNamed().Matches(text)
        let year = int.Parse(match.Groups[1].Value, null)
        where
            !passages.Any(p =>
                p.Text.Contains(match.Groups[1].Value, StringComparison.Ordinal) || p.PeriodStart == year || p.PeriodEnd == year
            )
            && !ledger.Any(f => f.PeriodStart == year || f.PeriodEnd == year)
            && !(reports.Contains(year) && (passages.All(p => p.PeriodStart is null) || NamesReport().IsMatch(text, match.Index)))
        select (match.Index, new GateFault(match.Value, "原文不是这一年", null));

    [GeneratedRegex(@"[A-Za-z]*\d+(?:[.,]\d+)*[A-Za-z]*")]
    private static partial Regex Number();

    // The year of a report, not of what it tells: 2020年政府工作报告提出.
    [GeneratedRegex(@"\G\d{4}年?.{0,8}报告")]
    private static partial Regex NamesReport();

    [GeneratedRegex(@"^(19|20)\d\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"((?:19|20)\d\d)(?!\d|\.\d|[亿万元个家人%])")]
    private static partial Regex YearNamed();
}
