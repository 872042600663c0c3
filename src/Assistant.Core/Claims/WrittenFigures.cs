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

    /// <summary>The verdicts with those mended that the words bear out, and those taken back that they do not.</summary>
    public IReadOnlyList<ClaimVerdict> Mended(string sentence, IReadOnlyList<ClaimVerdict> verdicts, int? latest)
    {
        var claims = ClaimFigures.Of(sentence, latest);
        var mended = new List<ClaimVerdict>();
        for (var i = 0; i < verdicts.Count; i++)
        {
            var claim = claims.FirstOrDefault(c => c.Figure.Start == verdicts[i].Figure.Start);
            mended.Add(claim is null ? verdicts[i] : Mended(sentence, verdicts[i], claim, mended));
        }

        return mended;
    }

    private ClaimVerdict Mended(string sentence, ClaimVerdict verdict, Claim claim, List<ClaimVerdict> before)
    {
        var words = WordsOf(sentence, claim, before);
        var led = before.Count > 0 && words.Length < 2 ? before[^1].Evidence : null;
        if (led is not null && claim.Figure.Kind is FigureKind.Growth or FigureKind.Share && OfSameThing(claim, led) is { } beside)
        {
            return claim.Comparison(beside) == ValueComparison.Equal
                ? verdict.Kind == VerdictKind.Supported && verdict.Evidence == beside
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

        var equal = ledger.Where(f => IsEqual(claim, f)).ToList();
        if (equal.Count == 0)
        {
            return verdict;
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
            meant = meant.Count > 0 || led is null ? meant : [.. equal.Where(f => IsNext(led, f))];
            return meant.Count > 0 && verdict.Kind == VerdictKind.NotFound ? Supported(verdict, meant[0]) : verdict;
        }

        var best = equal.MaxBy(f => Score(words, f))!;
        var score = Score(words, best);
        var rival = ledger
            .Where(f =>
                !IsEqual(claim, f) && claim.SameKind(f) && claim.Comparison(f) == ValueComparison.Different && claim.SpeaksOfPeriod(f)
            )
            .Select(f => Score(words, f))
            .DefaultIfEmpty(0)
            .Max();
        return
            score >= Least
            && score > rival - (verdict.Kind == VerdictKind.Contradicted ? 0 : 0.001)
            && (score > rival || verdict.Kind == VerdictKind.NotFound && rival < 1)
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

    private static bool IsEqual(Claim claim, Figure figure) =>
        claim.Comparison(figure) == ValueComparison.Equal
        && !claim.IsRounded(figure)
        && claim.SameKind(figure)
        && claim.SpeaksOfPeriod(figure)
        && !claim.OpposesDirection(figure)
        && !claim.DropsCondition(figure)
        && figure.Status != Status.Threshold
        && !claim.IsAnother(figure);

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

    private double Score(string words, Figure figure)
    {
        var passage = passages.FirstOrDefault(p => p.Id == figure.PassageId);
        var heading = passage is null ? string.Empty : string.Join('|', passage.HeadingPath);
        var place = snapshot.Reports.FirstOrDefault(r => r.Report == figure.Report)?.Place ?? string.Empty;
        var own = Own(figure);
        var text = passage is null ? string.Empty : passage.Text[..Math.Clamp(figure.End - passage.Start, 0, passage.Text.Length)];
        var around = SearchText.Normalize(own + "|" + text + "|" + heading + "|" + place);
        return Math.Max(Shared(words, own), Before * Shared(words, around));
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
