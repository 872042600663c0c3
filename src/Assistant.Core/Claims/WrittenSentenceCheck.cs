using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>What the figures of a written sentence are by the passages that it cites.</summary>
/// <param name="Rest">The sentence without what it concludes from its figures.</param>
/// <param name="Faults">What does not agree, in order; empty when all of it does.</param>
/// <param name="Figures">A verdict for every figure of the rest.</param>
/// <param name="Derived">Figures that the sentence computes, with their computation.</param>
public sealed record WrittenJudgement(
    string Rest,
    IReadOnlyList<GateFault> Faults,
    IReadOnlyList<ClaimVerdict> Figures,
    IReadOnlyList<DerivedFigure> Derived
);

/// <summary>
/// Whether every figure of a sentence that a model wrote agrees with the passages cited for it, and every conclusion from them follows. Stricter than
/// <see cref="FigureGate"/> for nothing, and wider in two things: a conclusion may be computed, and a figure may be called otherwise than the ledger does where the words
/// of the passage lead to it and to no other.
/// </summary>
public sealed partial class WrittenSentenceCheck(ICorpusSnapshot snapshot)
{
    private readonly FigureGate gate = new(snapshot);

    /// <summary>Judges a sentence in simplified characters.</summary>
    public WrittenJudgement Judge(string sentence, IReadOnlyList<Passage> passages)
    {
        var ledger = WrittenLedger.Of(passages, snapshot);
        var latest = passages.Select(p => snapshot.Reports.FirstOrDefault(r => r.Report == p.Report)?.Year).Max();
        var said = string.Join('\n', passages.Select(p => p.Text));
        var concluded = PlainConclusions.Of(sentence, ledger, latest, said);
        if (concluded.Fault is { } fault)
        {
            return new WrittenJudgement(sentence, [new GateFault(sentence, fault, null)], [], []);
        }

        var rest = WithoutTerms(concluded.Rest, said);
        var judged = gate.Judge(rest, passages);
        var mended = new WrittenFigures(snapshot, passages, ledger).Mended(rest, judged.Figures, latest);
        var kept = mended
            .Zip(judged.Figures)
            .Where(pair => pair.First.Kind == VerdictKind.Supported)
            .Select(pair => pair.First.Figure.Text);
        var faults = judged
            .Faults.Where(f =>
                !kept.Contains(f.Text) && !IsPlainWord(f, judged.Figures, said, ledger) && !IsYearBefore(f, rest, said, ledger)
            )
            .Concat(
                mended
                    .Zip(judged.Figures)
                    .Where(pair => pair.First.Kind != VerdictKind.Supported && pair.Second.Kind == VerdictKind.Supported)
                    .Select(pair => new GateFault(pair.First.Figure.Text, pair.First.Reason ?? "数值不同", pair.First.Expected))
            )
            .Concat(mended.Where(v => LosesFall(rest, v)).Select(v => new GateFault(v.Figure.Text, "是减少或下降的数", null)))
            .ToList();
        return new WrittenJudgement(rest, faults, mended, concluded.Derived);
    }

    // 贫困人口减少1650万人 is not 贫困人口1650万人.
    private static bool LosesFall(string sentence, ClaimVerdict verdict) =>
        verdict is { Kind: VerdictKind.Supported, Evidence: { Kind: FigureKind.Level or FigureKind.Count } figure }
        && Reduced().IsMatch(figure.Quote)
        && figure.Falling
        && !Cue.Falling.IsIn(sentence)
        && !Cue.Cutting.IsIn(sentence)
        && !sentence.Contains('少', StringComparison.Ordinal);

    // A term in quotation marks that the passages have so is theirs as a whole: “三个1亿人”.
    private static string WithoutTerms(string sentence, string said) =>
        Term().Replace(sentence, m => said.Contains(m.Groups[1].Value, StringComparison.Ordinal) ? new string(' ', m.Length) : m.Value);

    // 比去年 of what is of 2019 is 比2018年.
    private static bool IsYearBefore(GateFault fault, string sentence, string said, IReadOnlyList<Figure> ledger) =>
        YearOnly().Match(fault.Text) is { Success: true } year
        && int.Parse(year.Groups[1].Value, null) is var before
        && (sentence.Contains($"比{before}年", StringComparison.Ordinal) || sentence.Contains($"较{before}年", StringComparison.Ordinal))
        && OnYear().IsMatch(said)
        && ledger.Any(f => f.PeriodEnd == before + 1 && OnYear().IsMatch(f.Quote));

    [GeneratedRegex(@"^((?:19|20)\d\d)年?$")]
    private static partial Regex YearOnly();

    [GeneratedRegex("[比较][上去]年|同比")]
    private static partial Regex OnYear();

    [GeneratedRegex("减少|下降|降低|压减|削减")]
    private static partial Regex Reduced();

    [GeneratedRegex("“([^“”]{2,14})”")]
    private static partial Regex Term();

    // 两次降低: a number in words that the ledger takes for no figure stands in the passage as it is.
    private static bool IsPlainWord(GateFault fault, IReadOnlyList<ClaimVerdict> verdicts, string said, IReadOnlyList<Figure> ledger) =>
        verdicts.Any(v => v.Figure.Text == fault.Text && v.Kind == VerdictKind.NotFound)
        && !fault.Text.Any(char.IsAsciiDigit)
        && said.Contains(fault.Text, StringComparison.Ordinal)
        && !ledger.Any(f => f.Text == fault.Text);
}
