using System.Text.RegularExpressions;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;

namespace Assistant.Core.Generation;

/// <summary>
/// Whether a sentence whose words stand in its passages, but not together, says the same all the same: the judge of claims calls it supported. A word that stands
/// nowhere there is never left to the judge: on made sentences that let five lies through for three true sentences.
/// </summary>
internal sealed partial class SentenceMeaning(TurnContext turn)
{
    private const int LeastShared = 4;
    private const int LongestName = 8;

    private readonly ClaimJudge judge = new(turn.Reading);

    /// <summary>Whether the sentence holds in spite of its fault.</summary>
    public bool Holds(string sentence, CitationFault fault, IReadOnlyList<Passage> passages) =>
        fault.Kind == CitationFaultKind.Order
        && !fault.Apart.Any(clause => passages.Any(p => IsExchanged(clause, p)))
        && (
            passages.Count == 1 ? IsSupported(sentence, passages[0]) : fault.Apart.All(clause => passages.Any(p => IsSupported(clause, p)))
        );

    /// <summary>Whether a thing that a passage names in quotation marks has another name in the sentence: 固体火箭叫“山河号” of 固体火箭“引力一号”.</summary>
    public static bool NamesAnother(string sentence, IReadOnlyList<Passage> passages)
    {
        var text = Plain(sentence);
        return Name().Matches(text) is { Count: > 0 } names
            && passages.Select(p => Plain(p.Text)).Any(said => names.Any(n => HasAnotherName(text, n, said)));
    }

    // 雄商高铁全线贯通 of 日兰高铁全线贯通: what is said of one thing is said of another, and the judge has been seen to overlook that.
    private static bool IsExchanged(string sentence, Passage passage)
    {
        var text = Plain(sentence);
        return Clause().Matches(Plain(passage.Text)).Any(c => HasAnotherSubject(text, c.Value));
    }

    private static string Plain(string text) => Bare().Replace(SearchText.Normalize(text), string.Empty);

    private static bool HasAnotherSubject(string text, string clause)
    {
        var shared = 0;
        while (shared < text.Length && shared < clause.Length && text[^(shared + 1)] == clause[^(shared + 1)])
        {
            shared++;
        }

        var (ours, theirs) = (text[..^shared], clause[..^shared]);
        return shared >= LeastShared
            && ours.Length > 1
            && theirs.Length is > 1 and <= LongestName
            && !clause.Contains(ours[^2..], StringComparison.Ordinal)
            && !text.Contains(theirs[^2..], StringComparison.Ordinal);
    }

    private static bool HasAnotherName(string text, Match name, string said)
    {
        var lead = text[Math.Max(0, name.Index - LeastShared)..name.Index];
        return lead.Length == LeastShared
            && said.IndexOf(lead + "\"", StringComparison.Ordinal) is >= 0 and var at
            && !said[at..].StartsWith(lead + name.Value, StringComparison.Ordinal);
    }

    [GeneratedRegex("[已了叫是为的即|]|名为")]
    private static partial Regex Bare();

    [GeneratedRegex("[^,;:。!?]+")]
    private static partial Regex Clause();

    [GeneratedRegex("\"[^\"]+\"")]
    private static partial Regex Name();

    private bool IsSupported(string text, Passage passage) =>
        judge.Judge(text, passage, turn.Snapshot, speaks: true).Verdict == VerdictKind.Supported;
}
