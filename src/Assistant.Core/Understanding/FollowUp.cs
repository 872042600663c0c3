using System.Text.RegularExpressions;

namespace Assistant.Core.Understanding;

/// <summary>Puts in what a follow-up leaves unsaid: place, year, status and topic of the turn before.</summary>
internal static partial class FollowUp
{
    /// <summary>The follow-up as a question of its own; a question that stands alone comes back as it is, but for place and year.</summary>
    public static UnderstoodQuestion Join(UnderstoodQuestion now, UnderstoodQuestion before)
    {
        if (now.Asked is Asked.Greeting or Asked.Unsafe or Asked.Empty or Asked.Corpus)
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
            Statuses = now.Statuses.Count > 0 ? now.Statuses : saysPeriod ? [] : before.Statuses,
        };
        return WithTopic(joined, before);
    }

    private static UnderstoodQuestion WithTopic(UnderstoodQuestion now, UnderstoodQuestion before)
    {
        var offset = now.Text.Length + 1;
        var inherited = before.Terms.Select(t => t with { Start = t.Start + offset, Inherited = HasTopic(now) || t.Inherited });
        var asked = now.Asked == Asked.Fact ? Kind(now, before) : now.Asked;
        return now with
        {
            Text = $"{now.Text} {before.Text}",
            Terms = [.. now.Terms, .. inherited],
            Parts = [0..(now.Text.Length + 1 + before.Text.Length)],
            Asked = asked,
            Wanted = now.Wanted == Wanted.Anything ? before.Wanted : now.Wanted,
            UnitHints = now.UnitHints.Count > 0 || HasTopic(now) ? now.UnitHints : before.UnitHints,
            ListSize = now.ListSize,
        };
    }

    private static Asked Kind(UnderstoodQuestion now, UnderstoodQuestion before) =>
        Elliptic().IsMatch(now.Text) && before.Asked is not Asked.Verify and not Asked.Compare ? before.Asked : now.Asked;

    /// <summary>Whether the follow-up names a thing of its own, beside place and period.</summary>
    private static bool HasTopic(UnderstoodQuestion now) => now.Terms.Any(t => t.Origin != TermOrigin.Character);

    [GeneratedRegex(@"呢|^那|^换成|^到")]
    private static partial Regex Elliptic();
}
