using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>What a sentence concludes from its figures, taken out of it.</summary>
/// <param name="Rest">The sentence without the words of its conclusions: what the passages have to say.</param>
/// <param name="Derived">Figures that were computed, with their computation.</param>
/// <param name="Fault">Why a conclusion does not follow; null where all do.</param>
internal sealed record Concluded(string Rest, IReadOnlyList<DerivedFigure> Derived, string? Fault);

/// <summary>
/// Reads what a sentence concludes from figures that it states: that one is higher or lower than another (高于, 前者高于后者, 更快), by how much (比2023年少38个,
/// 相差2.3个百分点), that an aim was met or missed (完成了7%左右的目标). A conclusion that the figures bear out by computation needs no words in the passages; one that
/// they do not is a fault. What the passages say in these very words is left to them.
/// </summary>
internal sealed partial class PlainConclusions
{
    private const int ReportsOwn = 2;
    private const double Alike = 0.34;

    // 亩 is a third of a unit that has no end.
    private const decimal Rounding = 0.000001m;

    private readonly string sentence;
    private readonly string said;
    private readonly IReadOnlyList<Figure> ledger;
    private readonly IReadOnlyList<SaidFigure> figures;
    private readonly List<SaidFigure> known;
    private readonly List<DerivedFigure> derived = [];
    private readonly char[] rest;

    private PlainConclusions(string sentence, IReadOnlyList<Figure> ledger, int? latest, string said)
    {
        (this.sentence, this.said, this.ledger) = (sentence, said, ledger);
        figures = SaidFigure.Of(sentence, ledger, latest);
        known = [.. figures.Where(f => f.Known is not null)];
        rest = sentence.ToCharArray();
    }

    /// <summary>Reads a sentence.</summary>
    /// <param name="ledger">The figures of the passages that it cites.</param>
    /// <param name="latest">Year of the latest report that they are of.</param>
    /// <param name="said">What the passages say.</param>
    public static Concluded Of(string sentence, IReadOnlyList<Figure> ledger, int? latest, string said)
    {
        if (!Hint().IsMatch(sentence))
        {
            return new Concluded(sentence, [], null);
        }

        var conclusions = new PlainConclusions(sentence, ledger, latest, said);
        var fault = conclusions.Read();
        return new Concluded(new string(conclusions.rest), conclusions.derived, fault);
    }

    private string? Read()
    {
        foreach (Match clause in Clause().Matches(sentence))
        {
            if ((Difference(clause) ?? Aim(clause) ?? Comparison(clause)) is { Length: > 0 } fault)
            {
                return fault;
            }
        }

        return null;
    }

    // Null: the clause is no such conclusion; empty: it is one and follows; else why it does not.
    private string? Difference(Match clause)
    {
        var own = figures.Where(f => In(f, clause)).ToList();
        if (own.Find(f => Amid(f, clause) is not null) is not { } difference || Amid(difference, clause) is not { } cue)
        {
            return null;
        }

        // 增速高于全省7.9个百分点: where the report gives the difference itself, its own words are judged.
        if (difference.Known is not null && said.Contains(cue.Value[..Math.Min(cue.Length, ReportsOwn)], StringComparison.Ordinal))
        {
            return null;
        }

        if (difference.Known is not null && IsPrinted(difference, cue))
        {
            Erase(clause.Index + Lead(clause, cue), clause.Index + clause.Length);
            return string.Empty;
        }

        var others = known.Where(f => f != difference).ToList();
        var pairs =
            from subject in others
            from reference in others
            where subject != reference && subject.ComparesWith(reference) && SpeaksOf(difference, subject)
            select (Subject: subject, Reference: reference, By: subject.Amount - reference.Amount);
        var gap = Gap(difference);
        var fitting = pairs.Where(p => Math.Abs(Math.Abs(p.By) - gap) <= gap * Rounding).ToList();
        if (fitting.Count == 0)
        {
            return others.Count < 2 ? null : $"“{difference.Claim.Figure.Text}”按所写的数字算不出来";
        }

        var sign = Sign(cue.Value);
        var pair = fitting.Find(p => sign == 0 || Agrees(p.Subject, p.Reference, clause, cue) && Math.Sign(p.By) == sign);
        if (pair.Subject is null)
        {
            return $"“{clause.Value.Trim()}”说反了";
        }

        if (
            new[] { pair.Subject, pair.Reference }.Any(f => f.Known!.Modifiers.Any(m => Bounds.OfModifier(m) is not null))
            && !Loose().IsMatch(sentence[difference.Start..Math.Min(sentence.Length, difference.End + 4)])
            && !Loose().IsMatch(sentence[Math.Max(0, difference.Start - 3)..difference.Start])
        )
        {
            return $"“{difference.Claim.Figure.Text}”是用带“以上、左右”等条件的数算的，要写“左右”或“至少”";
        }

        var (more, less) = pair.By > 0 ? (pair.Subject, pair.Reference) : (pair.Reference, pair.Subject);
        derived.Add(
            new DerivedFigure(
                difference.Claim.Figure.Text,
                [pair.Subject.Known!.Text, pair.Reference.Known!.Text],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{more.Known!.Value:0.####}-{less.Known!.Value:0.####}={difference.Claim.Figure.Value:0.####}"
                )
            )
        );
        Erase(clause.Index + Lead(clause, cue), clause.Index + clause.Length);
        return string.Empty;
    }

    // 比全国高0.7个百分点 where the passage has 高于全国0.7个百分点 behind the same figure.
    private bool IsPrinted(SaidFigure difference, Match cue)
    {
        var printed = difference.Known!;
        var against = Neutral().Replace(cue.Groups["against"].Value, string.Empty);
        var front = ledger.Where(f => f.PassageId == printed.PassageId && f.Start < printed.Start).MaxBy(f => f.Start);
        return against.Length > 1
            && Sign(cue.Value[(cue.Groups["against"].Index + cue.Groups["against"].Length - cue.Index)..]) is var sign and not 0
            && printed.Quote.Contains((sign > 0 ? "高于" : "低于") + against + printed.Text, StringComparison.Ordinal)
            && front is not null
            && known.LastOrDefault(f => f.End <= difference.Start)?.Known == front;
    }

    // Words in front of the comparison that state something of their own stay (2024年计划新开工260个，比…).
    private int Lead(Match clause, Match cue)
    {
        var before = figures.Where(f => In(f, clause) && f.End <= clause.Index + cue.Index).ToList();
        return before.Count > 0 ? before[^1].End - clause.Index : 0;
    }

    private static bool SpeaksOf(SaidFigure difference, SaidFigure subject)
    {
        var (ours, theirs) = (difference.Claim.Figure.Unit, subject.Claim.Figure.Unit);
        return theirs == "%"
            ? ours is "个百分点" or "百分点"
            : UnitTable.TryParse(ours, out var unit) && UnitTable.TryParse(theirs, out var other) && unit.ConvertsTo(other);
    }

    private static decimal Gap(SaidFigure difference) =>
        difference.Claim.Figure.Unit is "个百分点" or "百分点" ? difference.Claim.Figure.Value
        : UnitTable.TryParse(difference.Claim.Figure.Unit, out var unit) ? unit.ToBase(difference.Claim.Figure.Value)
        : difference.Claim.Figure.Value;

    // Who is set against whom: by the year or the status that stands behind 比; else the later against the earlier one.
    private bool Agrees(SaidFigure subject, SaidFigure reference, Match clause, Match cue)
    {
        var against = cue.Groups["against"].Value;
        return against.Length > 0 && Resolve(against, [subject, reference]) is { } meant ? meant == reference
            : clause.Index + cue.Index > subject.Start && Resolve(clause.Value[..cue.Index], [subject, reference]) is { } named
                ? named == subject
            : subject.Start > reference.Start;
    }

    private string? Aim(Match clause)
    {
        if (Attained().Match(clause.Value) is not { Success: true } attained || IsReports(clause.Value, attained))
        {
            return null;
        }

        var aim = known.Find(f => f.IsAim && In(f, clause) && f.Start >= clause.Index + attained.Index) ?? known.Find(f => f.IsAim);
        var result = aim is null ? null : known.Find(f => f.Known!.Status == Status.Actual && f.ComparesWith(aim));
        if (aim is null || result is null)
        {
            return null;
        }

        if (aim.Known!.PeriodStart != result.Known!.PeriodStart || aim.Known.PeriodEnd != result.Known.PeriodEnd)
        {
            return "目标和实绩不是同一年的，不能说完成没有";
        }

        var atMost = aim.Known.Modifiers.Any(m => Bounds.OfModifier(m) == Bound.AtMost);
        var met = atMost ? result.Amount <= aim.Amount : result.Amount >= aim.Amount;
        if (met == attained.Groups["not"].Success)
        {
            return $"“{attained.Value}”与数字不符";
        }

        Erase(clause.Index + attained.Index, clause.Index + attained.Groups["verb"].Index + attained.Groups["verb"].Length);
        return string.Empty;
    }

    private string? Comparison(Match clause)
    {
        var than = Than().Match(clause.Value);
        if (than.Success && !IsReports(clause.Value, than) && !figures.Any(f => In(f, clause)))
        {
            return Compared(
                clause,
                clause.Value[..than.Index],
                than.Groups["against"].Value,
                Sign(than.Groups["word"].Value) * (than.Groups["not"].Success ? -1 : 1)
            );
        }

        if (Compares().Match(clause.Value) is not { Success: true } cue || IsReports(clause.Value, cue))
        {
            return null;
        }

        var at = clause.Index + cue.Index;
        var behind = known.Find(f => In(f, clause) && f.Start >= at + cue.Length);
        var sign = Sign(cue.Value);
        if (behind is not null)
        {
            var before = known.FindLast(f => f.End <= at && f.ComparesWith(behind));
            if (before is null)
            {
                return null;
            }

            if (Math.Sign(before.Amount - behind.Amount) != sign)
            {
                return $"“{cue.Value}”与数字不符";
            }

            rest[at] = '，';
            Erase(at + 1, at + cue.Length);
            return string.Empty;
        }

        // No figure of its own: it is said of two that stand elsewhere in the sentence.
        return figures.Any(f => In(f, clause))
            ? null
            : Compared(clause, clause.Value[..cue.Index], clause.Value[(cue.Index + cue.Length)..], sign);
    }

    private string? Compared(Match clause, string subjectWords, string referenceWords, int sign)
    {
        var speed = Speed().IsMatch(clause.Value);
        var candidates = known.Where(f => !speed || f.IsGrowth).ToList();
        if (!speed && candidates.Any(f => !f.IsGrowth) && candidates.Count > 2)
        {
            candidates = [.. candidates.Where(f => !f.IsGrowth)];
        }

        var (subject, reference) = (Resolve(subjectWords, candidates), Resolve(referenceWords, candidates));
        if (candidates.Count == 2)
        {
            subject ??= reference is null ? null : candidates.Find(f => f != reference);
            reference ??= subject is null ? null : candidates.Find(f => f != subject);
        }

        if (subject is null || reference is null || subject == reference || !subject.ComparesWith(reference))
        {
            return null;
        }

        if (Math.Sign(subject.Amount - reference.Amount) != sign)
        {
            return $"“{clause.Value.Trim()}”与数字不符";
        }

        Erase(clause.Index, clause.Index + clause.Length);
        return string.Empty;
    }

    // The one of the figures that the words name; null where they name none, or several as well.
    private SaidFigure? Resolve(string words, IReadOnlyList<SaidFigure> candidates)
    {
        if (candidates.Count == 0 || words.Trim().Length == 0)
        {
            return null;
        }

        if (words.Contains("前者", StringComparison.Ordinal))
        {
            return candidates[0];
        }

        if (words.Contains("后者", StringComparison.Ordinal))
        {
            return candidates[^1];
        }

        if (Year().Match(words) is { Success: true } year)
        {
            candidates = [.. candidates.Where(f => f.Known?.PeriodEnd == int.Parse(year.Value, null))];
            if (candidates.Count < 2)
            {
                return candidates.Count == 1 ? candidates[0] : null;
            }

            words = words.Replace(year.Value + "年", string.Empty, StringComparison.Ordinal);
        }

        if (words.Contains("目标", StringComparison.Ordinal) || words.Contains("计划", StringComparison.Ordinal))
        {
            return Single(candidates, f => f.IsAim);
        }

        if (Past().IsMatch(words) && Single(candidates, f => f.Known?.Status == Status.Actual) is { } actual)
        {
            return actual;
        }

        var own = Neutral().Replace(words, string.Empty);
        if (own.Length < 2)
        {
            return null;
        }

        var likely = candidates.Select(f => (Figure: f, Likeness: Shared(own, LeadOf(f)))).OrderByDescending(f => f.Likeness).ToList();
        return likely[0].Likeness >= Alike && (likely.Count == 1 || likely[0].Likeness > likely[1].Likeness) ? likely[0].Figure : null;
    }

    private static SaidFigure? Single(IEnumerable<SaidFigure> candidates, Func<SaidFigure, bool> holds)
    {
        var found = candidates.Where(holds).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    // What the sentence says in front of a figure, behind the one before it or the last stop.
    private string LeadOf(SaidFigure figure)
    {
        var before = figures.LastOrDefault(f => f.End <= figure.Start)?.End ?? 0;
        var lead = sentence[before..figure.Start];
        var behind = sentence[figure.End..Math.Min(sentence.Length, figure.End + 6)];
        return lead + (behind.IndexOfAny(['，', '；', '。']) is >= 0 and var stop ? behind[..stop] : behind);
    }

    private static double Shared(string inner, string outer)
    {
        var pairs = Enumerable.Range(0, inner.Length - 1).Select(i => inner.Substring(i, 2)).ToList();
        return pairs.Count == 0 ? 0 : pairs.Count(p => outer.Contains(p, StringComparison.Ordinal)) / (double)pairs.Count;
    }

    // 高于全国 of the report itself is no conclusion of the sentence.
    private bool IsReports(string clause, Match cue)
    {
        var end = cue.Index + cue.Length;
        return end + ReportsOwn <= clause.Length && said.Contains(clause[cue.Index..(end + ReportsOwn)], StringComparison.Ordinal);
    }

    // The comparing words around a difference: 比2023年少, 相差, 多, 低.
    private static Match? Amid(SaidFigure figure, Match clause)
    {
        var at = figure.Start - clause.Index;
        var match = By().Match(clause.Value[..at]);
        return match.Success && match.Index + match.Length == at ? match : null;
    }

    private static bool In(SaidFigure figure, Match clause) => clause.Index <= figure.Start && figure.End <= clause.Index + clause.Length;

    private void Erase(int from, int to) => rest.AsSpan(from, Math.Max(0, to - from)).Fill(' ');

    private static int Sign(string cue) =>
        cue.IndexOfAny(['低', '少', '小', '慢']) >= 0
        || cue.Contains("不及", StringComparison.Ordinal)
        || cue.Contains("不如", StringComparison.Ordinal)
            ? -1
        : cue.IndexOfAny(['高', '多', '大', '快']) >= 0 || cue.Contains("超过", StringComparison.Ordinal) ? 1
        : 0;

    [GeneratedRegex("[高低多少大小快慢]|差|超过|不及|不如|目标|计划|任务")]
    private static partial Regex Hint();

    [GeneratedRegex("[^，,；;：:。！？]+")]
    private static partial Regex Clause();

    [GeneratedRegex(
        @"(?:比(?<against>[^，；]{0,14}?)(?:高出?|低|多|少|快|慢|大|小)了?|相差|差距?[是为]?|(?<=^\s*)(?:多|少|高出?|低|快|慢)了?|高出|高|低)(?:了|约|大约|至少|近)*$"
    )]
    private static partial Regex By();

    [GeneratedRegex(@"(?<not>没有|没|未能?|尚未)?(?:圆满|顺利|已经?)?(?<verb>超额完成|完成|达到|实现|突破|超过)了?(?=[^，；]{0,20}目标)")]
    private static partial Regex Attained();

    [GeneratedRegex("(?:高于|低于|多于|少于|大于|小于|快于|慢于|不及|不如|超过|[涨增降]?得?更[高低快慢多少大小])")]
    private static partial Regex Compares();

    [GeneratedRegex(
        @"(?:比|(?<not>没有?|不如|不及))(?<against>[^，；]{2,16}?)(?:[涨增降]得)?(?:更|要|还|都|来得)?(?<word>[高低快慢多少大小])(?:一些|一点|些|得多)?$"
    )]
    private static partial Regex Than();

    [GeneratedRegex("[快慢]|增速|增幅|涨得|增长")]
    private static partial Regex Speed();

    [GeneratedRegex(@"(?:19|20)\d\d(?=年)")]
    private static partial Regex Year();

    [GeneratedRegex("上年|去年|实绩|实际")]
    private static partial Regex Past();

    [GeneratedRegex("增速|增幅|增长|收入涨|涨得|规模|数量|水平|的|比|也|都|分别|相比")]
    private static partial Regex Neutral();

    [GeneratedRegex("左右|以上|至少|约|近|多|以内|大约|不到|超过")]
    private static partial Regex Loose();
}
