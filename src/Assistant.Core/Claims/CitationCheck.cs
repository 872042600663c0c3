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
public sealed partial class CitationCheck
{
    private readonly ICorpusSnapshot snapshot;
    private readonly ParaphraseTable table;
    private readonly bool isWritten;

    /// <summary>A check of statements.</summary>
    public CitationCheck(ICorpusSnapshot snapshot)
        : this(snapshot, ParaphraseTable.Default, false) { }

    private CitationCheck(ICorpusSnapshot snapshot, ParaphraseTable table, bool isWritten) =>
        (this.snapshot, this.table, this.isWritten) = (snapshot, table, isWritten);

    /// <summary>A check of an answer's sentences, which may be worded more freely.</summary>
    internal static CitationCheck OfWritten(ICorpusSnapshot snapshot) => new(snapshot, ParaphraseTable.Written, true);

    // So soon behind a past year stands what is compared with it.
    private const int Comparing = 6;

    // What a word of denial denies is told by so many characters behind it.
    private const int Denied = 2;

    private static readonly Cue Causes = Cue.Load("Claims.Data.causes.txt");

    private const string Particles =
        "的了在和与及等也都还对从把被将到至以由其该此又并而之所有各个比较这那内中里上下间时年月日就则均已共约达为是年度份数量额值项个元";

    /// <summary>Why the passages do not hold the sentence, for people and for the model that is asked again; null when they do.</summary>
    /// <param name="figures">The verdicts of the gate on the sentence's figures.</param>
    public string? Fault(string sentence, IReadOnlyList<ClaimVerdict> figures, IReadOnlyList<Passage> passages) =>
        Judge(sentence, figures, passages)?.Reason;

    /// <summary>The same with what kind of fault it is.</summary>
    internal CitationFault? Judge(string sentence, IReadOnlyList<ClaimVerdict> figures, IReadOnlyList<Passage> passages)
    {
        List<string> written = [.. passages.SelectMany(p => new[] { PassageView.Of(p).Normalized, PassageView.Of(p).Heading })];
        var (reports, spelt) = (Reports(passages), Spelt(figures));
        var said = string.Join('\n', [.. written, reports, spelt]);
        var text = SearchText.Normalize(WithoutConverted(sentence, figures, said));
        var foreign = Foreign(text, said);
        var strict = CauseFault(text, said)
            ?? StatusFault(text, said, figures, passages)
            ?? ConditionFault(sentence, figures)
            ?? figures
                .Where(f => f.Evidence is not null)
                .Select(f => Qualifiers.Fault(sentence, f.Figure, f.Evidence!))
                .FirstOrDefault(f => f is not null)
            ?? ClauseFault(text, passages);
        if (foreign is not null)
        {
            return new CitationFault(
                $"“{foreign}”在所引的原文里没有",
                strict is null ? CitationFaultKind.Words : CitationFaultKind.Sense,
                []
            );
        }

        if (strict is not null)
        {
            return new CitationFault(strict, CitationFaultKind.Sense, []);
        }

        var apart = Apart(AsPrinted(sentence, figures, said), written, reports, spelt);
        return apart.Count > 0
            ? new CitationFault(
                $"“{apart[0].Replace("|", string.Empty, StringComparison.Ordinal)}”连在一起的话，原文里不在一处",
                CitationFaultKind.Order,
                [.. apart.Select(c => c.Replace("|", string.Empty, StringComparison.Ordinal))]
            )
            : null;
    }

    /// <summary>Whether a character says nothing of its own.</summary>
    internal static bool IsParticle(char character) => Particles.Contains(character, StringComparison.Ordinal);

    // That one thing comes of another is said by the passage or not at all.
    private static string? CauseFault(string text, string said) =>
        Causes.All(text).Select(cause => cause.Word).FirstOrDefault(word => !said.Contains(word, StringComparison.Ordinal)) is { } cause
            ? $"原文没有说“{cause}”"
            : null;

    private IReadOnlyList<string> Apart(string text, IEnumerable<string> written, string reports, string spelt) =>
        new WordOrder(
            [.. written.Where(t => t.Length > 0).Distinct().Select(t => YearOrMark().Replace(t, "|"))],
            reports,
            spelt,
            table
        ).Faults(text);

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
    private string? Foreign(string text, string said)
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
            else if (
                isWritten
                && i + 2 < text.Length
                && text[i + 1] is '了' or '的'
                && said.Contains(string.Concat(text[i], text[i + 2]), StringComparison.Ordinal)
            )
            {
                // 创了历史新高 for 创历史新高.
                covered[i] = covered[i + 2] = true;
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
            if (table.Allowed(text, i, said) is > 0 and var length)
            {
                covered.AsSpan(i, length).Fill(true);
            }

            if (table.BesideFigure(text, i) is > 0 and var verb)
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
        if (statuses.All(s => s == Status.Actual) && Cue.Aim.Find(text) is { } aim && !said.Contains(aim.Word, StringComparison.Ordinal))
        {
            return $"原文说的是已经完成的实绩，“{aim.Word}”说成了计划";
        }

        return
            statuses.All(s => s != Status.Actual)
            && (Cue.Done.Find(text) ?? PastTime(text)) is { } done
            && !said.Contains(done.Word, StringComparison.Ordinal)
            ? $"原文说的是目标或计划，“{done.Word}”说成了已经完成"
            : null;
    }

    // 比上年增长 compares with a past year and tells nothing of it.
    private static CueMatch? PastTime(string text) =>
        Cue
            .TimePast.All(text)
            .Where(time => Direction.Of(text[time.End..Math.Min(text.Length, time.End + Comparing)]) is null)
            .Cast<CueMatch?>()
            .FirstOrDefault();

    // A bound stands beside its figure, what is striven for or expected anywhere in the sentence.
    private static string? ConditionFault(string sentence, IReadOnlyList<ClaimVerdict> figures)
    {
        foreach (var (said, figure) in figures.Where(f => f.Evidence is not null).Select(f => (f.Figure, f.Evidence!)))
        {
            var beside = Beside(sentence, said);
            foreach (var condition in figure.Modifiers)
            {
                if (
                    Bounds.OfModifier(condition) is { } bound
                        ? Bounds.Find(beside, bound) is null
                        : Mood(condition)?.IsIn(sentence) == false
                )
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

    private static Cue? Mood(string condition) =>
        Cue.Striving.IsIn(condition) ? Cue.Striving
        : condition == "预期" ? Cue.Aim
        : Cue.Expecting.IsIn(condition) ? Cue.Expecting
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

            var (added, written) = (Denials(clause), Denials(nearest.Text));
            if (added.Count > written.Count)
            {
                return $"原文没有否定“{added[0]}”";
            }

            if (written.Count > 0 && Denials(text).Count == 0 && clause.Contains(written[0][^Denied..], StringComparison.Ordinal))
            {
                return $"丢了否定“{written[0]}”";
            }

            if (Cue.Striving.Find(nearest.Text) is { } striving && !Cue.Striving.IsIn(text) && !Cue.Aim.IsIn(text))
            {
                return $"丢了条件“{striving.Word}”";
            }
        }

        return null;
    }

    // Each word of denial with what it denies: a sentence may leave the denied part out altogether.
    private static List<string> Denials(string text) =>
        [.. Cue.Negation.All(text).Where(no => no.End + Denied <= text.Length).Select(no => text[no.Start..(no.End + Denied)])];

    // 2019年, 2019-2020; not the 2000 of 2000亿元.
    [GeneratedRegex(@"(?:截[至止])?(?<![\d.])(?:19|20)\d\d(?:年[底末初]?|(?![\d.%‰\u4e00-\u9fff]))|\[\d+\]")]
    private static partial Regex YearOrMark();
}
