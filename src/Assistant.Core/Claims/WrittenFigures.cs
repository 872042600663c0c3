using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>
/// Finds the figure of the cited passages that a figure of a sentence is, where its name in the ledger is not like what the sentence calls it: the value stands
/// there, and of all figures of its kind it is the one to which the words of the sentence lead best.
/// </summary>
internal sealed partial class WrittenFigures(ICorpusSnapshot snapshot, IReadOnlyList<Passage> passages, IReadOnlyList<Figure> ledger)
{
    private const double Least = 0.6;

    // What a passage says before a figure counts less than the clause of the figure.
    private const double Before = 0.85;
    private const double SameThing = 0.4;

    // Of several figures of one clause (分别) the one is meant whose own name the words hold.
    private const double ByName = 0.1;
    private const int Behind = 14;

    /// <summary>The verdicts with those mended that the words bear out, and those taken back that they do not.</summary>
    public IReadOnlyList<ClaimVerdict> Mended(string sentence, IReadOnlyList<ClaimVerdict> verdicts, int? latest)
    {
        var claims = ClaimFigures.Of(sentence, latest);
        var mended = new List<ClaimVerdict>();
        for (var i = 0; i < verdicts.Count; i++)
        {
            var claim = claims.FirstOrDefault(c => c.Figure.Start == verdicts[i].Figure.Start);
            var lifted = claim is null ? verdicts[i] : Mended(sentence, verdicts[i], claim, mended);
            var verdict = claim is null || IsBorneOut(sentence, verdicts[i], lifted, claim, mended) ? lifted : verdicts[i];
            mended.Add(
                AsRead(
                    claim is not null
                    && verdict is { Kind: VerdictKind.Supported, Evidence: { } item }
                    && IsOfAnotherItem(sentence, claim, item, mended)
                        ? verdict with
                        {
                            Kind = VerdictKind.NotFound,
                            Reason = "是另一项的数",
                        }
                        : verdict
                )
            );
        }

        return mended;
    }

    // What the ledger does not bear out by itself is lifted only where nothing can be exchanged: the sentence makes no bound and no 分别 of its own, and where the clause
    // of the figure names a thing, it is the thing that the sentence names.
    private bool IsBorneOut(string sentence, ClaimVerdict judged, ClaimVerdict lifted, Claim claim, List<ClaimVerdict> before)
    {
        if (lifted.Kind != VerdictKind.Supported || judged.Kind == VerdictKind.Supported || lifted.Evidence is not { } figure)
        {
            return true;
        }

        var passage = passages.FirstOrDefault(p => p.Id == figure.PassageId)?.Text ?? figure.Quote;
        if (sentence.Contains("分别", StringComparison.Ordinal) && !passage.Contains("分别", StringComparison.Ordinal))
        {
            return false;
        }

        if (claim.Figure.Modifiers.Any(m => Bounds.OfModifier(m) is not null && !figure.Modifiers.Contains(m)))
        {
            return false;
        }

        var own = OwnClause(figure);
        var words = WordsOf(sentence, claim, before);
        return own.Count(char.IsLetter) < 3 || Shared(own, words) >= SameThing || Shared(words, own) >= SameThing;
    }

    // 五星达标村40个、3A级景区化示范村8个: the second item has a name of its own.
    private bool IsOfAnotherItem(string sentence, Claim claim, Figure figure, List<ClaimVerdict> before)
    {
        var (own, words) = (OwnClause(figure), WordsOf(sentence, claim, before));
        return ledger.Any(f => f.PassageId == figure.PassageId && IsListedBehind(f, figure))
            && own.Count(char.IsLetter) >= 3
            && words.Length > 2
            && Shared(own, words) < SameThing
            && Shared(words, own) < SameThing;
    }

    private bool IsListedBehind(Figure one, Figure other) =>
        passages.FirstOrDefault(p => p.Id == one.PassageId) is { } passage
        && one.End < other.Start
        && one.End - passage.Start is >= 0 and var at
        && at < passage.Text.Length
        && passage.Text[at] == '、'
        && !ledger.Any(f => f.PassageId == one.PassageId && f.Start >= one.End && f.End <= other.Start);

    // What the passage has between the figure before and this one.
    private string OwnClause(Figure figure)
    {
        if (passages.FirstOrDefault(p => p.Id == figure.PassageId) is not { } passage)
        {
            return string.Empty;
        }

        var from = ledger
            .Where(f => f.PassageId == figure.PassageId && f.End <= figure.Start)
            .Select(f => f.End)
            .DefaultIfEmpty(passage.Start)
            .Max();
        var (start, end) = (
            Math.Clamp(from - passage.Start, 0, passage.Text.Length),
            Math.Clamp(figure.Start - passage.Start, 0, passage.Text.Length)
        );
        return start < end ? Neutral().Replace(SearchText.Normalize(passage.Text[start..end]), string.Empty) : string.Empty;
    }

    private ClaimVerdict AsRead(ClaimVerdict verdict) =>
        verdict.Evidence is { } evidence
        && ledger.FirstOrDefault(f => f.PassageId == evidence.PassageId && f.Start == evidence.Start) is { } read
            ? verdict with
            {
                Evidence = read,
            }
            : verdict;

    private ClaimVerdict Mended(string sentence, ClaimVerdict verdict, Claim claim, List<ClaimVerdict> before)
    {
        var words = WordsOf(sentence, claim, before);
        var led = before.Count > 0 && words.Length < 2 ? before[^1].Evidence : null;
        if (led is not null && claim.Figure.Kind is FigureKind.Growth or FigureKind.Share && OfSameThing(claim, led) is { } beside)
        {
            return claim.Comparison(beside) == ValueComparison.Equal
                ? verdict.Kind == VerdictKind.Supported && verdict.Evidence?.Start == beside.Start
                    ? verdict
                    : Supported(verdict, beside)
                : verdict with
                {
                    Kind = VerdictKind.Contradicted,
                    Evidence = beside,
                    Expected = beside.Text,
                    Reason = "数值不同",
                };
        }

        if (verdict.Kind == VerdictKind.Supported)
        {
            return verdict;
        }

        var equal = ledger.Where(f => IsEqual(sentence, claim, f)).ToList();
        if (equal.Count == 0)
        {
            return verdict;
        }

        if (before.Count > 0 && equal.Find(f => GoesOnAlike(sentence, claim, before[^1], f)) is { } next)
        {
            return Supported(verdict, next);
        }

        // Nothing is said of what it measures: it goes on about what was named before, or the value is the only one of its kind.
        if (words.Length < 2)
        {
            var lead = SearchText.Normalize(sentence[..claim.Figure.Start]);
            var meant = equal
                .Where(f =>
                    before.Count == 0
                        ? equal.Count == 1
                        : Shared(Neutral().Replace(lead, string.Empty), Own(f)) >= SameThing || Shared(Own(f), lead) >= SameThing
                )
                .ToList();
            if (
                led is not null
                && equal.Find(f => f.Kind == FigureKind.Rank && f.PassageId == led.PassageId && f.Indicator == led.Indicator) is { } rank
            )
            {
                return Supported(verdict, rank);
            }

            meant = meant.Count > 0 || led is null ? meant : [.. equal.Where(f => IsNext(led, f))];
            return meant.Count > 0 && verdict.Kind == VerdictKind.NotFound ? Supported(verdict, meant[0]) : verdict;
        }

        var front = before.Count > 0 ? before[^1].Evidence : null;
        var best = equal.MaxBy(f => Score(words, f, front))!;
        var score = Score(words, best, front);
        var rival = ledger
            .Where(f =>
                !IsEqual(sentence, claim, f)
                && claim.SameKind(f)
                && claim.Comparison(f) == ValueComparison.Different
                && claim.SpeaksOfPeriod(f)
                && !IsPassed(f, best)
            )
            .Select(f => Score(words, f, front))
            .DefaultIfEmpty(0)
            .Max();
        return
            score >= Least
            && score > rival - (verdict.Kind == VerdictKind.Contradicted ? 0 : 0.001)
            && (score > rival || verdict.Kind == VerdictKind.NotFound && rival < 1 && score >= rival)
            ? Supported(verdict, best)
            : verdict;
    }

    // 增长14.44%(年度目标7%左右): the figure stands right behind the other.
    private bool IsNext(Figure led, Figure figure) =>
        ledger.Where(f => f.PassageId == led.PassageId && f.Start > led.Start).MinBy(f => f.Start) == figure;

    // The growth of the very indicator whose level stands in front.
    private Figure? OfSameThing(Claim claim, Figure led)
    {
        var same = ledger
            .Where(f =>
                f != led
                && f.PassageId == led.PassageId
                && f.Indicator == led.Indicator
                && f.PeriodStart == led.PeriodStart
                && f.PeriodEnd == led.PeriodEnd
                && f.Unit == claim.Figure.Unit
                && f.Kind != led.Kind
                && claim.SameKind(f)
            )
            .ToList();
        return same.Count == 1 ? same[0] : null;
    }

    private static bool IsEqual(string sentence, Claim claim, Figure figure) =>
        claim.Comparison(figure) == ValueComparison.Equal
        && !claim.IsRounded(figure)
        && claim.SameKind(figure)
        && claim.SpeaksOfPeriod(figure)
        && (!claim.OpposesDirection(figure) || IsTimes(sentence, figure))
        && !claim.DropsCondition(figure)
        && figure.Status != Status.Threshold
        && !claim.IsAnother(figure);

    // 4次下调: how often is neither up nor down, what was done is.
    private static bool IsTimes(string sentence, Figure figure) =>
        figure.Unit == "次" && Direction.Of(sentence) is { } way && way == Direction.Of(figure.Quote);

    // From 3万元 to 10万元: behind the figure in front stands what the passage has there, and nothing else.
    private bool GoesOnAlike(string sentence, Claim claim, ClaimVerdict front, Figure figure)
    {
        if (
            front is not { Kind: VerdictKind.Supported, Evidence: { } led }
            || led.PassageId != figure.PassageId
            || passages.FirstOrDefault(p => p.Id == figure.PassageId) is not { } passage
            || !IsNext(led, figure)
        )
        {
            return false;
        }

        var text = passage.Text;
        var (from, to) = (Math.Clamp(led.End - passage.Start, 0, text.Length), Math.Clamp(figure.Start - passage.Start, 0, text.Length));
        var own = Bare(sentence[Math.Min(front.Figure.End, claim.Figure.Start)..claim.Figure.Start]);
        return own.Length > 1 && from < to && own == Bare(text[from..to]);
    }

    private static string Bare(string words) => words.Replace("了", string.Empty, StringComparison.Ordinal).Trim();

    private static ClaimVerdict Supported(ClaimVerdict verdict, Figure figure) =>
        verdict with
        {
            Kind = VerdictKind.Supported,
            Evidence = figure,
            Expected = null,
            Reason = null,
        };

    // What the sentence says between the figure before and this one, and of the noun behind it, without words that any figure may have beside it.
    private static string WordsOf(string sentence, Claim claim, List<ClaimVerdict> before)
    {
        var from = before.Count > 0 ? Math.Min(before[^1].Figure.End, claim.Figure.Start) : 0;
        var lead = sentence[from..claim.Figure.Start];
        var stop = lead.LastIndexOfAny(['；', ';', '。']);
        lead = stop >= 0 ? lead[(stop + 1)..] : lead;
        var behind = sentence[Math.Min(sentence.Length, claim.Figure.End)..];
        var end = behind.IndexOfAny(['，', ',', '；', ';', '。', '、', ' ', '：']);
        behind = end >= 0 ? behind[..end] : behind;
        return Neutral().Replace(SearchText.Normalize(lead + "|" + behind), string.Empty);
    }

    // 突破300亿元大关、达313.9亿元: both hold.
    private static bool IsPassed(Figure mark, Figure figure) =>
        mark.Indicator == figure.Indicator
        && mark.PassageId == figure.PassageId
        && mark.Unit == figure.Unit
        && mark.Value < figure.Value
        && mark.Quote.Contains(mark.Text + "大关", StringComparison.Ordinal);

    // 17家，居全国第六: a rank goes with the figure in front that is of the same thing.
    private double Score(string words, Figure figure, Figure? front) =>
        Score(words, figure)
        + (front is not null && front != figure && front.PassageId == figure.PassageId && front.Indicator == figure.Indicator ? ByName : 0);

    private double Score(string words, Figure figure)
    {
        var passage = passages.FirstOrDefault(p => p.Id == figure.PassageId);
        var heading = passage is null ? string.Empty : string.Join('|', passage.HeadingPath);
        var place = snapshot.Reports.FirstOrDefault(r => r.Report == figure.Report)?.Place ?? string.Empty;
        var own = Own(figure);
        var text = passage is null ? string.Empty : passage.Text[..Math.Clamp(figure.End + Behind - passage.Start, 0, passage.Text.Length)];
        var around = SearchText.Normalize(own + "|" + text + "|" + heading + "|" + place);
        return Math.Max(Shared(words, own), Before * Shared(words, around))
            + ByName * Shared(words, SearchText.Normalize(figure.Indicator));
    }

    private static string Own(Figure figure) => SearchText.Normalize($"{figure.Indicator}|{figure.Quote}");

    // By pairs of characters; a pair that a particle parts or turns round counts by its characters half.
    private static double Shared(string inner, string outer)
    {
        var letters = inner.Where(char.IsLetterOrDigit).ToArray();
        if (letters.Length < 2)
        {
            return letters.Length == 1 && outer.Contains(letters[0], StringComparison.Ordinal) ? 1 : 0;
        }

        var shared = 0.0;
        for (var i = 0; i + 1 < letters.Length; i++)
        {
            shared +=
                outer.Contains(new string([letters[i], letters[i + 1]]), StringComparison.Ordinal) ? 1
                : outer.Contains(letters[i], StringComparison.Ordinal) && outer.Contains(letters[i + 1], StringComparison.Ordinal) ? 0.6
                : 0;
        }

        return shared / (letters.Length - 1);
    }

    [GeneratedRegex(
        @"(?:19|20)\d\d年?|\d+(?:\.\d+)?|全年|年度|去年|今年|上年|当年|同比|比上年|分别|增长|下降|增速|增幅|提高|增加|减少|完成|实现|达到?|突破|超过|目标|计划|预期|实绩|实际|力争|争取|左右|以上|以内|控制在|累计|新增|约|近|是|为|有|要|将|已经?|了|的|在|到|和|与|及|再|也|则|共|占|其中|全[省市县区国]|我[省市县区国]|[|，,、：:；;（）()“”\s]"
    )]
    private static partial Regex Neutral();
}
