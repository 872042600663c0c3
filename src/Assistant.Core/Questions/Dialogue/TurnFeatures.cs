using System.Buffers;
using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>
/// What is looked at in a turn to see what it has to do with those before it: its runs of characters, how much it says of its own, and what it shares with
/// them. A feature is there or not.
/// </summary>
public static partial class TurnFeatures
{
    private const int LongestRun = 3;
    private const int LongTerm = 3;

    // What would break a line of the model's file; half a character cannot be written at all.
    private static readonly SearchValues<char> Unwritable = SearchValues.Create("#\t\r\n");

    // Further than this no one remembers what was asked.
    private const int Remembered = 8;

    /// <summary>The features of turns that name official terms and nothing else, and point at nothing said before.</summary>
    internal static IReadOnlyList<string> NamesOnlyTerms { get; } = ["asks,free,named:4", "names,free,named:4"];

    /// <summary>The features of a turn.</summary>
    /// <param name="text">The turn, normalised for search.</param>
    /// <param name="earlier">The turns before it, normalised, oldest first; at least one.</param>
    public static IReadOnlyCollection<string> Of(string text, IReadOnlyList<string> earlier)
    {
        var plain = Plain(text);
        var features = new HashSet<string>(StringComparer.Ordinal);
        AddRuns($"^{plain}$", features);
        AddSubstance(text, plain, features);
        AddShared(text, earlier, features);
        return features;
    }

    /// <summary>The turn with P for places, Y for years and 0 for other numbers: what is said of them is the same everywhere.</summary>
    private static string Plain(string text)
    {
        var places = PlaceMentions.In(text);
        foreach (var place in places.Reverse())
        {
            text = string.Concat(text.AsSpan(0, place.Start.Value), "P", text.AsSpan(place.End.Value));
        }

        return Digits().Replace(Year().Replace(text, "Y"), "0").TrimEnd('?', '!', '。', '.', '~');
    }

    private static void AddRuns(string text, HashSet<string> features)
    {
        for (var length = 1; length <= LongestRun; length++)
        {
            for (var i = 0; i + length <= text.Length; i++)
            {
                if (text.AsSpan(i, length) is var run && !run.ContainsAny(Unwritable) && !run.ContainsAnyInRange('\ud800', '\udfff'))
                {
                    features.Add(run.ToString());
                }
            }
        }

        foreach (Match word in LatinWord().Matches(text))
        {
            features.Add("w:" + word.Value);
        }
    }

    private static void AddSubstance(string text, string plain, HashSet<string> features)
    {
        var content = Content(text);
        var terms = Lexicon
            .Default.Match(text)
            .Where(m =>
                (m.Kind != LexiconMatchKind.Hint || char.IsAsciiLetter(text[m.Start]))
                && m.Length > 1
                && content.AsSpan(m.Start, m.Length).Contains(true)
            )
            .ToList();
        var longest = Runs(content).Select(r => r.End.Value - r.Start.Value).DefaultIfEmpty(0).Max();
        var asks = Asks().IsMatch(text) ? "asks" : "names";
        var points = Points().IsMatch(text) ? "points" : "free";
        var topic = Math.Min(8, TopicLength(text, content));
        features.Add($"own:{Math.Min(12, content.Count(c => c))}");
        features.Add($"run:{Math.Min(8, longest)}");
        features.Add($"topic:{topic}");
        features.Add($"terms:{Math.Min(3, terms.Count)}");
        features.Add($"length:{Math.Min(20, plain.Length) / 2}");
        features.Add($"parts:{Math.Min(3, Separators().Count(text))}");
        features.Add(asks);
        features.Add(points);
        features.Add($"{asks},{points},topic:{Math.Min(5, topic)}");
        features.Add($"{asks},{points},terms:{Math.Min(1, terms.Count)}");
        features.Add($"{asks},{points},named:{Named(terms, content)}");

        // 幼儿园, 总投资呢: nothing but one thing is named.
        if (BareThing().IsMatch(plain))
        {
            features.Add("bare");
            features.Add($"bare,terms:{Math.Min(1, terms.Count)}");
        }
    }

    // 外汇储备多少: how much of what is said is official terms of some length, in quarters.
    private static int Named(IReadOnlyList<LexiconMatch> terms, bool[] content)
    {
        var named = new bool[content.Length];
        foreach (var term in terms.Where(t => t.Length >= LongTerm))
        {
            named.AsSpan(term.Start, term.Length).Fill(true);
        }

        var said = content.Count(c => c);
        return said == 0 ? 0 : 4 * content.Where((c, i) => c && named[i]).Count() / said;
    }

    // 涉及的投资总额是多少, 高出全国几个百分点: what only says which quantity is asked for names no topic.
    private static int TopicLength(string text, bool[] content)
    {
        var topic = (bool[])content.Clone();
        foreach (Match quantity in QuestionPatterns.Number().Matches(text).Concat(Quantity().Matches(text)))
        {
            topic.AsSpan(quantity.Index, quantity.Length).Clear();
        }

        return topic.Count(c => c);
    }

    private static void AddShared(string text, IReadOnlyList<string> earlier, HashSet<string> features)
    {
        var own = Pairs(text);
        var last = Pairs(earlier[^1]);
        var before = earlier.SkipLast(1).TakeLast(Remembered).Select(Pairs).ToList();
        var shared = own.Count(last.Contains);
        var sharedBefore = before.Select(p => own.Count(p.Contains)).DefaultIfEmpty(0).Max();
        features.Add($"shared:{Math.Min(4, shared)}");
        features.Add($"share:{(own.Count == 0 ? 0 : 4 * shared / own.Count)}");
        features.Add($"before:{Math.Min(3, sharedBefore)}");
        features.Add(sharedBefore > shared ? "before>last" : "last>=before");
        features.Add($"turns:{Math.Min(3, earlier.Count)}");
    }

    /// <summary>The pairs of neighbouring characters that carry content, and Latin words.</summary>
    public static IReadOnlySet<string> Pairs(string text)
    {
        var content = Content(text);
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs(content))
        {
            var piece = text[run];
            for (var i = 0; i + 1 < piece.Length; i++)
            {
                if (SearchText.IsHan(piece[i]) && SearchText.IsHan(piece[i + 1]))
                {
                    pairs.Add(piece.Substring(i, 2));
                }
            }

            pairs.UnionWith(LatinWord().Matches(piece).Select(m => m.Value));
        }

        return pairs;
    }

    /// <summary>For each character whether it carries content: no question word, no punctuation, no place, no year.</summary>
    /// <param name="shortestWord">Question words shorter than this count as content: they may be part of a name (到 in 实到外资).</param>
    internal static bool[] Content(string text, int shortestWord = 1)
    {
        var years = Year().Matches(text).Select(m => m.Index..(m.Index + m.Length));
        return TermReader.Content(text, [.. PlaceMentions.In(text), .. years], shortestWord);
    }

    /// <summary>Whether a turn asks for something, points at nothing said before, and names more than which quantity is meant (总投资多少).</summary>
    internal static bool AsksFreely(string text) => Asks().IsMatch(text) && !Points().IsMatch(text) && TopicLength(text, Content(text)) > 1;

    private static IEnumerable<Range> Runs(bool[] content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            var start = i;
            while (i < content.Length && content[i])
            {
                i++;
            }

            if (i > start)
            {
                yield return start..i;
            }
        }
    }

    [GeneratedRegex(@"(?:19|20)\d\d年?|(?<!\d)[0-4]\d年")]
    private static partial Regex Year();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex("[a-z]{2,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex(
        "总?投资额?|资金|涉及|占地|覆盖|排名?|名次|百分点|百分|增长|增加|提高|提升|上升|下降|降低|减少|高出|高于|低于|快于|超过|达到|突破|同比|比重|占|完成|实现|累计|新增|具体|名称|名字|原因|时间|地点|标准|任务"
    )]
    private static partial Regex Quantity();

    // 那…, 其中…, …呢, 这个…: it points at what was said.
    [GeneratedRegex(
        "^(?:那|其中|还有|另外|这|它|他|她|分别|都|各|比|再|又|一共|总共)|[呢嘞哩咧捏][?？]?$|[呢嘞][,，]|这[个些几项批]|那[个些]|其中"
    )]
    private static partial Regex Points();

    [GeneratedRegex("[,，。;；!?？]")]
    private static partial Regex Separators();

    [GeneratedRegex("多少|几|什么|啥|哪|谁|怎|咋|如何|吗|没|不[?？]?$|何")]
    private static partial Regex Asks();

    [GeneratedRegex(@"^那?么?[^,，。?？多少几什么啥哪谁怎咋吗没]{1,7}?(的?(呢|嘞|哩|咧|捏))?$")]
    private static partial Regex BareThing();
}
