namespace Assistant.Core.Language;

/// <summary>Where a cue stands in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Word">The word.</param>
internal readonly record struct CueMatch(int Start, string Word)
{
    /// <summary>Index behind it.</summary>
    public int End => Start + Word.Length;
}

/// <summary>
/// A meaning and the words that say it: that something fell, rose, is aimed at, was done, is bounded, is denied. Each is one list, <c>Language/Cues/NAME.txt</c>, and
/// whoever asks for the meaning reads that list. A line is a word; in brackets in front and behind stands what makes another word of it: (主|重)要(求) is 要, but
/// not in 主要, 重要 and 要求.
/// </summary>
internal sealed class Cue
{
    private readonly Dictionary<char, Entry[]> entries;

    private Cue(IEnumerable<string> lines) =>
        entries = lines
            .Select(Entry.Parse)
            .GroupBy(entry => entry.Word[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());

    /// <summary>That something became less or lower: 下降, 回落, 跌.</summary>
    public static Cue Falling { get; } = Of("falling");

    /// <summary>That something became more or higher: 增长, 提高, 涨.</summary>
    public static Cue Rising { get; } = Of("rising");

    /// <summary>That somebody made something less or did away with it: 削减, 精简, 取消.</summary>
    public static Cue Cutting { get; } = Of("cutting");

    /// <summary>That something is aimed at, planned or to be done: 目标, 力争, 将.</summary>
    public static Cue Aim { get; } = Of("aim");

    /// <summary>That somebody tries for something, which may not come about: 力争, 努力.</summary>
    public static Cue Striving { get; } = Of("striving");

    /// <summary>That something is expected or estimated: 预计, 有望.</summary>
    public static Cue Expecting { get; } = Of("expecting");

    /// <summary>That something was done: 已, 完成了, 实绩.</summary>
    public static Cue Done { get; } = Of("done");

    /// <summary>That results are counted up, which a report does of what is done and a plan of what is to be: 完成, 累计, 共.</summary>
    public static Cue Tally { get; } = Of("tally");

    /// <summary>That a figure adds up several years or places: 累计, 合计.</summary>
    public static Cue Sum { get; } = Of("sum");

    /// <summary>Times that a report looks ahead to: 今年, 今后, 下一步.</summary>
    public static Cue TimeAhead { get; } = Of("time-ahead");

    /// <summary>Times that a report looks back on: 去年, 上年.</summary>
    public static Cue TimePast { get; } = Of("time-past");

    /// <summary>That a figure is so much or more: 以上, 突破, 不低于.</summary>
    public static Cue AtLeast { get; } = Of("at-least");

    /// <summary>That a figure is so much or less: 以内, 不超过.</summary>
    public static Cue AtMost { get; } = Of("at-most");

    /// <summary>That a figure is near so much: 左右, 约.</summary>
    public static Cue About { get; } = Of("about");

    /// <summary>That something is not so: 没有, 未, 不.</summary>
    public static Cue Negation { get; } = Of("negation");

    /// <summary>That something is not done so far: 尚未, 还没有.</summary>
    public static Cue NotYet { get; } = Of("not-yet");

    /// <summary>That something is wanting: 短板, 困难.</summary>
    public static Cue Problem { get; } = Of("problem");

    /// <summary>A list that only one place asks for, by its name below the assembly's own.</summary>
    public static Cue Load(string name) => From(DataFile.Lines(name));

    /// <summary>A list of lines as a file holds them.</summary>
    public static Cue From(IEnumerable<string> lines) => new(lines);

    /// <summary>Whether the text says it.</summary>
    public bool IsIn(string text) => Find(text) is not null;

    /// <summary>Where the text first says it, the longest word there; null where it does not.</summary>
    public CueMatch? Find(string text, int from = 0)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (At(text, i) is { } word)
            {
                return new CueMatch(i, word);
            }
        }

        return null;
    }

    /// <summary>Every place where the text says it, from left to right, none overlapping.</summary>
    public IEnumerable<CueMatch> All(string text)
    {
        for (var match = Find(text); match is { } found; match = Find(text, found.End))
        {
            yield return found;
        }
    }

    /// <summary>The text, each of its words that say it replaced by as many blanks.</summary>
    public string Blanked(string text)
    {
        foreach (var match in All(text))
        {
            text = string.Concat(text.AsSpan(0, match.Start), new string(' ', match.Word.Length), text.AsSpan(match.End));
        }

        return text;
    }

    private static Cue Of(string name) => Load($"Language.Cues.{name}.txt");

    private string? At(string text, int at)
    {
        if (!entries.TryGetValue(text[at], out var here))
        {
            return null;
        }

        foreach (var entry in here)
        {
            if (entry.Stands(text, at))
            {
                return entry.Word;
            }
        }

        return null;
    }

    private sealed record Entry(string[] NotBehind, string Word, string[] NotBefore)
    {
        public static Entry Parse(string line)
        {
            var (open, shut) = (line.StartsWith('(') ? line.IndexOf(')', StringComparison.Ordinal) + 1 : 0, line.EndsWith(')'));
            var end = shut ? line.LastIndexOf('(') : line.Length;
            return end > open
                ? new Entry(Words(line[..open]), line[open..end], Words(line[end..]))
                : throw new InvalidDataException(
                    $"cue: cannot read '{line}'; expected a word, in brackets in front and behind what makes another of it"
                );
        }

        public bool Stands(string text, int at) =>
            string.CompareOrdinal(text, at, Word, 0, Word.Length) == 0
            && !Array.Exists(NotBehind, w => at >= w.Length && string.CompareOrdinal(text, at - w.Length, w, 0, w.Length) == 0)
            && !Array.Exists(NotBefore, w => string.CompareOrdinal(text, at + Word.Length, w, 0, w.Length) == 0);

        private static string[] Words(string bracket) =>
            bracket.Trim('(', ')').Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
