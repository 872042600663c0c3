using Assistant.Core.Language;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>Whether a claim lifts or lowers the level of what the passage tells: 国家级示范城市 where it is 省级示范城市, 全国第6个 where it is 全省第6个.</summary>
internal static class Levels
{
    // Behind the word for the level the same must be named, and the clause must be about the same thing.
    private const int Compared = 6;
    private const double SameTail = 0.8;

    // 科技进步奖 may be spelled out: 科学技术进步奖.
    private const int SpelledOut = 10;
    private const double SameThing = 0.45;

    private static readonly (string Word, int Level)[] Words =
    [
        .. DataFile
            .Lines("Claims.Data.levels.txt")
            .SelectMany((line, level) => line.Split(' ').Select(word => (word, level)))
            .OrderByDescending(entry => entry.word.Length),
    ];

    /// <summary>True where the passage names the very thing of the claim with another level, and the report nowhere with the claim's.</summary>
    public static bool Differ(ClaimCase claim)
    {
        var clauses = PassageView.Of(claim.Passage).Clauses.Select(c => c.Normalized).ToList();
        foreach (var (level, tail, without) in In(claim.Said))
        {
            var named = clauses.Where(c => IsAbout(without, c)).SelectMany(In).Where(other => IsSame(tail, other.Tail)).ToList();
            if (
                named.Count > 0
                && named.TrueForAll(other => other.Level != level)
                && !claim
                    .Snapshot.Passages(claim.Passage.Report)
                    .SelectMany(p => PassageView.Of(p).Clauses)
                    .Any(c => IsAbout(without, c.Normalized) && In(c.Normalized).Any(o => o.Level == level && IsSame(tail, o.Tail)))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAbout(string without, string clause) => TextLikeness.Containment(without, clause) >= SameThing;

    private static bool IsSame(string tail, string other) =>
        tail[..2] == other[..2]
        || (tail.Length >= Compared && TextLikeness.CommonSubsequence(tail[..Compared], other) >= Compared * SameTail);

    // Each word for a level in a text, what is named behind it, and the text without it.
    private static IEnumerable<(int Level, string Tail, string Without)> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (
                Array.Find(Words, w => string.CompareOrdinal(text, i, w.Word, 0, w.Word.Length) == 0) is
                { Word: { } word, Level: var level }
            )
            {
                var end = i + word.Length;
                var tail = string.Concat(
                    text[end..].SkipWhile(c => c is '的' or '"' or '“').TakeWhile(char.IsLetterOrDigit).Take(SpelledOut)
                );
                if (tail.Length > 1)
                {
                    yield return (level, tail, text.Remove(i, word.Length));
                }

                i = end - 1;
            }
        }
    }
}
