using System.Text.RegularExpressions;
using Assistant.Core.Answering;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Generation;

/// <summary>The gate's judgement of a sentence that a model wrote.</summary>
/// <param name="Sentence">The sentence to show, or null when it is rejected.</param>
/// <param name="Reason">Why it was rejected, for the second request to the model; null when a second request makes no sense.</param>
/// <param name="Marked">The passages that the sentence marks, also when it is rejected.</param>
internal sealed record GateAnswer(WrittenSentence? Sentence, string? Reason, IReadOnlyList<Passage> Marked)
{
    /// <summary>Whether the line holds marks alone: the passages are to be quoted as they are.</summary>
    public bool Quoted { get; init; }

    /// <summary>Whether the line says that nothing answers.</summary>
    public bool Declines { get; init; }
}

/// <summary>
/// Accepts a sentence of a model when every mark is a passage that the model received, every figure agrees with the cited passages, and the sentence
/// says nothing that they do not say.
/// </summary>
internal sealed partial class SentenceGate(TurnContext turn, GivenPassages given)
{
    private const int MostCited = 4;
    private readonly WrittenSentenceCheck figureCheck = new(turn.Snapshot);
    private readonly CitationCheck citationCheck = CitationCheck.OfWritten(turn.Snapshot);
    private readonly ClaimJudge judge = new(turn.Reading);
    private readonly SentenceMeaning meaning = new(turn);

    /// <summary>Judges a sentence as the model wrote it.</summary>
    public GateAnswer Check(string written)
    {
        written = Invisible().Replace(written, string.Empty);
        var marks = Marks(written);
        var text = Bullet().Replace(Emphasis().Replace(Mark().Replace(written, string.Empty), string.Empty), string.Empty).Trim();
        text = SpaceBeforeStop().Replace(text, string.Empty);
        var passages = marks.Select(m => given[m]).OfType<Passage>().ToList();
        if (!text.Any(char.IsLetterOrDigit) && passages.Count > 0)
        {
            return new GateAnswer(null, null, passages) { Quoted = true };
        }

        if (text.Length == 0 || Nothing().IsMatch(text))
        {
            return new GateAnswer(null, null, []) { Declines = text.Length > 0 };
        }

        if (marks.Count == 0)
        {
            return new GateAnswer(null, text.EndsWith('：') || text.EndsWith(':') ? null : "没有标出依据的资料编号", []);
        }

        var reason =
            passages.Count < marks.Count ? "标了没有给出的资料编号"
            : passages.Count > MostCited ? "一句话标了太多资料编号，请分开写"
            : Markup().IsMatch(text) ? "只能是纯文本，不能有链接或标记"
            : null;
        return reason is null ? Held(text, passages) : new GateAnswer(null, reason, passages.Count < marks.Count ? [] : passages);
    }

    // A bracketed number inside the sentence that is also in a passage is a copied note of the report; any other is a mark.
    private List<int> Marks(string written)
    {
        var marks = Mark()
            .Matches(written)
            .Select(m =>
                (
                    Number: int.TryParse(m.Groups[1].Value, out var mark) ? mark : 0,
                    IsLast: !written[(m.Index + m.Length)..].Any(char.IsLetter)
                )
            )
            .ToList();
        var cited = marks.Where(m => m.IsLast).Select(m => given[m.Number]).OfType<Passage>().ToList();
        return
        [
            .. marks
                .Where(m =>
                    m.IsLast
                    || !cited.Any(p => p.Text.Replace('［', '[').Replace('］', ']').Contains($"[{m.Number}]", StringComparison.Ordinal))
                )
                .Select(m => m.Number)
                .Distinct(),
        ];
    }

    private GateAnswer Held(string text, IReadOnlyList<Passage> passages)
    {
        var plain = TraditionalChinese.ToSimplified(text);
        var judgement = figureCheck.Judge(plain, passages);
        if (judgement.Faults.Count > 0)
        {
            var fault = judgement.Faults[0];
            return new GateAnswer(
                null,
                fault.Text == plain
                    ? fault.Reason
                    : $"“{fault.Text}”{fault.Reason}{(fault.Expected is null ? string.Empty : $"，原文是{fault.Expected}")}",
                passages
            );
        }

        var rest = judgement.Rest;
        // A bound is read as a comparison where another figure stands in front: 21个、社区超过4个.
        if (OwnBound().Matches(plain).Any(b => !passages.Any(p => p.Text.Contains(b.Value, StringComparison.Ordinal))))
        {
            return new GateAnswer(null, "原文没有说“超过”“突破”“至少”一类的界限", passages);
        }

        if (SentenceMeaning.NamesAnother(plain, passages))
        {
            return new GateAnswer(null, "引号里的名称不是原文给这件事的名称", passages);
        }

        if (citationCheck.Judge(rest, judgement.Figures, passages) is { } words && !meaning.Holds(rest, words, passages))
        {
            return new GateAnswer(null, words.Reason, passages);
        }

        if (passages.Count == 1 && judge.Doubt(rest, passages[0], turn.Snapshot) is { Verdict: VerdictKind.Contradicted } doubt)
        {
            return new GateAnswer(null, doubt.Reason, passages);
        }

        var figures = judgement.Figures.Select(f => f.Evidence).OfType<Figure>().Select(Kept).Distinct().ToList();
        var held = passages.Where(p => figures.Count == 0 || figures.Any(f => f.PassageId == p.Id) || passages.Count == 1).ToList();
        return new GateAnswer(
            new WrittenSentence(Framed(text, plain, figures, passages), held.Count > 0 ? held : passages, figures, null)
            {
                Derived = judgement.Derived,
            },
            null,
            passages
        );
    }

    // As the index has it: what is shown is compared with that.
    private Figure Kept(Figure figure) => turn.Snapshot.Figures(figure.Report).FirstOrDefault(f => f.Start == figure.Start) ?? figure;

    // Every answer says whether it is a result or a target. A sentence that does not say so gets a prefix.
    private string Framed(string text, string plain, List<Figure> figures, IReadOnlyList<Passage> passages)
    {
        var (from, to, status) =
            figures.Count > 0
                ? (figures[0].PeriodStart, figures[0].PeriodEnd, figures[0].Status)
                : (passages[0].PeriodStart, passages[0].PeriodEnd, passages[0].Status);
        var mixed =
            figures.Any(f => f.Status != status || f.PeriodStart != from) || (figures.Count == 0 && passages.Any(p => p.Status != status));
        var told = status is Status.Target or Status.Plan
            ? Cue.Aim.IsIn(plain) && SaysYear().IsMatch(plain)
            : status != Status.Actual || SaysYear().IsMatch(plain);
        return told || mixed ? text : turn.Wording.Frame(null, from, to, status, figures.Count > 0) + text;
    }

    [GeneratedRegex(@"(?:超过|突破|超|不少于|不低于|不超过|至少)(?:了)?\d[\d.]*")]
    private static partial Regex OwnBound();

    [GeneratedRegex(@"[\[【［]\^?(\d+)[\]】］]")]
    private static partial Regex Mark();

    // Invisible characters, such as a zero-width space inside a number, would make the check see another text than the reader.
    [GeneratedRegex(@"[\p{Cf}\p{Co}\p{Cn}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u034f\u115f\u1160\u3164\ufe00-\ufe0f]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"^(?:[-*•·#>\s]+|\d{1,2}[.、)]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s+(?=[。，；！？、])|(?<=[。，；！？、])\s+$")]
    private static partial Regex SpaceBeforeStop();

    [GeneratedRegex(@"\*\*|__|`")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^(?:资料中?)?(?:没有|無|无|沒有)[。.]?$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"[<>{}\\|\p{Cs}]|&[#a-z]+;|https?:|www\.|\]\(|!\[|javascript", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?:19|20)\d\d|去年|上年|今年|明年")]
    private static partial Regex SaysYear();
}
