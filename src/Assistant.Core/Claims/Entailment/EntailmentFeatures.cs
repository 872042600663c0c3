using System.Buffers;
using System.Numerics.Tensors;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>
/// What a claim and a passage have and lack of each other, in numbers and in words. Nothing of it is of the claim alone, so that the style of a claim is worth
/// nothing: everything counts what the other side has not, or how what both have is arranged.
/// </summary>
internal static class EntailmentFeatures
{
    // What stands between two shared runs of a passage belongs together up to this length; beyond it the claim has gone elsewhere.
    private const int LongestSlot = 24;
    private const int Beside = 8;
    private const string ClauseEnds = ",;:。!?()\n";
    private static readonly SearchValues<char> Ends = SearchValues.Create(ClauseEnds);

    private static readonly (string Name, Cue Cue)[] Cues =
    [
        ("falling", Cue.Falling),
        ("rising", Cue.Rising),
        ("cutting", Cue.Cutting),
        ("aim", Cue.Aim),
        ("striving", Cue.Striving),
        ("expecting", Cue.Expecting),
        ("done", Cue.Done),
        ("tally", Cue.Tally),
        ("sum", Cue.Sum),
        ("ahead", Cue.TimeAhead),
        ("past", Cue.TimePast),
        ("least", Cue.AtLeast),
        ("most", Cue.AtMost),
        ("about", Cue.About),
        ("negation", Cue.Negation),
        ("not-yet", Cue.NotYet),
        ("problem", Cue.Problem),
        ("cause", Cue.Load("Claims.Data.causes.txt")),
        ("comparison", Cue.From(["比", "高于", "低于", "快于", "慢于", "多于", "少于", "超过", "不如", "领先", "最"])),
        ("all", Cue.From(["全部", "全面", "所有", "都", "各", "全", "均", "每", "一律", "统统", "整个", "完全"])),
        ("some", Cue.From(["部分", "一些", "一半", "个别", "有的", "少数", "多数", "大部分", "局部", "试点", "重点", "主要"])),
        ("only", Cue.From(["只", "仅", "唯一", "才", "光", "单", "独"])),
        ("no", Cue.From(["不", "没", "未", "无", "非", "停", "禁", "取消", "暂缓", "暂停", "放弃", "退出", "撤", "反"])),
        ("begun", Cue.Load("Claims.Data.begun.txt")),
        ("finished", Cue.Load("Claims.Data.finished.txt")),
        ("under-way", Cue.Load("Claims.Data.under-way.txt")),
        ("earlier", Cue.Load("Claims.Data.earlier.txt")),
        ("first", Cue.From(["首", "第1", "率先", "最早", "头"])),
        ("le", Cue.From(["了", "已", "过", "曾", "率先", "成功", "顺利"])),
        (
            "plan",
            Cue.From([
                "推进",
                "推动",
                "加快",
                "争取",
                "谋划",
                "拟",
                "将",
                "要",
                "着力",
                "努力",
                "持续",
                "抓好",
                "继续",
                "支持",
                "鼓励",
                "探索",
                "力争",
                "计划",
                "打算",
                "准备",
            ])
        ),
        ("next", Cue.From(["明年", "来年", "今后", "下一步", "未来", "以后", "到20", "下半年"])),
        ("except", Cue.From(["除", "以外", "之外", "不含", "不包括", "而非", "不是", "而不是"])),
        ("level", Cue.From(["国家级", "省级", "市级", "县级", "世界级", "国际", "全国", "全省", "全市"])),
    ];

    private static readonly Lazy<string[]> AllNames = new(() => [.. Make(Sample(), null).Select(f => f.Name)]);

    /// <summary>The names of the values, in their order.</summary>
    public static IReadOnlyList<string> Names => AllNames.Value;

    /// <summary>The values of a case.</summary>
    /// <param name="words">What the learned words say of it, one number for each class.</param>
    public static double[] Of(ClaimCase claim, double[] words) => [.. Make(claim, words).Select(f => f.Value)];

    /// <summary>The words in which the two differ: what the claim has over (g), what the passage has over in the same place (p), and both together (x).</summary>
    public static IReadOnlyList<string> Words(ClaimCase claim)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var a = claim.Alignment;
        foreach (var slot in Slots(a))
        {
            var (said, written) = (Plain(slot.Said), Plain(slot.Written));
            foreach (var gram in Grams(said, 1, 3))
            {
                words.Add("g:" + gram);
            }

            var side =
                !slot.Inner ? "q:"
                : said.Length == 0 ? "i:"
                : "p:";
            foreach (var gram in Grams(written, 1, 3))
            {
                words.Add(side + gram);
            }

            // What is put in goes with what it is put before: 没有 before 实现.
            if (said.Length > 0 && slot.Next.Length > 0)
            {
                words.Add($"n:{Unmarked(said[^Math.Min(2, said.Length)..])}|{Unmarked(slot.Next)}");
            }

            if (written.Length > 0 && slot.Inner && slot.Next.Length > 0)
            {
                words.Add($"m:{Unmarked(written[^Math.Min(2, written.Length)..])}|{Unmarked(slot.Next)}");
            }

            if (said.Length == 0)
            {
                continue;
            }

            foreach (var ours in Grams(said, 2, 2).DefaultIfEmpty(said).Take(8))
            {
                foreach (var theirs in Grams(written, 2, 2).DefaultIfEmpty(written).Take(10))
                {
                    words.Add($"x:{ours}|{theirs}");
                }
            }
        }

        foreach (var (ours, theirs, relation) in Related(a, claim))
        {
            words.Add($"r:{relation}");
            words.Add($"r:{ours}|{theirs}|{relation}");
        }

        return [.. words];
    }

    private static List<(string Name, double Value)> Make(ClaimCase claim, double[]? words)
    {
        var row = new List<(string Name, double Value)>();
        var a = claim.Alignment;
        var free = Free(claim, a);
        void Add(string name, double value) => row.Add((name, value));

        var content = Enumerable.Range(0, a.Said.Length).Where(i => !free[i]).ToList();
        var shared = content.Count(i => a.At[i] >= 0);
        var related = Related(a, claim).ToList();
        var soft = Covered(a, claim, free);
        Add("content", Math.Min(content.Count, 60));
        Add("covered", content.Count == 0 ? 0 : shared / (double)content.Count);
        Add("covered-soft", content.Count == 0 ? 0 : content.Count(i => soft[i]) / (double)content.Count);
        Add("lacking", content.Count - shared);
        Add("lacking-soft", content.Count(i => !soft[i]));
        Add("longest-lacking", LongestRun(a.Said.Length, i => !free[i] && !soft[i]));
        Add("runs", a.Runs.Count);
        Add("longest-run", a.Runs.Count == 0 ? 0 : a.Runs.Max(r => r.Length));
        Add("mean-run", a.Runs.Count == 0 ? 0 : a.Runs.Average(r => r.Length));

        // How the shared runs are arranged.
        var (inversions, jumps, clauses) = Order(a);
        Add("inversions", inversions);
        Add("clause-jumps", jumps);
        Add("clauses-used", clauses);
        var slots = Slots(a).ToList();
        var inner = slots.Where(s => s.Inner).ToList();
        Add("skipped", inner.Sum(s => Plain(s.Written).Length));
        Add("longest-skipped", inner.Select(s => Plain(s.Written).Length).DefaultIfEmpty(0).Max());
        Add("skipped-items", inner.Sum(s => s.Written.Count(c => c == '、')));
        Add(
            "inserted",
            slots.Sum(s =>
                s.Said.Length == 0 ? 0
                : s.Written.Length == 0 ? Plain(s.Said).Length
                : 0
            )
        );
        Add("replaced", inner.Count(s => Plain(s.Said).Length > 0 && Plain(s.Written).Length > 0));
        Add("dropped-front", slots.Where(s => !s.Inner).Sum(s => Plain(s.Written).Length));
        var unaligned = Unaligned(a);
        Add("passage-left", unaligned.Length);
        Add("passage-covered", a.Written.Length == 0 ? 0 : 1 - (unaligned.Length / (double)a.Written.Length));

        // How near in meaning what differs is.
        var embedding = StaticEmbeddingModel.Default;
        var likeness = slots
            .Where(s => Plain(s.Said).Length > 1)
            .Select(s => Likeness(embedding, Plain(s.Said), Plain(s.Written)))
            .DefaultIfEmpty(1)
            .ToList();
        Add("slot-likeness-min", likeness.Min());
        Add("slot-likeness-mean", likeness.Average());
        Add(
            "rest-likeness",
            Likeness(embedding, string.Concat(slots.Select(s => Plain(s.Said))), string.Concat(slots.Select(s => Plain(s.Written))))
        );
        Add("rest-to-passage", Likeness(embedding, string.Concat(slots.Select(s => Plain(s.Said))), unaligned));
        Add("clause-likeness", Likeness(embedding, claim.Said, claim.Clause));
        Add("passage-likeness", Likeness(embedding, claim.Said, PassageView.Of(claim.Passage).Normalized));
        Add("weakest-word", WeakestWord(embedding, a, claim, free, soft));

        foreach (var relation in Enum.GetValues<WordRelation>())
        {
            Add($"relation-{relation}", related.Count(r => r.Relation == relation));
        }

        // What one side says and the other does not, in the clauses that they share.
        var (said, written) = (claim.Said, Aligned(a, claim));
        var (own, others) = (string.Join(' ', slots.Select(s => s.Said)), string.Join(' ', inner.Select(s => s.Written)));
        foreach (var (name, cue) in Cues)
        {
            var (ours, theirs) = (cue.All(said).Count(), cue.All(written).Count());
            Add($"cue-{name}", Math.Clamp(ours - theirs, -2, 2));
            Add($"cue-{name}-own", (cue.IsIn(own) ? 1 : 0) - (cue.IsIn(others) ? 1 : 0));
        }

        Add("denied-own", CueCount(Cues.First(c => c.Name == "no").Cue, own));
        Add("denied-other", CueCount(Cues.First(c => c.Name == "no").Cue, others));

        // Figures, years and names.
        var marks = a.Said.Select((c, i) => (Mark: c, Index: i)).Where(m => a.IsFigure(m.Mark)).ToList();
        Add("figures", Math.Min(3, marks.Count));
        Add("figures-lacking", marks.Count(m => !a.Written.Contains(m.Mark, StringComparison.Ordinal)));
        Add("figures-alone", marks.Count(m => a.At[m.Index] >= 0 && !HasNeighbour(a, m.Index)));
        Add(
            "words-lacking",
            a.Said.Count(c => ClaimAlignment.IsMark(c) && !a.IsFigure(c) && !a.Written.Contains(c, StringComparison.Ordinal))
        );
        Add("passage-figures", Math.Min(6, claim.Written.Count));
        var verdicts = claim.Ledger;
        Add("ledger-supported", verdicts.Count(v => v.Kind == VerdictKind.Supported));
        Add("ledger-contradicted", verdicts.Count(v => v.Kind == VerdictKind.Contradicted));
        Add("ledger-untold", verdicts.Count(v => v.Kind == VerdictKind.NotFound));
        Add("swapped-list", ListAlignment.IsSwapped(claim.Claim, claim.Passage.Text) ? 1 : 0);
        Add("other-value", ValueMismatch.Of(claim.Claim, claim.Passage.Text) ? 1 : 0);
        Add("exclusive", MutuallyExclusiveTerms.Clash(claim.Claim, claim.Clause) ? 1 : 0);
        Add("other-area", Areas.Differ(claim.Said, written) ? 1 : 0);
        Add("places-lacking", PlacesLacking(claim));
        var fault = claim.Fault;
        Add("verbatim", fault is null ? 1 : 0);
        foreach (var (name, begins) in Faults)
        {
            Add($"fault-{name}", fault?.Contains(begins, StringComparison.Ordinal) == true ? 1 : 0);
        }

        foreach (var rule in ClaimRules.Flat)
        {
            Add($"flat-{rule.Rule.Name}", rule.Objection(claim) is null ? 0 : 1);
        }

        foreach (var rule in ClaimRules.Lacking.Concat(ClaimRules.Contradicting))
        {
            Add($"rule-{rule.Rule.Name}", rule.Objection(claim) is null ? 0 : 1);
        }

        var (front, back) = (slots[0], slots[^1]);
        Add("front-own", Plain(front.Said).Length);
        Add("front-other", Plain(front.Written).Length);
        Add("back-own", Plain(back.Said).Length);
        Add("back-other", Plain(back.Written).Length);
        Add("bounds", claim.Ledger.Count(v => v.Evidence is { } e && Qualifiers.Fault(claim.Claim, v.Figure, e) is not null));
        for (var i = 0; i < 3; i++)
        {
            Add($"words-{i}", words?[i] ?? 0);
        }

        return row;

        static double CueCount(Cue cue, string text) => Math.Min(3, cue.All(text).Count());
    }

    // What the strict check of words may find, by how it says so.
    private static readonly (string Name, string Says)[] Faults =
    [
        ("foreign", "在所引的原文里没有"),
        ("cause", "原文没有说"),
        ("done", "说成了"),
        ("condition", "丢了条件"),
        ("denied", "否定"),
        ("order", "不在一处"),
        ("figure", "”前的"),
    ];

    private readonly record struct Slot(string Said, string Written, bool Inner, string Next);

    // What the claim has between two shared runs and what the passage has there.
    private static IEnumerable<Slot> Slots(ClaimAlignment a)
    {
        if (a.Runs.Count == 0)
        {
            yield return new Slot(a.Said, string.Empty, false, string.Empty);
            yield break;
        }

        var first = a.Runs[0];
        yield return new Slot(a.Said[..first.Said], Before(a.Written, first.Written), false, Next(first));
        for (var i = 1; i < a.Runs.Count; i++)
        {
            var (left, right) = (a.Runs[i - 1], a.Runs[i]);
            var said = a.Said[left.SaidEnd..right.Said];
            var between = right.Written - left.WrittenEnd;
            yield return between is >= 0 and <= LongestSlot
                ? new Slot(said, a.Written[left.WrittenEnd..right.Written], true, Next(right))
                : new Slot(said, After(a.Written, left.WrittenEnd) + " " + Before(a.Written, right.Written), false, Next(right));
        }

        var last = a.Runs[^1];
        yield return new Slot(a.Said[last.SaidEnd..], After(a.Written, last.WrittenEnd), false, string.Empty);

        string Next(SharedRun run) => a.Said.Substring(run.Said, Math.Min(2, run.Length));
    }

    private static string Before(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < Beside && !ClauseEnds.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        return text[start..end];
    }

    private static string After(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Beside && !ClauseEnds.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return text[start..end];
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(c => (char.IsLetterOrDigit(c) || ClaimAlignment.IsMark(c)) && !CitationCheck.IsParticle(c)));

    private static IEnumerable<string> Grams(string text, int from, int to)
    {
        for (var i = 0; i < text.Length; i++)
        {
            for (var n = from; n <= to && i + n <= text.Length; n++)
            {
                yield return Unmarked(text.Substring(i, n));
            }
        }
    }

    // A figure that only one side has is a figure, whatever its value.
    private static string Unmarked(string gram) => string.Concat(gram.Select(c => ClaimAlignment.IsMark(c) ? '#' : c));

    private static bool[] Free(ClaimCase claim, ClaimAlignment a)
    {
        var free = new bool[a.Said.Length];
        for (var i = 0; i < free.Length; i++)
        {
            free[i] |= (!char.IsLetterOrDigit(a.Said[i]) && !ClaimAlignment.IsMark(a.Said[i])) || CitationCheck.IsParticle(a.Said[i]);
            if (ParaphraseTable.Default.Empty(a.Said, i) is > 0 and var length)
            {
                free.AsSpan(i, length).Fill(true);
            }
        }

        foreach (var place in claim.Snapshot.Reports.Select(r => r.Place).OfType<string>().SelectMany(PlaceReader.Names))
        {
            for (
                var at = a.Said.IndexOf(place, StringComparison.Ordinal);
                at >= 0;
                at = a.Said.IndexOf(place, at + 1, StringComparison.Ordinal)
            )
            {
                free.AsSpan(at, place.Length).Fill(true);
            }
        }

        return free;
    }

    // Shared outright, or by a word that says the same and stands in the passage.
    private static bool[] Covered(ClaimAlignment a, ClaimCase claim, bool[] free)
    {
        bool[] covered = [.. a.At.Select((at, i) => at >= 0 || free[i])];
        for (var i = 0; i < a.Said.Length; i++)
        {
            if (a.At[i] >= 0)
            {
                continue;
            }

            if (ParaphraseTable.Default.Allowed(a.Said, i, a.Written) is > 0 and var length)
            {
                covered.AsSpan(i, length).Fill(true);
            }
        }

        foreach (var match in Lexicon.Default.Match(a.Said).Where(m => m.Kind == LexiconMatchKind.Form))
        {
            if (match.Concept.Forms.Any(f => a.Written.Contains(f, StringComparison.Ordinal)))
            {
                covered.AsSpan(match.Start, Math.Min(match.Length, a.Said.Length - match.Start)).Fill(true);
            }
        }

        foreach (var (start, length) in SameWords(a))
        {
            covered.AsSpan(start, length).Fill(true);
        }

        return covered;
    }

    private static IEnumerable<(int Start, int Length)> SameWords(ClaimAlignment a)
    {
        for (var i = 0; i < a.Said.Length; i++)
        {
            foreach (var (length, others) in WordRelations.At(a.Said, i))
            {
                if (others.Any(o => o.Relation == WordRelation.Same && a.Written.Contains(o.Other, StringComparison.Ordinal)))
                {
                    yield return (i, length);
                    break;
                }
            }
        }
    }

    // Words of the claim that the passage has not, with those of the passage that they relate to.
    private static IEnumerable<(string Ours, string Theirs, WordRelation Relation)> Related(ClaimAlignment a, ClaimCase claim)
    {
        var written = Aligned(a, claim);
        for (var i = 0; i < a.Said.Length; i++)
        {
            foreach (var (length, others) in WordRelations.At(a.Said, i))
            {
                var word = a.Said.Substring(i, length);
                if (written.Contains(word, StringComparison.Ordinal) || Enumerable.Range(i, length).All(k => a.At[k] >= 0))
                {
                    continue;
                }

                foreach (var (other, relation) in others)
                {
                    if (written.Contains(other, StringComparison.Ordinal) && !claim.Said.Contains(other, StringComparison.Ordinal))
                    {
                        yield return (word, other, relation);
                    }
                }

                break;
            }
        }
    }

    // The clauses of the passage that hold shared runs.
    private static string Aligned(ClaimAlignment a, ClaimCase claim)
    {
        _ = claim;
        var clauses = new List<string>();
        var start = 0;
        for (var i = 0; i <= a.Written.Length; i++)
        {
            if (i < a.Written.Length && !ClauseEnds.Contains(a.Written[i], StringComparison.Ordinal))
            {
                continue;
            }

            if (a.Runs.Where(r => r.Written < i && r.WrittenEnd > start).Sum(r => r.Length) > 1)
            {
                clauses.Add(a.Written[start..i]);
            }

            start = i + 1;
        }

        return string.Join(',', clauses);
    }

    private static string Unaligned(ClaimAlignment a)
    {
        var used = new bool[a.Written.Length];
        foreach (var run in a.Runs)
        {
            used.AsSpan(run.Written, run.Length).Fill(true);
        }

        return string.Concat(a.Written.Where((c, i) => !used[i] && char.IsLetterOrDigit(c)));
    }

    private static (int Inversions, int Jumps, int Clauses) Order(ClaimAlignment a)
    {
        var runs = a.Runs.Where(r => r.Length > 1 || ClaimAlignment.IsMark(a.Said[r.Said])).ToList();
        var inversions = runs.Zip(runs.Skip(1)).Count(p => p.Second.Written < p.First.Written);
        int ClauseOf(SharedRun run) =>
            a.Written.AsSpan(0, run.Written).Count(',')
            + a.Written.AsSpan(0, run.Written).Count(';')
            + a.Written.AsSpan(0, run.Written).Count('。');
        var clauses = runs.Select(ClauseOf).ToList();
        var jumps = runs.Zip(runs.Skip(1))
            .Count(p => ClauseOf(p.First) != ClauseOf(p.Second) && !a.Said[p.First.SaidEnd..p.Second.Said].AsSpan().ContainsAny(Ends));
        return (inversions, jumps, clauses.Distinct().Count());
    }

    // A figure whose words stand elsewhere in the passage is another's.
    private static bool HasNeighbour(ClaimAlignment a, int at)
    {
        var left = Enumerable
            .Range(1, 6)
            .Select(d => at - d)
            .FirstOrDefault(i => i >= 0 && a.At[i] >= 0 && !ClaimAlignment.IsMark(a.Said[i]), -1);
        var right = Enumerable
            .Range(1, 6)
            .Select(d => at + d)
            .FirstOrDefault(i => i < a.Said.Length && a.At[i] >= 0 && !ClaimAlignment.IsMark(a.Said[i]), -1);
        return (left >= 0 && a.At[at] - a.At[left] is > 0 and < 12) || (right >= 0 && a.At[right] - a.At[at] is > 0 and < 8);
    }

    private static int PlacesLacking(ClaimCase claim)
    {
        var own = claim.Snapshot.Reports.Select(r => r.Place).OfType<string>().SelectMany(PlaceReader.Names).ToList();
        return PlaceReader
            .TownsIn(claim.Said)
            .Count(t =>
                !claim.Passage.Text.Contains(t, StringComparison.Ordinal)
                && !own.Exists(n => n.Contains(t, StringComparison.Ordinal) || t.Contains(n, StringComparison.Ordinal))
            );
    }

    // The least likeness of a word that only the claim has to any that only the passage has.
    private static double WeakestWord(StaticEmbeddingModel embedding, ClaimAlignment a, ClaimCase claim, bool[] free, bool[] soft)
    {
        _ = claim;
        var rest = Grams(Unaligned(a), 2, 3).Distinct().Take(60).Select(g => embedding.EmbedNormalized(g)).ToList();
        var least = 1.0;
        for (var i = 0; i + 1 < a.Said.Length; i++)
        {
            if (free[i] || free[i + 1] || soft[i] || soft[i + 1])
            {
                continue;
            }

            var word = embedding.EmbedNormalized(a.Said.AsSpan(i, 2));
            least = Math.Min(least, rest.Select(r => (double)TensorPrimitives.Dot<float>(word, r)).DefaultIfEmpty(0).Max());
        }

        return least;
    }

    private static double Likeness(StaticEmbeddingModel embedding, string one, string other) =>
        one.Length == 0 ? 1 : TensorPrimitives.Dot<float>(embedding.EmbedNormalized(one), embedding.EmbedNormalized(other));

    private static int LongestRun(int length, Func<int, bool> holds)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < length; i++)
        {
            run = holds(i) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static ClaimCase Sample()
    {
        var alone = new PassageAlone("财政收入增长4%。");
        return new ClaimCase("财政收入增长4%", alone.Passage, alone);
    }
}
