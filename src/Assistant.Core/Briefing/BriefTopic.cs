using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Language;

namespace Assistant.Core.Briefing;

/// <summary>Which sentences of a report speak of a topic. The longest word counts: 养老保险 is not of 养老服务.</summary>
internal sealed partial class BriefTopic
{
    // A lead sentence so short names what its paragraph is about.
    private const int ShortLead = 24;

    // In an enumeration an item little longer than the word says no more than the word: 就业、教育、医疗、养老.
    private const int BareItem = 3;

    private static readonly string[] OtherThings = [.. DataFile.Lines("Briefing.Data.other-things.txt").Select(SearchText.Normalize)];

    private readonly HashSet<LexiconConcept> concepts;
    private readonly HashSet<string> words;
    private readonly string[] pieces;
    private readonly string[] others;

    public BriefTopic(string topic)
    {
        var text = SearchText.Normalize(topic);
        var core = General().Replace(text, string.Empty);
        core = core.Length > 1 ? core : text;
        concepts =
        [
            .. Lexicon
                .Default.Match(text)
                .Where(m => m.Length == text.Length || (m.Start == 0 && m.Length >= core.Length))
                .Where(m => m.Kind != LexiconMatchKind.Hint || m.Concept.Forms.Contains(text))
                .Select(m => m.Concept),
        ];
        words = [text, core, .. concepts.SelectMany(c => c.Wide).Where(w => w.Length > 1 && !Act().IsMatch(w))];
        others = [.. OtherThings.Where(o => !text.Contains(o, StringComparison.Ordinal))];
        pieces = core.Length > 3 && concepts.Count == 0 ? [core[..2], core[^2..]] : [];
    }

    /// <summary>Whether a text speaks of the topic.</summary>
    public bool IsIn(string text)
    {
        var normal = Meant(text);
        return Words(normal).Any()
            || (pieces.Length > 0 && Clauses(normal).Any(c => pieces.All(p => c.Contains(p, StringComparison.Ordinal))));
    }

    /// <summary>Whether the first clause of a text speaks of the topic: what follows is said of it.</summary>
    public bool Opens(string text) =>
        text.IndexOfAny(['，', ',', '；', '：']) is > 0 and var end && IsIn(text[..end]) && !IsOnlyNamed(text[..end]);

    /// <summary>Whether a text names the topic only among other things and says nothing of it: 就业、教育、医疗、养老.</summary>
    public bool IsOnlyNamed(string text)
    {
        var normal = Meant(text);
        var words = Words(normal).ToList();
        return words.Count > 0 && words.TrueForAll(w => IsBareItem(normal, w.Start, w.Length));
    }

    private string Meant(string text)
    {
        var normal = SearchText.Normalize(text);
        foreach (var other in others)
        {
            normal = normal.Replace(other, new string('　', other.Length), StringComparison.Ordinal);
        }

        return normal;
    }

    private IEnumerable<(int Start, int Length)> Words(string normal)
    {
        if (concepts.Count == 0)
        {
            return words.Select(w => (Start: normal.IndexOf(w, StringComparison.Ordinal), w.Length)).Where(w => w.Start >= 0);
        }

        var matches = Lexicon.Default.Match(normal);
        return matches
            .Where(m => IsMeant(m, normal.Substring(m.Start, m.Length)))
            .Select(m => (m.Start, m.Length))
            .Concat(
                words
                    .Where(w => w.Length > 3)
                    .Select(w => (Start: normal.IndexOf(w, StringComparison.Ordinal), w.Length))
                    .Where(w => w.Start >= 0)
            );
    }

    // 养老床位 is a part of 养老; 养老保险 and 养老金 are other things.
    private bool IsMeant(LexiconMatch match, string word) =>
        (concepts.Contains(match.Concept) && words.Contains(word))
        || (
            concepts.Any(c => c.Forms.Any(f => f.Length > 1 && word.Length > f.Length && word.Contains(f, StringComparison.Ordinal)))
            && !Money().IsMatch(word)
        );

    private static bool IsBareItem(string text, int start, int length)
    {
        var from = text.LastIndexOfAny(['、', ',', '。', ';', ':', '等'], Math.Max(0, start - 1)) + 1;
        var to = text.IndexOfAny(['、', ',', '。', ';', ':', '等'], start + length);
        to = to < 0 ? text.Length : to;
        var isListed = (from > 0 && text[from - 1] == '、') || (to < text.Length && text[to] == '、');
        return isListed && length < 4 && to - from <= length + BareItem;
    }

    /// <summary>Whether a passage speaks of the topic, or its paragraph or section is about it.</summary>
    public bool IsOf(Passage passage) =>
        IsIn(passage.Text)
        || (passage.Lead is { Length: <= ShortLead } lead && IsHeading(lead))
        || (passage.HeadingPath.Count > 0 && IsHeading(passage.HeadingPath[^1]));

    /// <summary>Whether a heading is of the topic.</summary>
    /// <remarks>提升教育医疗水平 is of two topics: what stands below it may be of the other.</remarks>
    public bool IsHeading(string heading)
    {
        if (heading.Length > ShortLead || !IsIn(heading))
        {
            return false;
        }

        var rest = Meant(heading);
        foreach (var (start, length) in Words(rest).OrderByDescending(w => w.Start).ToList())
        {
            rest = rest.Remove(start, Math.Min(length, rest.Length - start));
        }

        return Empty().Replace(rest, string.Empty).Length < 2;
    }

    private static string[] Clauses(string text) => text.Split([',', '，', '、', ';', '；', '。', ':']);

    // 改造任务 is a related word of 棚户区改造 and of much else.
    [GeneratedRegex("^(?:改造|建设|提升|治理|整治|拆迁|征收|安置|排污|招生|管网|改扩建|教学楼)(?:任务|工程|项目|建设|工作)?$|^依法")]
    private static partial Regex Act();

    [GeneratedRegex(
        "提升|提高|水平|事业|优先|发展|加快|推进|办好|人民|满意|完善|加强|工作|建设|体系|服务|质量|全面|着力|持续|大力|能力|实施|深化|改革|更加|不断|扎实|稳步|[^\\p{L}]|[一二三四五六七八九十是]"
    )]
    private static partial Regex Empty();

    [GeneratedRegex("保险|金$|基金|金融|参保|贷款")]
    private static partial Regex Money();

    [GeneratedRegex("(?:工作|建设|发展|情况|问题|事业|体系|领域|方面)$")]
    private static partial Regex General();
}
