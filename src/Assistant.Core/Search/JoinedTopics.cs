using System.Text.RegularExpressions;

namespace Assistant.Core.Search;

/// <summary>Finds two things that a question names side by side (城里人和农民, GDP跟社零).</summary>
internal static partial class JoinedTopics
{
    /// <summary>Where the two stand in a normalised question, or null when it joins none.</summary>
    public static (Range Left, Range Right)? Of(string text) =>
        Joined().Match(text) is { Success: true } match
            ? (
                match.Groups["left"].Index..(match.Groups["left"].Index + match.Groups["left"].Length),
                match.Groups["right"].Index..(match.Groups["right"].Index + match.Groups["right"].Length)
            )
            : null;

    [GeneratedRegex(
        @"(?<left>[^\s\d和与跟同、比的在,，。?？:：今去上][^\s\d和与跟同、比的在,，。?？:：]{1,7})(?:和|与|跟|同|、|vs|还是|比起?)(?<right>[^\s\d和与跟同、比的在,，。?？:：谁哪今去上各分都差]{2,8})"
    )]
    private static partial Regex Joined();
}
