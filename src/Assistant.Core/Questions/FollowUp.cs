using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>Puts in what a follow-up leaves unsaid: place, year, status and topic of the turn before.</summary>
internal static partial class FollowUp
{
    /// <summary>The follow-up as a question of its own; a question that stands alone comes back as it is, but for place and year.</summary>
    public static ParsedQuestion Join(ParsedQuestion now, ParsedQuestion before)
    {
        if (now.Kind is QuestionKind.Greeting or QuestionKind.Unsafe or QuestionKind.Empty or QuestionKind.Corpus)
        {
            return now;
        }

        var saysPeriod = now.Years.Count > 0 || now.Relative.Count > 0;
        var joined = now with
        {
            Previous = before,
            Places = now.Places.Count > 0 || now.UnknownPlace is not null ? now.Places : before.Places,
            UnknownPlace = now.UnknownPlace ?? (now.Places.Count > 0 ? null : before.UnknownPlace),
            Years = saysPeriod ? now.Years : before.Years,
            Relative = saysPeriod ? now.Relative : before.Relative,
            Statuses =
                now.Statuses.Count > 0 ? now.Statuses
                : saysPeriod ? []
                : before.Statuses,
        };
        return WithTopic(joined, before);
    }

    private static ParsedQuestion WithTopic(ParsedQuestion now, ParsedQuestion before)
    {
        var offset = now.Text.Length + 1;
        var inherited = before.Terms.Select(t => t with { Start = t.Start + offset, Inherited = HasTopic(now) || t.Inherited });
        var asked = now.Kind == QuestionKind.Fact ? Kind(now, before) : now.Kind;
        return now with
        {
            Text = $"{now.Text} {before.Text}",
            Terms = [.. now.Terms, .. inherited],
            Parts = [0..(now.Text.Length + 1 + before.Text.Length)],
            Kind = asked,
            Expected = now.Expected == ExpectedAnswer.Anything ? before.Expected : now.Expected,
            UnitHints = now.UnitHints.Count > 0 || HasTopic(now) ? now.UnitHints : before.UnitHints,
            ListSize = now.ListSize,
        };
    }

    private static QuestionKind Kind(ParsedQuestion now, ParsedQuestion before) =>
        Elliptic().IsMatch(now.Text) && before.Kind is not QuestionKind.Verify and not QuestionKind.Compare ? before.Kind : now.Kind;

    /// <summary>Whether the follow-up names a thing of its own, beside place and period.</summary>
    private static bool HasTopic(ParsedQuestion now) => now.Terms.Any(t => t.Origin != TermOrigin.Character);

    [GeneratedRegex(@"呢|^那|^换成|^到")]
    private static partial Regex Elliptic();
}
