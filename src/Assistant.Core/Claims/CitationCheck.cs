using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>
/// Whether a sentence says nothing but what the passages cited for it say: every word stands there or may stand for one that does, nothing
/// planned is told as done, and no condition or negation is lost. Figures are the matter of <see cref="FigureGate"/>.
/// </summary>
public sealed partial class CitationCheck(ICorpusSnapshot snapshot)
{
    private const string Particles =
        "的了在和与及等也都还对从把被将到至以由其该此又并而之所有各个比较这那内中里上下间时年月日就则均已共约达为是年度份数量额值项个元";
    private static readonly Regex[] Bounds = [AtLeast(), AtMost(), About()];

    /// <summary>Why the passages do not hold the sentence, for people and for the model that is asked again; null when they do.</summary>
    /// <param name="figures">The verdicts of the gate on the sentence's figures.</param>
    public string? Fault(string sentence, IReadOnlyList<ClaimVerdict> figures, IReadOnlyList<Passage> passages)
    {
        List<string> written = [.. passages.SelectMany(p => new[] { PassageView.Of(p).Normalized, PassageView.Of(p).Heading })];
        var (reports, spelt) = (Reports(passages), Spelt(figures));
        var said = string.Join('\n', [.. written, reports, spelt]);
        var text = SearchText.Normalize(WithoutConverted(sentence, figures, said));
        if (Foreign(text, said) is { } foreign)
        {
            return $"“{foreign}”在所引的原文里没有";
        }

        return CauseFault(text, said)
            ?? StatusFault(text, said, figures, passages)
            ?? ConditionFault(sentence, figures)
            ?? figures
                .Where(f => f.Evidence is not null)
                .Select(f => Qualifiers.Fault(sentence, f.Figure, f.Evidence!))
                .FirstOrDefault(f => f is not null)
            ?? ClauseFault(text, passages)
            ?? OrderFault(AsPrinted(sentence, figures, said), written, reports, spelt);
    }

    /// <summary>Whether a character says nothing of its own.</summary>
    internal static bool IsParticle(char character) => Particles.Contains(character, StringComparison.Ordinal);

    // That one thing comes of another is said by the passage or not at all.
    private static string? CauseFault(string text, string said) =>
        Cause().Matches(text).FirstOrDefault(m => !said.Contains(m.Value, StringComparison.Ordinal)) is { } cause
            ? $"原文没有说“{cause.Value}”"
            : null;

    private static string? OrderFault(string text, IEnumerable<string> written, string reports, string spelt)
    {
        var order = new WordOrder(
            [.. written.Where(t => t.Length > 0).Distinct().Select(t => YearOrMark().Replace(t, "|"))],
            reports,
            spelt
        );
        return order.Fault(text) is { } clause ? $"“{clause}”连在一起的话，原文里不在一处" : null;
    }

    // 城乡居民收入分别: the ledger says which is 城镇居民 and which 农村居民.
    private static string Spelt(IReadOnlyList<ClaimVerdict> figures) =>
        string.Join(
            '\n',
            figures
                .Select(f => f.Evidence)
                .OfType<Figure>()
                .Where(f => f.Quote.Contains("分别", StringComparison.Ordinal) || f.Quote.Contains("城乡", StringComparison.Ordinal))
                .Select(f => SearchText.Normalize(f.Indicator))
        );

    // With the report's own figures in place of those written otherwise (1314000万元, 三十二个): where they stand there decides.
    private static string AsPrinted(string sentence, IReadOnlyList<ClaimVerdict> figures, string said)
    {
        foreach (
            var (figure, evidence) in figures
                .Where(f => f.Evidence is not null && !said.Contains(SearchText.Normalize(f.Figure.Text), StringComparison.Ordinal))
                .Select(f => (f.Figure, f.Evidence!))
                .OrderByDescending(f => f.Figure.Start)
        )
        {
            sentence = string.Concat(
                sentence.AsSpan(0, figure.Start),
                evidence.Text,
                sentence.AsSpan(Math.Min(figure.End, sentence.Length))
            );
        }

        return YearOrMark().Replace(SearchText.Normalize(sentence), "|");
    }

    // Years, and figures in another unit than the report's, are the ledger's to judge.
    private static string WithoutConverted(string sentence, IReadOnlyList<ClaimVerdict> figures, string said)
    {
        var text = sentence.ToCharArray();
        foreach (
            var figure in figures.Select(f => f.Figure).Where(f => !said.Contains(SearchText.Normalize(f.Text), StringComparison.Ordinal))
        )
        {
            text.AsSpan(figure.Start..Math.Min(figure.End, text.Length)).Fill('|');
        }

        return YearOrMark().Replace(new string(text), "|");
    }

    private string Reports(IReadOnlyList<Passage> passages) =>
        string.Join(
            '\n',
            passages
                .Select(p => snapshot.Reports.FirstOrDefault(r => r.Report == p.Report))
                .OfType<ReportInfo>()
                .Distinct()
                .SelectMany(r => new[] { SearchText.Normalize(r.Title), r.Place ?? string.Empty, Whole(r.Place) })
        );

    // 柯桥区 is 全区 and 我区 in its own report.
    private static string Whole(string? place) =>
        place is { Length: > 1 } ? string.Join('\n', ((string[])["全", "我", "该", "本"]).Select(w => w + place[^1])) : "全国\n我国";

    // The first words of the sentence that neither stand in what is said nor may stand for it.
    private static string? Foreign(string text, string said)
    {
        var covered = new bool[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                covered[i] = true;
            }
            else if (char.IsAsciiLetterOrDigit(text[i]))
            {
                var end = SearchText.WordEnd(text, i);
                covered.AsSpan(i, end - i).Fill(SearchText.WordStarts(said, text[i..end]).Any());
                if (end < text.Length && said.Contains(text[i..(end + 1)], StringComparison.Ordinal))
                {
                    covered[end] = true;
                }

                i = end - 1;
            }
            else if (i + 1 < text.Length && said.AsSpan().Contains(text.AsSpan(i, 2), StringComparison.Ordinal))
            {
                covered[i] = covered[i + 1] = true;
            }
        }

        foreach (
            var term in Lexicon
                .Default.Match(text)
                .Where(m =>
                    m.Kind == LexiconMatchKind.Form
                    && text[m.Start] is not ('全' or '超' or '圆')
                    && m.Concept.Forms.Any(f => said.Contains(f, StringComparison.Ordinal))
                )
        )
        {
            covered.AsSpan(term.Start, term.Length).Fill(true);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (ParaphraseTable.Default.Allowed(text, i, said) is > 0 and var length)
            {
                covered.AsSpan(i, length).Fill(true);
            }

            if (ParaphraseTable.Default.BesideFigure(text, i) is > 0 and var verb)
            {
                covered.AsSpan(i, verb).Fill(true);
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            covered[i] |= IsParticle(text[i]);
        }

        var first = Array.IndexOf(covered, false);
        if (first < 0)
        {
            return null;
        }

        var last = Array.IndexOf(covered, true, first);
        return text[first..(last < 0 ? text.Length : last)];
    }

    private static string? StatusFault(string text, string said, IReadOnlyList<ClaimVerdict> figures, IReadOnlyList<Passage> passages)
    {
        var statuses = figures
            .Select(f => f.Evidence?.Status)
            .OfType<Status>()
            .Where(s => s is not (Status.None or Status.Threshold))
            .ToList();
        if (statuses.Count == 0)
        {
            statuses = [.. passages.Select(p => p.Status).Where(s => s is not (Status.None or Status.Threshold))];
        }

        if (statuses.Count == 0)
        {
            return null;
        }

        (text, said) = (Claim.WithoutNames(text), Claim.WithoutNames(said));
        if (
            statuses.All(s => s == Status.Actual)
            && Aim().Match(text) is { Success: true } aim
            && !said.Contains(aim.Value, StringComparison.Ordinal)
        )
        {
            return $"原文说的是已经完成的实绩，“{aim.Value}”说成了计划";
        }

        return
            statuses.All(s => s != Status.Actual)
            && Done().Match(text) is { Success: true } done
            && !said.Contains(done.Value, StringComparison.Ordinal)
            ? $"原文说的是目标或计划，“{done.Value}”说成了已经完成"
            : null;
    }

    // A bound stands beside its figure, what is striven for or expected anywhere in the sentence.
    private static string? ConditionFault(string sentence, IReadOnlyList<ClaimVerdict> figures)
    {
        foreach (var (said, figure) in figures.Where(f => f.Evidence is not null).Select(f => (f.Figure, f.Evidence!)))
        {
            var beside = Beside(sentence, said);
            foreach (var condition in figure.Modifier.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var group = Bounds.FirstOrDefault(b => b.IsMatch(condition));
                if (group?.IsMatch(beside) == false || (group is null && Mood(condition)?.IsMatch(sentence) == false))
                {
                    return $"丢了条件“{condition}”";
                }
            }
        }

        return null;
    }

    private static string Beside(string sentence, Figure figure)
    {
        var (from, to) = (figure.Start, Math.Min(figure.End, sentence.Length));
        while (from > 0 && figure.Start - from < 8 && sentence[from - 1] is not ('，' or ',' or '、' or '；' or ';' or '。'))
        {
            from--;
        }

        return sentence[from..Math.Min(sentence.Length, to + 4)];
    }

    private static Regex? Mood(string condition) =>
        Striving().IsMatch(condition) ? Striving()
        : condition == "预期" ? Aim()
        : Expecting().IsMatch(condition) ? Expecting()
        : null;

    // Each clause is held against the clause of the passages that is most like it: what it must not lose stands there.
    private static string? ClauseFault(string text, IReadOnlyList<Passage> passages)
    {
        var clauses = passages.SelectMany(p => PassageView.Of(p).Clauses).Select(c => c.Normalized).ToList();
        foreach (var clause in ClauseSplitter.Split(text).Select(span => span.Of(text)))
        {
            var nearest = clauses.Select(c => (Text: c, Likeness: TextLikeness.Containment(clause, c))).MaxBy(c => c.Likeness);
            if (nearest.Text is null || nearest.Likeness < 0.3)
            {
                continue;
            }

            if (Negation().Matches(clause) is { Count: > 0 } added && added.Count > Negation().Count(nearest.Text))
            {
                return $"原文没有否定“{added[0].Value}”";
            }

            if (
                Negation().Match(nearest.Text) is { Success: true } negation
                && !Negation().IsMatch(text)
                && clause.Contains(negation.Groups[1].Value, StringComparison.Ordinal)
            )
            {
                return $"丢了否定“{negation.Value}”";
            }

            if (Striving().Match(nearest.Text) is { Success: true } striving && !Striving().IsMatch(text) && !Aim().IsMatch(text))
            {
                return $"丢了条件“{striving.Value}”";
            }
        }

        return null;
    }

    // 2019年, 2019-2020; not the 2000 of 2000亿元.
    [GeneratedRegex(@"(?<![\d.])(?:19|20)\d\d(?:年[底末初]?|(?![\d.%‰\u4e00-\u9fff]))|\[\d+\]")]
    private static partial Regex YearOrMark();

    [GeneratedRegex("从而|因此|因而|使得|由于|因为|所以|以致|致使|得益于|导致|促使|归功于|源于|缘于|受益于")]
    private static partial Regex Cause();

    [GeneratedRegex("目标|计划|力争|争取|将(?!近)|拟|预期|打算|(?<![主重需必首])要(?!求|素|点|闻|害)|明年")]
    private static partial Regex Aim();

    [GeneratedRegex("实绩|已|完成了|实现了|建成了|达到了|取得了|做到了|去年|上年(?!.{0,4}(?:增|提|降))")]
    private static partial Regex Done();

    [GeneratedRegex("力争|争取|力求|努力")]
    private static partial Regex Striving();

    [GeneratedRegex("预计|预期|预测|有望|估计|初步|测算")]
    private static partial Regex Expecting();

    [GeneratedRegex("以上|超|突破|不低于|至少|多于|高于|逾|余|多|不少于|大于|不止")]
    private static partial Regex AtLeast();

    [GeneratedRegex("以下|以内|之内|不超过|控制在|低于|最多|少于|不到")]
    private static partial Regex AtMost();

    [GeneratedRegex("左右|约|上下|大概|近")]
    private static partial Regex About();

    // With what is denied: a sentence may leave the denied part out altogether.
    [GeneratedRegex("(?:没有|未(?!来)|并非|无法|不(?!断|仅|少|同|低于|超过|足|动产|良|懈|忘|含|等)|尚无)(.{2})")]
    private static partial Regex Negation();
}
