namespace Assistant.Core.Language;

/// <summary>Which way a text says that something went, by <see cref="Cue.Rising"/> and <see cref="Cue.Falling"/>.</summary>
internal static class Direction
{
    /// <summary>True where it says that something rose, false that it fell; null where it says neither or both.</summary>
    public static bool? Of(string text) =>
        (Cue.Rising.IsIn(text), Cue.Falling.IsIn(text)) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => null,
        };

    /// <summary>Whether it says that something rose or fell.</summary>
    public static bool IsIn(string text) => Cue.Rising.IsIn(text) || Cue.Falling.IsIn(text);

    /// <summary>Whether it says to which level: 提高到10%, not 提高10%.</summary>
    public static bool ReachesLevel(string text) =>
        Cue
            .Rising.All(text)
            .Concat(Cue.Falling.All(text))
            .Any(match =>
                match.Word[^1] is '到' or '至' or '为' || (match.End < text.Length && text[match.End] is '到' or '至' or '为' or '在')
            );

    /// <summary>The text with blanks for the words that say it.</summary>
    public static string Blanked(string text) => Cue.Rising.Blanked(Cue.Falling.Blanked(text));
}
