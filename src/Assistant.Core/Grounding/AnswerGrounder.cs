using System.Text.RegularExpressions;
using Assistant.Core.Answering;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Search;

namespace Assistant.Core.Grounding;

/// <summary>
/// The last step of every answer, whoever wrote it. Each quote must equal the text at its offsets. Each figure in our own words must be in a
/// cited quote or be derived by a computation that is shown. Whatever fails is cut; an answer with nothing left becomes a refusal.
/// </summary>
public sealed partial class AnswerGrounder
{
    /// <summary>Numbers citations and checks the draft; <paramref name="cut"/> counts what was removed.</summary>
    /// <param name="coverage">What the corpus covers, for a refusal.</param>
    public Answer Ground(Draft draft, Question question, TurnContext turn, string coverage, out int cut)
    {
        var (snapshot, wording) = (turn.Snapshot, turn.Wording);
        var statements = draft.Statements.Where(s => Stands(s, snapshot)).Select(s => WithTrueFrame(s, snapshot)).ToList();
        var gate = new FigureGate(snapshot);
        var check = new WrittenSentenceCheck(snapshot);
        var written = draft.Written.Where(w => Holds(w, check, snapshot)).ToList();
        cut = draft.Statements.Count - statements.Count + draft.Written.Count - written.Count;
        var citations = Citations(
            [
                .. written.SelectMany(w => w.Passages),
                .. statements.Select(s => s.Passage),
                .. draft.Verdicts.Select(v => v.Passage).OfType<Passage>(),
            ],
            snapshot
        );
        var derived = draft
            .Derived.Concat(written.SelectMany(w => w.Derived))
            .DistinctBy(d => d.Text)
            .Where(d => d.From.All(from => IsQuoted(from, citations)))
            .ToList();
        List<Passage> cited = [.. written.SelectMany(w => w.Passages).Concat(statements.Select(s => s.Passage)).DistinctBy(p => p.Id)];
        var remarks = draft
            .Remarks.Where(r =>
                FiguresStand(r, citations, derived)
                && (derived.Count > 0 || !r.Any(char.IsAsciiDigit) || gate.Check(r, cited).All(f => f.Expected is null))
            )
            .ToList();
        cut += draft.Remarks.Count - remarks.Count + draft.Derived.Count(d => !derived.Contains(d));
        List<string> lines = [.. written.Select(w => Line(w, citations)), .. statements.Select(s => Line(s, citations, wording))];
        var refusal = RefusalOf(draft, lines.Count + remarks.Count > 0, citations, wording, coverage);
        var outcome =
            refusal is not null ? (draft.Outcome == Outcome.Clarify ? Outcome.Clarify : Outcome.Refused)
            : cut > 0 && draft.Outcome == Outcome.Answered ? Outcome.Partial
            : draft.Outcome;
        return new Answer(
            question.Id,
            question.Text,
            outcome,
            Text(lines, remarks, refusal, wording),
            refusal,
            citations,
            refusal is null ? Figures([.. written.SelectMany(w => w.Figures), .. draft.Figures], citations) : [],
            refusal is null ? derived : [],
            [
                .. draft.Verdicts.Select(v => new Verdict(
                    v.Claim,
                    v.Figure,
                    v.Kind,
                    v.Expected,
                    v.Reason,
                    v.Passage is null ? null : MarkOf(v.Passage, citations)
                )),
            ],
            new Timings(0, 0, 0, 0)
        )
        {
            Choices = draft.Choices,
            Table = refusal is null && draft.Table is { } table ? Table(table, statements, citations) : null,
        };
    }

    // A cell is left empty whose quote does not stand, or does not hold its numbers.
    private static AnswerTable Table(DraftTable table, List<QuotedStatement> statements, IReadOnlyList<Citation> citations)
    {
        string Cell(DraftCell cell) =>
            cell.Statement is not { } shown ? cell.Text
            : statements.Exists(s => s.Passage.Id == shown.Passage.Id && s.Start <= shown.Start && shown.End <= s.End)
            && NumberInWords().Matches(cell.Text).All(m => shown.Quote.Contains(m.Value, StringComparison.Ordinal))
                ? $"{cell.Text} [{MarkOf(shown.Passage, citations)}]"
            : string.Empty;
        return new AnswerTable(table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Cell)])], table.Missing);
    }

    /// <summary>The statement without the period and status in front of it, when the ledger shows that no quoted figure has them.</summary>
    internal static QuotedStatement WithTrueFrame(QuotedStatement statement, ICorpusSnapshot snapshot)
    {
        if (FrameYear().Match(statement.Frame) is not { Success: true } match)
        {
            return statement;
        }

        var year = int.Parse(match.Groups[1].Value, null);
        bool? aim =
            statement.Frame.Contains("目标", StringComparison.Ordinal) || statement.Frame.Contains("target", StringComparison.Ordinal)
                ? true
            : statement.Frame.Contains("实绩", StringComparison.Ordinal)
            || statement.Frame.Contains("result", StringComparison.Ordinal)
            || statement.Frame.Contains("實績", StringComparison.Ordinal)
                ? false
            : null;
        var quoted = statement
            .FiguresIn(snapshot)
            .Where(f => f.PeriodStart is not null && f.Status is Status.Actual or Status.Target or Status.Plan)
            .ToList();
        var agrees =
            quoted.Count == 0
            || quoted.Any(f => f.PeriodStart <= year && year <= f.PeriodEnd && (aim is null || aim == (f.Status != Status.Actual)));
        return agrees ? statement : statement with { Frame = statement.Frame[..match.Index] };
    }

    private static bool Stands(QuotedStatement statement, ICorpusSnapshot snapshot)
    {
        var text = snapshot.Text(statement.Passage.Report);
        return text is not null
            && statement.Start >= statement.Passage.Start
            && statement.End <= statement.Passage.End
            && statement.Start < statement.End
            && statement.Passage.End <= text.Length
            && text.AsSpan(statement.Start, statement.End - statement.Start).SequenceEqual(statement.Quote)
            && text.AsSpan(statement.Passage.Start, statement.Passage.End - statement.Passage.Start).SequenceEqual(statement.Passage.Text);
    }

    /// <summary>A citation for each passage, numbered in order; a passage is cited once.</summary>
    public static IReadOnlyList<Citation> Citations(IReadOnlyList<Passage> passages, ICorpusSnapshot snapshot)
    {
        var citations = new List<Citation>();
        foreach (var passage in passages.DistinctBy(p => p.Id))
        {
            var report = snapshot.Reports.FirstOrDefault(r => r.Report == passage.Report);
            var (from, to) = Trim(passage.Text);
            citations.Add(
                new Citation(
                    citations.Count + 1,
                    passage.Report,
                    report?.Title ?? passage.Report,
                    passage.HeadingPath,
                    report?.PageOf(passage.Start + from),
                    passage.Text[from..to],
                    passage.Start + from,
                    passage.Start + to
                )
            );
        }

        return citations;
    }

    private static (int From, int To) Trim(string text)
    {
        int from = 0,
            to = text.Length;
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    private static Refusal? RefusalOf(Draft draft, bool saysAnything, IReadOnlyList<Citation> citations, Wording wording, string coverage)
    {
        if (draft.Refusal is { } refusal)
        {
            return new Refusal(refusal.Kind, refusal.Message, [.. citations.Select(c => c.Mark)], coverage);
        }

        return !saysAnything
            ? new Refusal(
                RefusalKind.IndicatorMissing,
                wording.Say("没有通过核对的内容可以引用。", "Nothing that could be quoted passed the check."),
                [],
                coverage
            )
            : null;
    }

    private static string Text(List<string> lines, List<string> remarks, Refusal? refusal, Wording wording)
    {
        var nearest = refusal is not null && lines.Count > 0 ? wording.Say("最接近的内容是：", " The nearest there is: ") : string.Empty;
        var head = refusal?.Message + nearest;
        return head
            + string.Join('\n', lines)
            + (remarks.Count > 0 && head.Length + lines.Count > 0 ? "\n" : string.Empty)
            + string.Join('\n', remarks);
    }

    private static string Line(QuotedStatement statement, IReadOnlyList<Citation> citations, Wording wording) =>
        $"{statement.Frame}{statement.Quote}{wording.Say("。", ".")}[{MarkOf(statement.Passage, citations)}]";

    /// <summary>A written sentence as it is shown: with a full stop and the marks of its passages.</summary>
    public static string Line(WrittenSentence sentence, IReadOnlyList<Citation> citations)
    {
        var text = sentence.Translation ?? sentence.Text;
        var marks = string.Concat(
            sentence.Passages.Select(p => MarkOf(p, citations)).OfType<int>().Distinct().Order().Select(m => $"[{m}]")
        );
        return (text[^1] is '。' or '！' or '？' or '.' or '!' or '?' ? text : text + (sentence.Translation is null ? "。" : ".")) + marks;
    }

    // The offsets decide about a quote, the gate about a sentence of a model.
    private static bool Holds(WrittenSentence sentence, WrittenSentenceCheck check, ICorpusSnapshot snapshot) =>
        sentence.Quote is { } quote
            ? Stands(quote, snapshot) && sentence.Text == quote.Frame + quote.Quote
            : sentence.Passages.Count > 0
                && sentence.Passages.All(p => Stands(new QuotedStatement(string.Empty, p.Text, p, p.Start, p.End), snapshot))
                && check.Judge(TraditionalChinese.ToSimplified(sentence.Text), sentence.Passages).Faults.Count == 0
                && (sentence.Translation is not { } translation || TranslationCheck.Fault(translation, sentence.Text) is null);

    private static IReadOnlyList<AnswerFigure> Figures(IReadOnlyList<Ledger.Figure> figures, IReadOnlyList<Citation> citations) =>
        [
            .. from figure in figures.Distinct()
            let mark = citations.FirstOrDefault(c => c.Report == figure.Report && c.Start <= figure.Start && figure.End <= c.End)?.Mark
            where mark is not null
            select new AnswerFigure(
                figure.Text,
                figure.Indicator,
                Period(figure),
                figure.Status == Status.None ? string.Empty : figure.Status.ToString().ToLowerInvariant(),
                mark.Value
            ),
        ];

    private static string Period(Ledger.Figure figure) =>
        figure.PeriodStart is null ? string.Empty
        : figure.PeriodStart == figure.PeriodEnd ? $"{figure.PeriodStart}"
        : $"{figure.PeriodStart}-{figure.PeriodEnd}";

    /// <summary>The mark under which a passage is cited, or null.</summary>
    public static int? MarkOf(Passage passage, IReadOnlyList<Citation> citations) =>
        citations.FirstOrDefault(c => c.Report == passage.Report && passage.Start <= c.Start && c.End <= passage.End)?.Mark;

    private static bool IsQuoted(string figure, IReadOnlyList<Citation> citations)
    {
        var wanted = SearchText.Normalize(figure);
        return citations.Any(c => AnswerShape.HasNumber(SearchText.Normalize(c.Quote), wanted));
    }

    // Years name a period and are not figures of the report. Every other number in our own words must be quoted or derived.
    private static bool FiguresStand(string remark, IReadOnlyList<Citation> citations, List<DerivedFigure> derived) =>
        NumberInWords()
            .Matches(remark)
            .All(match =>
                YearOrMark().IsMatch(remark[match.Index..])
                || derived.Any(d =>
                    d.Text.Contains(match.Value, StringComparison.Ordinal) || d.How.Contains(match.Value, StringComparison.Ordinal)
                )
                || IsQuoted(match.Value, citations)
            );

    [GeneratedRegex(@"((?:19|20)\d\d)(?:年|\s)")]
    private static partial Regex FrameYear();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex NumberInWords();

    [GeneratedRegex(@"^(?:(?:19|20)\d\d(?:年|-(?:19|20)\d\d|\b(?!\.\d))|\d+\])")]
    private static partial Regex YearOrMark();
}
