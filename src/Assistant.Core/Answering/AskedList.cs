using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>What a question for a list says of it, and what was found for it.</summary>
internal sealed partial class AskedList
{
    // Longer words in quotes are a phrase of the report, no name that its items bear.
    private const int LongestName = 6;

    // （一）, 一是
    private const int MarkLength = 3;

    private readonly ParsedQuestion question;
    private readonly string term;

    public AskedList(ParsedQuestion question, IReadOnlyList<SlotResult> parts, IReadOnlyList<Passage> near)
    {
        this.question = question;
        Near = near;
        Core = ListCandidates.Core(question);
        Size = SizeOf(question);
        Name = NameIn(question.Text);
        term = Quoted().Match(question.Text) is { Success: true } quoted ? quoted.Groups[1].Value : string.Empty;
        var nearest = parts.Where(p => p.Best is not null).MaxBy(p => p.Probability);
        Chance = nearest?.Probability ?? 0;
        IsAnswered = parts.Any(Answerability.IsAnswered);
        Margin = nearest is { Ranked.Count: > 1 } ? Math.Clamp(nearest.Ranked[0].Score - nearest.Ranked[1].Score, -3, 3) : 0;
        var best = near.Count > 0 ? SearchText.Normalize(near[0].Text) : string.Empty;
        Enumerated = Clauses().Split(best).Max(c => c.Count(mark => mark == '、'));
        IsGiven =
            Size is { } size
            && Clauses()
                .Split(best)
                .Any(c => c.Count(mark => mark == '、') is var marks && (marks == size - 1 || (marks == size - 2 && marks > 0)));
    }

    /// <summary>The normalised question.</summary>
    public string Text => question.Text;

    /// <summary>The question without the words that only ask for a list.</summary>
    public string Core { get; }

    /// <summary>How many items are asked for, or null.</summary>
    public int? Size { get; }

    /// <summary>What is counted by a name in quotes (四个“强化”, “三化”): its characters but for the number; empty where there is none.</summary>
    public string Name { get; }

    /// <summary>The passages found, the best first.</summary>
    public IReadOnlyList<Passage> Near { get; }

    /// <summary>The chance that the best passage answers.</summary>
    public double Chance { get; }

    /// <summary>Whether one is good enough to be given as the answer.</summary>
    public bool IsAnswered { get; }

    /// <summary>How far the best passage is ahead of the next.</summary>
    public double Margin { get; }

    /// <summary>Most marks of an enumeration in a clause of the best passage.</summary>
    public int Enumerated { get; }

    /// <summary>Whether the best passage enumerates as many items as are asked for.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether a term is to be explained.</summary>
    public bool IsDefinition => question.Kind == QuestionKind.Definition;

    /// <summary>Whether it asks into which parts something falls.</summary>
    public bool AsksForParts => Parts().IsMatch(Text);

    /// <summary>Whether it asks for each of several things.</summary>
    public bool AsksForEach => Each().IsMatch(Text);

    /// <summary>Whether it asks for several things.</summary>
    public bool AsksForItems => Items().IsMatch(Text);

    /// <summary>How much of <see cref="Name"/> the first words of the items hold, on average.</summary>
    public double NamedIn(IReadOnlyList<string> heads) =>
        Name.Length == 0 ? 0 : heads.Average(head => Name.Count(c => head.Contains(c, StringComparison.Ordinal)) / (double)Name.Length);

    // 三头, 四股劲, “三要”: measures that count parts of a list and little else.
    public static int? SizeOf(ParsedQuestion question) =>
        question.ListSize
        ?? (
            Measured().Match(question.Text) is { Success: true } match && ChineseNumber.TryParse(match.Groups[1].Value, out var size)
                ? (int)size
                : null
        );

    // “三化”, 四项“坚持”.
    private static string NameIn(string text) =>
        Quoted()
            .Matches(text)
            .Select(m => Number().Replace(m.Groups[1].Value, string.Empty))
            .FirstOrDefault(n => n.Length is > 0 and <= LongestName)
        ?? string.Empty;

    /// <summary>Whether a text says the name as the question has it, number and all.</summary>
    public bool Says(string text) => term.Length > 2 && SearchText.Normalize(text).Contains(term, StringComparison.Ordinal);

    /// <summary>Whether a text holds each character of the name.</summary>
    public bool IsNamedIn(string text) => Name.Length > 0 && Name.All(c => text.Contains(c, StringComparison.Ordinal));

    /// <summary>Whether the first words of an item begin with the name, behind a number at most.</summary>
    public bool BeginsWithName(string head) => head.IndexOf(Name, StringComparison.Ordinal) is >= 0 and <= MarkLength;

    /// <summary>The largest share of the first words that one character of the name is in (链 of 四链协同).</summary>
    public double SharedIn(IReadOnlyList<string> heads) =>
        Name.Length == 0 ? 0 : Name.Max(c => heads.Count(head => head.Contains(c, StringComparison.Ordinal)) / (double)heads.Count);

    [GeneratedRegex("[，。；：,;:]")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"[“""『「]([^”""』」]{1,12})[”""』」]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[两二三四五六七八九十\d]+[个大项条]?|\p{P}")]
    private static partial Regex Number();

    [GeneratedRegex("各|分别|都")]
    private static partial Regex Each();

    [GeneratedRegex("哪[几些两三四五六七八九十]|几[个条块项件样点]|什么|啥")]
    private static partial Regex Items();

    [GeneratedRegex(
        "(?:分|有|从|在|抓|讲|按|列|包括|提出|提|安排|部署|写|说|做)[^，。]{0,8}(?:哪|几|什么|啥)[^，。]{0,3}(?:块|方面|条|段|部分|层|点)|标题|哪[几些](?:条|块|个?方面|件|项|点|层|段|大)|分别(?:是|讲)(?:什么|啥|哪)|(?:各|都)(?:是|讲)(?:什么|啥)|几[条块层]|部分列出|的要点|怎么(?:部署|安排)|几(?:头|步|点|句)|分别管|各讲|各是|下设"
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?:[“‘""](?=[三四五六七八九]\p{L}))?([两二三四五六七八九十])(?:头|股|摊|句|层|步|轮|道|把|篇|(?<=[“‘""].)(?=\p{L}))")]
    private static partial Regex Measured();
}
