using System.Text.RegularExpressions;
using Assistant.Core.Answering;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Verification;

/// <summary>What verifying a draft came to.</summary>
/// <param name="Verdicts">One for every figure of the draft, in order, and one for every sentence without figures; one that states no fact is called a boast.</param>
/// <param name="Citations">The passages that the verdicts rest on.</param>
/// <param name="Summary">The counts in one line, for people.</param>
/// <param name="Notes">What the report itself says twice and differently of a figure that a verdict rests on.</param>
public sealed record VerificationResult(
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<Citation> Citations,
    string Summary,
    IReadOnlyList<string> Notes
);

/// <summary>Judges a whole text (a speech, a news item, a pasted table) against the indexed reports.</summary>
/// <param name="reading">Reads a sentence together with a passage; null for none.</param>
public sealed partial class DraftVerifier(CorpusIndex index, IReadingModel? reading = null)
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int MaxLength = 20_000;

    // A sentence without figures is judged only by a passage that says nearly all of it.
    private const double SaysTheSame = 0.72;

    // A clause that shares less of its character pairs with the sentence speaks of something else.
    private const double SaysOfTheSame = 0.3;

    // A heading and a name state nothing.
    private const int FewestLetters = 6;

    // Few enough to show soon that it goes on, many enough that a long draft does not come in hundreds of pieces.
    private const int AtATime = 8;

    private static readonly Cue Boasts = Cue.Load("Verification.Data.boasts.txt");
    private static readonly Cue Greetings = Cue.Load("Verification.Data.greetings.txt");
    private static readonly Cue Begun = Cue.Load("Claims.Data.begun.txt");
    private readonly ClaimJudge judge = new(new GuardedReading(reading));

    /// <summary>Judges the text against the reports of the places that it names, or all of them.</summary>
    /// <param name="cancellationToken">Stops the work between two sentences, two reports and two readings.</param>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    public VerificationResult Verify(string text, CancellationToken cancellationToken = default) =>
        InParts(text, cancellationToken).OfType<VerifiedEvent>().Single().Result;

    /// <summary>The same as it goes on: the verdicts of some sentences at a time, in the order of the draft, and the whole at the end.</summary>
    /// <exception cref="ArgumentException">As above.</exception>
    public IEnumerable<ChatEvent> InParts(string text, CancellationToken cancellationToken = default)
    {
        if (text.Length > MaxLength)
        {
            throw new ArgumentException(
                $"the text has {text.Length} characters, at most {MaxLength} are verified at once; cut it into parts",
                nameof(text)
            );
        }

        return Parts(text, cancellationToken);
    }

    /// <summary>The same for a text of any length: a whole file, not what somebody pastes.</summary>
    /// <param name="cancellationToken">As above.</param>
    public VerificationResult VerifyWhole(string text, CancellationToken cancellationToken = default) =>
        Parts(text, cancellationToken).OfType<VerifiedEvent>().Single().Result;

    private IEnumerable<ChatEvent> Parts(string text, CancellationToken cancellationToken)
    {
        var told = PastedTable.Told(text);
        var snapshot = new StoppableSnapshot(index.Current, cancellationToken);
        var verifier = new ClaimVerifier(snapshot);
        var judged = new List<Judged>();
        var figures = new List<ClaimVerdict>();
        foreach (var part in DraftParts.Of(told.Text, snapshot))
        {
            var found = verifier.Verify(part.Text, part.Reports, period: part.Period);
            figures.AddRange(found);
            foreach (var some in Judge(part, found, snapshot, cancellationToken).Chunk(AtATime))
            {
                judged.AddRange(some);
                var (said, sources) = Told(some, told, snapshot);
                yield return new VerdictsEvent(said, sources, said.Max(v => v.End) ?? 0);
            }
        }

        var (verdicts, citations) = Told([.. judged.OrderBy(v => v.At)], told, snapshot);
        yield return new VerifiedEvent(new VerificationResult(verdicts, citations, Summary(verdicts), Notes(figures, snapshot)));
    }

    private static (Verdict[] Verdicts, IReadOnlyList<Citation> Citations) Told(
        IReadOnlyCollection<Judged> judged,
        ToldDraft told,
        ICorpusSnapshot snapshot
    )
    {
        var citations = AnswerGrounder.Citations([.. judged.Select(v => v.Draft.Passage).OfType<Passage>()], snapshot);
        return ([.. judged.Select(v => VerdictOf(v, told, citations))], citations);
    }

    private static Verdict VerdictOf(Judged judged, ToldDraft told, IReadOnlyList<Citation> citations)
    {
        var draft = judged.Draft;
        var place = told.Place(judged.Start, judged.End, judged.Figure?.Start ?? judged.End - 1);
        var figure = judged.Figure is { } span ? told.Place(span.Start, span.End, span.Start) : ((int Start, int End)?)null;
        return new Verdict(
            draft.Claim,
            draft.Figure,
            draft.Kind,
            draft.Expected,
            draft.Reason,
            draft.Passage is { } passage ? AnswerGrounder.MarkOf(passage, citations) : null
        )
        {
            Start = place.Start,
            End = place.End,
            FigureStart = figure?.Start,
            FigureEnd = figure?.End,
        };
    }

    private IEnumerable<Judged> Judge(
        DraftPart part,
        IReadOnlyList<ClaimVerdict> figures,
        ICorpusSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        foreach (Match sentence in Sentence().Matches(part.Text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = sentence.Index + sentence.Length;
            var own = figures.Where(f => f.Figure.Start >= sentence.Index && f.Figure.Start < end).ToList();
            foreach (var verdict in own)
            {
                var judged = part.IsOfKnownReport ? Doubted(verdict, own, sentence.Value, snapshot) : Unknown(verdict);
                var claim = Trimmed(part.Text, verdict.Figure.SpanStart, verdict.Figure.SpanEnd);
                yield return new Judged(
                    Draft(judged, part.Text[claim.Start..claim.End], snapshot),
                    part.Start + claim.Start,
                    part.Start + claim.End,
                    new TextSpan(part.Start + verdict.Figure.Start, part.Start + verdict.Figure.End)
                );
            }

            if (own.Count == 0 && part.IsOfKnownReport && States(sentence.Value))
            {
                var claim = Trimmed(part.Text, sentence.Index, end);
                yield return new Judged(
                    Directed(sentence.Value, part.Reports, snapshot),
                    part.Start + claim.Start,
                    part.Start + claim.End,
                    null
                );
            }
        }
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    // Figures that agree support no sentence whose words do not.
    private ClaimVerdict Doubted(ClaimVerdict verdict, List<ClaimVerdict> own, string sentence, ICorpusSnapshot snapshot)
    {
        if (
            verdict.Kind != VerdictKind.Supported
            || verdict.Evidence is not { } evidence
            || snapshot.PassageOf(evidence) is not { } passage
        )
        {
            return verdict;
        }

        // What is wrong with a neighbour says nothing of this figure.
        var alone = own.TrueForAll(v => v.Kind == VerdictKind.Supported && v.Evidence?.PassageId == evidence.PassageId);
        var clause = verdict.Figure.Quote;
        if (alone ? VerbatimText.HasSentence(passage, sentence) : VerbatimText.HasClause(passage, clause))
        {
            return verdict;
        }

        return judge.Doubt(alone ? sentence : clause, passage, snapshot) is { } doubt
            ? verdict with
            {
                Kind = doubt.Verdict,
                Reason = doubt.Reason,
            }
            : verdict;
    }

    private static ClaimVerdict Unknown(ClaimVerdict verdict) =>
        verdict with
        {
            Kind = VerdictKind.NotFound,
            Evidence = null,
            Expected = null,
            Reason = "没有收录所说的报告",
        };

    private static DraftVerdict Draft(ClaimVerdict verdict, string claim, ICorpusSnapshot snapshot)
    {
        var passage = verdict.Evidence is { } figure ? snapshot.PassageOf(figure) : null;
        return new DraftVerdict(claim, verdict.Figure.Text, verdict.Kind, verdict.Expected, verdict.Reason, passage);
    }

    // A heading and a greeting state nothing.
    private static bool States(string sentence) =>
        sentence.Count(char.IsLetter) >= FewestLetters && !Greetings.IsIn(sentence) && !Numbered().IsMatch(sentence);

    /// <summary>The verdict on a sentence without figures by the passage that says nearly all of it; a boast where no passage speaks of it and it states no fact.</summary>
    private DraftVerdict Directed(string sentence, IReadOnlyList<ReportInfo> reports, ICorpusSnapshot snapshot)
    {
        if (Spoken(sentence, reports, snapshot) is not { } passage)
        {
            return TellsFact(sentence)
                ? new DraftVerdict(sentence.Trim(), null, VerdictKind.NotFound, null, "报告中没有查到", null)
                : new DraftVerdict(sentence.Trim(), null, VerdictKind.Boast, null, null, null);
        }

        if (VerbatimText.HasSentence(passage, sentence))
        {
            return new DraftVerdict(sentence.Trim(), null, VerdictKind.Supported, null, null, passage);
        }

        var direction = Direction.Of(sentence);
        var (clause, theirs) = direction is null ? (string.Empty, null) : ClauseDirection(passage, sentence);
        if (theirs is not null && theirs != direction)
        {
            return new DraftVerdict(sentence.Trim(), null, VerdictKind.Contradicted, clause, "方向相反", passage);
        }

        var judged = judge.Judge(sentence, passage, snapshot);
        return new DraftVerdict(
            sentence.Trim(),
            null,
            judged.Verdict,
            null,
            judged.Verdict == VerdictKind.Supported ? null : judged.Reason,
            passage
        );
    }

    // A sentence that tells what was done, begun or moved states a fact; a boast and a general sentence do not.
    private static bool TellsFact(string sentence) =>
        !Boasts.IsIn(sentence)
        && (
            Attainment.IsTold(sentence)
            || Cue.Done.IsIn(sentence)
            || Begun.IsIn(SearchText.Normalize(sentence))
            || Direction.Of(sentence) is not null
        );

    private static Passage? Spoken(string sentence, IReadOnlyList<ReportInfo> reports, ICorpusSnapshot snapshot)
    {
        var normalized = Direction.Blanked(SearchText.Normalize(sentence));
        var coverage = new QuestionCoverage(new TermReader().Read(normalized, [], english: false), normalized.Length, snapshot);
        if (coverage.IsEmpty)
        {
            return null;
        }

        var best = reports
            .SelectMany(r => snapshot.Passages(r.Report))
            .Where(p => p.Kind == PassageKind.Body)
            .Select(p =>
            {
                snapshot.ThrowIfStopped();
                return (Passage: p, Coverage: coverage.Of(PassageView.Of(p).Normalized));
            })
            .DefaultIfEmpty()
            .MaxBy(m => m.Coverage);
        return best.Coverage >= SaysTheSame ? best.Passage : null;
    }

    /// <summary>Which way the clause that shares most with the sentence says that it went; null where no clause speaks of the same thing.</summary>
    internal static (string Clause, bool? Rising) ClauseDirection(Passage passage, string sentence)
    {
        var normalized = SearchText.Normalize(sentence);
        var clauses = PassageView.Of(passage).Clauses.Where(c => Direction.Of(passage.Text[c.Start..c.End]) is not null).ToList();
        var blanked = Direction.Blanked(normalized);
        var clause = clauses
            .Select(c => (Clause: c, Likeness: TextLikeness.Dice(Direction.Blanked(c.Normalized), blanked)))
            .Where(c => c.Likeness >= SaysOfTheSame)
            .DefaultIfEmpty()
            .MaxBy(c => c.Likeness)
            .Clause;
        return clause is null
            ? (string.Empty, null)
            : (passage.Text[clause.Start..clause.End].Trim('，', ',', '。', ' '), Direction.Of(passage.Text[clause.Start..clause.End]));
    }

    private static IReadOnlyList<string> Notes(IReadOnlyList<ClaimVerdict> verdicts, ICorpusSnapshot snapshot)
    {
        var evidence = verdicts.Select(v => v.Evidence).OfType<Figure>().ToList();
        return
        [
            .. evidence
                .Select(f => f.Report)
                .Distinct()
                .SelectMany(report => ConsistencyNotes.Of(report, snapshot))
                .Where(n => n.Figures.Any(evidence.Contains))
                .Select(n => n.Message),
        ];
    }

    private static string Summary(Verdict[] verdicts)
    {
        int Count(VerdictKind kind) => verdicts.Count(v => v.Kind == kind);
        var boasts = Count(VerdictKind.Boast);
        var judged = verdicts.Length - boasts;
        return (
                judged == 0
                    ? "文中没有可以核对的数字。"
                    : $"共{judged}处：{Count(VerdictKind.Supported)}处与报告一致，{Count(VerdictKind.Contradicted)}处与报告不一致，{Count(VerdictKind.NotFound)}处未找到。"
            ) + (boasts == 0 ? string.Empty : $"另有{boasts}句没有可以核对的事实。");
    }

    /// <summary>A verdict with its place in the told text.</summary>
    private sealed record Judged(DraftVerdict Draft, int Start, int End, TextSpan? Figure)
    {
        /// <summary>What verdicts are ordered by.</summary>
        public int At => Figure?.Start ?? Start;
    }

    [GeneratedRegex(@"[^。！？；;!?\n]+[。！？；;!?]?")]
    private static partial Regex Sentence();

    // 一、工作回顾; （二）重点任务
    [GeneratedRegex(@"^\s*(?:第?[一二三四五六七八九十]+[、章节]|[（(][一二三四五六七八九十\d]+[)）])[^，,。；;]{1,24}$")]
    private static partial Regex Numbered();
}
