using System.Buffers;
using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>
/// Whether the words of a clause hang together as they do in the passages. Each word is led back to a place where it stands; what leads from one place to the
/// next costs nothing where the passage itself goes on, something where a subject is carried over or a phrase turned round, and too much where words are
/// joined that stand with other things: 开展A，完成B does not hold 完成A.
/// </summary>
internal sealed partial class WordOrder
{
    // From here on a clause says something else than the passages.
    private const double BreakingCost = 1;
    private const double Carried = 0.4;
    private const double Turned = 0.5;
    private const double Listed = 0.3;
    private const double Kept = 0.2;
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:。!?()\n");
    private readonly IReadOnlyList<string> sources;
    private readonly string free;
    private readonly string spelt;
    private readonly ParaphraseTable table;

    /// <param name="sources">Passages and headings, normalised.</param>
    /// <param name="free">Words that belong to no place: the report's title and place.</param>
    /// <param name="spelt">Indicators of the ledger: what they hold and no source does is the ledger's reading, 农村居民 of 城乡居民.</param>
    /// <param name="table">Which words may stand for others.</param>
    public WordOrder(IReadOnlyList<string> sources, string free, string spelt, ParaphraseTable? table = null)
    {
        (this.sources, this.free, this.spelt) = ([.. sources.Select(WithoutBrackets)], free, spelt);
        this.table = table ?? ParaphraseTable.Default;
    }

    /// <summary>The clauses of a normalised sentence that join what the passages do not join, in order.</summary>
    public IReadOnlyList<string> Faults(string text)
    {
        var faults = new List<string>();
        text = WithoutBrackets(text);
        for (var (start, i) = (0, 0); i <= text.Length; i++)
        {
            if (i < text.Length && !IsClauseEnd(text[i]))
            {
                continue;
            }

            if (i - start > 1 && Cost(text[start..i]) >= BreakingCost && !HoldsApart(text[start..i]))
            {
                faults.Add(text[start..i]);
            }

            start = i + 1;
        }

        return faults;
    }

    // A和B分别为1和2 is A为1 and B为2.
    private bool HoldsApart(string clause)
    {
        if (Apart().Match(clause) is not { Success: true } apart)
        {
            return false;
        }

        var figures = apart.Groups["figures"].Value.Split('、', '和', '与');
        var things = apart.Groups["things"].Value.Split('、');
        things = things.Length == figures.Length ? things : apart.Groups["things"].Value.Split('、', '和', '与', '及');
        return things.Length == figures.Length
            && things.Zip(figures).All(pair => Cost(pair.First + apart.Groups["verb"].Value + pair.Second, apart: true) < BreakingCost);
    }

    [GeneratedRegex(@"^(?<things>[^\d]{4,})分别(?<verb>[^\d]{0,6})(?<figures>[\d.|][^、和与]*(?:[、和与][\d.|][^、和与]*)+)$")]
    private static partial Regex Apart();

    private double Cost(string clause, bool apart = false)
    {
        var isFree = Free(clause);
        var states = new Dictionary<(int Source, int At), double>?[clause.Length + 1];
        var nowhere = new double[clause.Length + 1];
        Array.Fill(nowhere, double.MaxValue, 1, clause.Length);
        for (var i = 0; i < clause.Length; i++)
        {
            var here = Places(clause, i).ToList();
            var words = table
                .Standing(clause, i)
                .SelectMany(w => w.Others.SelectMany(o => Ends(o)).Select(e => (w.Length, e.Source, e.From, e.To)))
                .ToList();
            if (isFree[i] || (here.Count == 0 && words.Count == 0 && !char.IsAsciiDigit(clause[i])))
            {
                Keep(states, nowhere, i);
            }

            var (gap, joint) = Before(clause, isFree, i);
            foreach (
                var (length, source, from, to) in here.Select(h => (Length: h.Length, h.Source, From: h.At, To: h.At + h.Length - 1))
                    .Concat(words)
            )
            {
                var best = nowhere[i];
                foreach (var (place, cost) in states[i] ?? [])
                {
                    best = Math.Min(
                        best,
                        cost
                            + (
                                Torn(clause, i, place, (source, from), gap)
                                    ? BreakingCost
                                    : Step(place, (source, from), gap, joint, apart, clause)
                            )
                    );
                }

                if (best < BreakingCost)
                {
                    var next = states[i + length] ??= [];
                    next[(source, to)] = Math.Min(best, next.GetValueOrDefault((source, to), double.MaxValue));
                }
            }
        }

        return Math.Min(nowhere[^1], states[^1] is { Count: > 0 } last ? last.Values.Min() : double.MaxValue);
    }

    private static void Keep(Dictionary<(int Source, int At), double>?[] states, double[] nowhere, int i)
    {
        nowhere[i + 1] = Math.Min(nowhere[i + 1], nowhere[i]);
        foreach (var (place, cost) in states[i] ?? [])
        {
            var next = states[i + 1] ??= [];
            next[place] = Math.Min(cost, next.GetValueOrDefault(place, double.MaxValue));
        }
    }

    // A character stands where it stands with its neighbour, a number where it stands whole.
    private IEnumerable<(int Source, int At, int Length)> Places(string clause, int i)
    {
        if (char.IsAsciiLetterOrDigit(clause[i]))
        {
            if (i > 0 && char.IsAsciiLetterOrDigit(clause[i - 1]))
            {
                yield break;
            }

            var end = SearchText.WordEnd(clause, i);
            for (var s = 0; s < sources.Count; s++)
            {
                var source = sources[s];
                foreach (var at in SearchText.WordStarts(source, clause[i..end]).Where(at => SameScale(clause, end, source, at + end - i)))
                {
                    yield return (s, at, end - i);
                }
            }

            yield break;
        }

        for (var s = 0; s < sources.Count; s++)
        {
            var source = sources[s];
            for (var at = source.IndexOf(clause[i], StringComparison.Ordinal); at >= 0; at = source.IndexOf(clause[i], at + 1))
            {
                if (
                    (i + 1 < clause.Length && at + 1 < source.Length && clause[i + 1] == source[at + 1])
                    || (i > 0 && at > 0 && clause[i - 1] == source[at - 1])
                )
                {
                    yield return (s, at, 1);
                }
            }
        }
    }

    // 28万 is not 28.
    private static bool SameScale(string clause, int end, string source, int at) =>
        at >= source.Length || source[at] is not ('万' or '亿' or '%' or '‰') || (end < clause.Length && clause[end] == source[at]);

    private IEnumerable<(int Source, int From, int To)> Ends(string word)
    {
        for (var s = 0; s < sources.Count; s++)
        {
            for (
                var at = sources[s].IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = sources[s].IndexOf(word, at + 1, StringComparison.Ordinal)
            )
            {
                yield return (s, at, at + word.Length - 1);
            }
        }
    }

    // 工农业总产值 is not 工 and 农业总产值: what a jump leaves and what it comes to is more than a character.
    private bool Torn(string clause, int i, (int Source, int At) last, (int Source, int At) next, bool gap) =>
        !gap
        && next.At != last.At + 1
        && i > 1
        && last.At > 0
        && last.Source == next.Source
        && SearchText.IsHan(clause[i - 1])
        && sources[last.Source][last.At] == clause[i - 1]
        && sources[last.Source][last.At - 1] != clause[i - 2];

    private double Step((int Source, int At) last, (int Source, int At) next, bool gap, bool joint, bool apart, string clause)
    {
        if (last.Source != next.Source)
        {
            return BreakingCost;
        }

        var source = sources[next.Source];
        if (next.At == last.At + 1)
        {
            return 0;
        }

        if (next.At > last.At)
        {
            var skipped = source.AsSpan(last.At + 1, next.At - last.At - 1);
            if (skipped.ContainsAny(";。!?"))
            {
                return BreakingCost;
            }

            if (skipped.ContainsAny(",:()"))
            {
                return Starts(source, last.At + 1, next.At) ? Carried : BreakingCost;
            }

            // 绿色建材、绿色食品两个集群年营收入分别突破…: an item of the list and what is said of all.
            if (!apart && skipped[0] is '、' or '和' or '与' or '及' && !skipped.ContainsAnyInRange('0', '9') && IsOfEach(source, last.At))
            {
                return Listed;
            }

            if (skipped.ContainsAnyInRange('0', '9'))
            {
                return apart ? BreakingCost
                    : Parallel(source, next.At) ? 0
                    : source[next.At - 1] is '、' or '和' or '与' or '及' ? Listed
                    : OneFigure().Match(skipped.ToString()) is { Success: true } one
                    && clause.Contains(one.Groups[1].Value, StringComparison.Ordinal)
                        ? Listed
                    : BreakingCost;
            }

            // 保障性安居工程新开工666万套: what is left out stands in the clause all the same.
            if (!gap && skipped.Length > 1 && clause.AsSpan().Contains(skipped, StringComparison.Ordinal))
            {
                return Kept;
            }

            // 中国民营企业500强 is not 中国企业500强: in a clause with a figure no word goes missing between two others.
            return gap || !clause.AsSpan().ContainsAnyInRange('0', '9') || IsFreeAll(skipped) ? 0
                : skipped.Length <= 4 ? BreakingCost
                : Turned;
        }

        var own = char.IsAsciiDigit(source[next.At]) ? SearchText.WordEnd(source, next.At) : next.At + 1;
        var between = source.AsSpan(own, Math.Max(0, last.At - own + 1));
        return between.ContainsAny(ClauseEnds) || (between.ContainsAnyInRange('0', '9') && !OwnFigure().IsMatch(between)) ? BreakingCost
            : !between.Contains('、') ? Turned
            : joint ? Listed
            : BreakingCost;
    }

    // Behind a clause's end and words that say nothing of their own: 同比增长7%, 其中税收收入.
    private static bool Starts(string source, int from, int at)
    {
        var end = at;
        while (end > from && source[end - 1] is not (',' or ';' or ':'))
        {
            end--;
        }

        return end > from && IsFreeAll(source.AsSpan(end, at - end));
    }

    // 改造298个老旧小区 of 改造老旧小区298个: the digits are the figure that was just named.
    [GeneratedRegex(@"^[^\d、]*[\d.]+[万亿]?[^\d、]{0,2}$")]
    private static partial Regex OwnFigure();

    [GeneratedRegex(@"^(?:完成|实现|达到?|新增|有|共)?([\d.]+[^\d、和与]{1,3})$")]
    private static partial Regex OneFigure();

    private static bool IsOfEach(string source, int at)
    {
        var end = source.AsSpan(at).IndexOfAny(ClauseEnds);
        return (end < 0 ? source.AsSpan(at) : source.AsSpan(at, end)).Contains("分别", StringComparison.Ordinal);
    }

    private static bool Parallel(string source, int at)
    {
        var start = at;
        while (start > 0 && !IsClauseEnd(source[start - 1]))
        {
            start--;
        }

        return source.AsSpan(start, at - start).Contains("分别", StringComparison.Ordinal);
    }

    private static bool IsFreeAll(ReadOnlySpan<char> skipped)
    {
        var text = skipped.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            var length = ParaphraseTable.Default.Empty(text, i);
            if (length == 0 && char.IsLetterOrDigit(text[i]) && !CitationCheck.IsParticle(text[i]))
            {
                return false;
            }

            i += Math.Max(0, length - 1);
        }

        return true;
    }

    private bool[] Free(string clause)
    {
        var isFree = new bool[clause.Length];
        for (var i = 0; i < clause.Length; i++)
        {
            isFree[i] |= !char.IsLetterOrDigit(clause[i]) || CitationCheck.IsParticle(clause[i]);
            if (ParaphraseTable.Default.Empty(clause, i) is > 0 and var length)
            {
                isFree.AsSpan(i, length).Fill(true);
            }

            if (ParaphraseTable.Default.BesideFigure(clause, i) is > 0 and var verb)
            {
                isFree.AsSpan(i, verb).Fill(true);
            }

            if (
                i + 1 < clause.Length
                && SearchText.IsHan(clause[i])
                && clause.AsSpan(i, 2) is var pair
                && (
                    free.AsSpan().Contains(pair, StringComparison.Ordinal)
                    || (spelt.AsSpan().Contains(pair, StringComparison.Ordinal) && !Stands(pair))
                )
            )
            {
                isFree[i] = isFree[i + 1] = true;
            }
        }

        return isFree;
    }

    private bool Stands(ReadOnlySpan<char> pair)
    {
        foreach (var source in sources)
        {
            if (source.AsSpan().Contains(pair, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static (bool Gap, bool Joint) Before(string clause, bool[] isFree, int i)
    {
        var joint = false;
        var at = i;
        while (at > 0 && isFree[at - 1])
        {
            at--;
            joint |= clause[at] is '、' or '和' or '与' or '及' or '|';
        }

        return (at < i, joint);
    }

    // What stands in brackets belongs to the words around it: 政府(国有)投资项目.
    private static string WithoutBrackets(string text) =>
        text.Replace("(", string.Empty, StringComparison.Ordinal).Replace(")", string.Empty, StringComparison.Ordinal);

    private static bool IsClauseEnd(char c) => ClauseEnds.Contains(c);
}
