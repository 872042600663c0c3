using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>What the kind of a question is learned from.</summary>
/// <param name="Text">
/// The question between ^ and $: years stand as Y, numbers as 0, small counts as N. 1 and 2 stay: 哪一家 and 哪两家 ask for a fact, 哪三家 for a list.
/// </param>
/// <param name="Marks">What was read out of the question otherwise, each as name=value.</param>
internal sealed partial record KindFeatures(string Text, IReadOnlyList<string> Marks)
{
    /// <summary>Longest run of characters that is a feature.</summary>
    public const int LongestRun = 4;

    // A question is no longer; behind that comes a text that was pasted.
    private const int LongestText = 200;

    /// <summary>Features of a question that was read but for its kind.</summary>
    /// <param name="reportYear">The year of the report that is asked, where there is but one: its own year is planned, the one before done.</param>
    public static KindFeatures Of(ParsedQuestion question, int? reportYear)
    {
        var text = question.Text.Length > LongestText ? question.Text[..LongestText] : question.Text;
        var plain = Pictures().Replace(Year().Replace(text, "Y"), "☺");
        var folded = Number().Replace(plain, static match => Fold(match.Value));
        string[] marks =
        [
            $"expected={question.Expected}",
            $"status={string.Join('+', question.Statuses)}",
            $"relative={string.Join('+', question.Relative)}",
            $"years={Math.Min(3, question.Years.Count)}",
            $"periods={Math.Min(3, question.Years.Count + question.Relative.Count)}",
            $"parts={Math.Min(3, question.Parts.Count)}",
            $"size={(question.ListSize is { } size ? Math.Min(4, size) : 0)}",
            $"language={question.Language}",
            $"length={Math.Min(10, text.Length / 4)}",
            $"asks={Math.Min(4, Asker().Count(text))}",
            $"terms={Math.Min(8, question.Terms.Count / 3)}",
            $"mark={text.Contains('?', StringComparison.Ordinal)}",
            $"end={(text.Length > 0 && "。?!".Contains(text[^1], StringComparison.Ordinal) ? text[^1] : '-')}",
            $"quotes={Quote().IsMatch(question.Typed)}",
            $"amount={HoldsAmount(text)}",
            .. YearsSeenFrom(question, reportYear),
        ];
        return new KindFeatures($"^{folded}$", marks);
    }

    /// <summary>All features, each once: the runs of one to four characters, and the marks.</summary>
    public IReadOnlySet<string> All()
    {
        var all = new HashSet<string>(Marks, StringComparer.Ordinal);
        for (var start = 0; start < Text.Length; start++)
        {
            for (var length = 1; length <= Math.Min(LongestRun, Text.Length - start); length++)
            {
                all.Add(Text.Substring(start, length));
            }
        }

        return all;
    }

    /// <summary>Whether the text holds a number with a unit.</summary>
    public static bool HoldsAmount(string text) => Amount().IsMatch(text);

    private static IEnumerable<string> YearsSeenFrom(ParsedQuestion question, int? reportYear) =>
        reportYear is not { } of ? []
        : question.Years.Count == 0 ? ["year=none"]
        : question
            .Years.Select(year =>
                year == of ? "year=own"
                : year == of - 1 ? "year=reviewed"
                : year > of ? "year=later"
                : "year=earlier"
            )
            .Distinct();

    private static string Fold(string number) =>
        number is "1" or "2" ? number
        : int.TryParse(number, out var value) && value is > 2 and <= 20 ? "N"
        : "0";

    [GeneratedRegex(@"(?:19|20)\d\d年?")]
    private static partial Regex Year();

    // Halves of pairs would be no text of their own.
    [GeneratedRegex(@"\p{Cs}+")]
    private static partial Regex Pictures();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("多少|几|什么|啥|哪|谁|怎|咋|多[大高长远久快]")]
    private static partial Regex Asker();

    [GeneratedRegex("[“\"「『]")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\d(?:%|亿|万|个|家|元|人|公里|吨|户|项|件|台)")]
    private static partial Regex Amount();
}
