using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>
/// Whether what a statement says of one thing stands in the passage of another: of 新民市进入百强县，法库县入选名单 the passage holds every word of 法库县进入百强县.
/// </summary>
internal sealed partial class SubjectMismatch(ICorpusSnapshot snapshot)
{
    private static readonly Cue Finished = Cue.Load("Claims.Data.finished.txt");
    private static readonly Cue Begun = Cue.Load("Claims.Data.begun.txt");
    private static readonly Cue Told = Cue.Load("Claims.Data.told-done.txt");
    private static readonly Cue UnderWay = Cue.Load("Claims.Data.under-way.txt");
    private static readonly Cue Earlier = Cue.Load("Claims.Data.earlier.txt");
    private static readonly Cue ClauseVerbs = Cue.Load("Claims.Data.clause-verbs.txt");

    // By so much of the statement's words another clause must be nearer than any that names the place.
    private const double Nearer = 0.25;

    // Where no clause names the place, so much of the words must be another's.
    private const double LeastSharedWithOther = 0.15;

    private const double Surely = 0.7;

    // A name at the beginning of a statement has so many characters.
    private const int Name = 3;

    // What is said of it has so many in common with the clause that says it.
    private const int Run = 5;

    // The clause that is about the thing holds so much of its name.
    private const double About = 0.5;

    /// <summary>True where a finished act is told of a thing that the passage has under way: 已经通车 against 建设稳步推进.</summary>
    public static bool IsStillUnderWay(string statement, Passage passage)
    {
        var said = SearchText.Normalize(statement);
        if (Finished.Find(said) is not { } act)
        {
            return false;
        }

        var thing = Time().Replace(said.Remove(act.Start, act.Word.Length), string.Empty);
        var best = PassageView.Of(passage).Clauses.Select(c => c.Normalized).MaxBy(c => TextLikeness.Containment(thing, c));
        return best is not null && TextLikeness.Containment(thing, best) >= About && UnderWay.IsIn(best) && !Finished.IsIn(best);
    }

    /// <summary>True where a finished act is told of a thing of which the clause about it, and the one behind, tell no such act.</summary>
    public static bool IsUntoldOfThing(string statement, Passage passage)
    {
        var said = SearchText.Normalize(statement);
        if (Finished.Find(said) is not { } act)
        {
            return false;
        }

        var thing = Time().Replace(said.Remove(act.Start, act.Word.Length), string.Empty);
        var clauses = PassageView.Of(passage).Clauses.Select(c => c.Normalized).ToList();
        if (clauses.Count == 0)
        {
            return false;
        }

        var best = Enumerable.Range(0, clauses.Count).MaxBy(i => TextLikeness.Containment(thing, clauses[i]));
        var told =
            clauses[best]
            + (best + 1 < clauses.Count ? clauses[best + 1] : string.Empty)
            + (best > 0 && BeginsWithVerb(clauses[best - 1]) ? clauses[best - 1] : string.Empty);
        return TextLikeness.Containment(thing, clauses[best]) >= Surely && !SaysDone(told) && !Finished.IsIn(told) && !Told.IsIn(told);
    }

    /// <summary>True where another place, an aim or an earlier stage is what the passage tells.</summary>
    public bool Of(string statement, Passage passage)
    {
        var said = SearchText.Normalize(statement);
        return Rules.OtherPlace.Holds(IsOfAnotherPlace(said, passage))
            || Rules.OtherSubject.Holds(IsOfAnotherSubject(said, passage))
            || Rules.OnlyAimedAt.Holds(IsOnlyAimedAt(said, passage))
            || Rules.DoneAlready.Holds(IsDoneAlready(said, passage))
            || Rules.EarlierStage.Holds(IsAtEarlierStage(said, passage));
    }

    private bool IsOfAnotherPlace(string said, Passage passage)
    {
        var own = snapshot
            .Reports.Where(r => r.Report == passage.Report)
            .Select(r => r.Place)
            .OfType<string>()
            .SelectMany(PlaceReader.Names)
            .ToList();
        var places = PlaceReader.TownsIn(said).Where(p => !own.Contains(p)).ToList();
        if (places.Count != 1)
        {
            return false;
        }

        var clauses = PassageView.Of(passage).Clauses.Select(c => c.Normalized).ToList();
        var predicate = said.Replace(places[0], string.Empty, StringComparison.Ordinal);
        var best = clauses.MaxBy(c => TextLikeness.Containment(predicate, c));
        if (best is null || best.Contains(places[0], StringComparison.Ordinal) || !PlaceReader.TownsIn(best).Any(p => !own.Contains(p)))
        {
            return false;
        }

        var naming = clauses
            .Where(c => c.Contains(places[0], StringComparison.Ordinal))
            .Select(c => TextLikeness.Containment(predicate, c))
            .DefaultIfEmpty(-1)
            .Max();
        return naming < 0
            ? TextLikeness.Containment(predicate, best) >= LeastSharedWithOther
                && snapshot.Passages(passage.Report).Any(p => p.Text.Contains(places[0], StringComparison.Ordinal))
            : TextLikeness.Containment(predicate, best) >= naming + Nearer;
    }

    // 甲公司获批工业设计中心，乙公司获批技术中心: who a statement begins with is who another clause begins with.
    private static bool IsOfAnotherSubject(string said, Passage passage)
    {
        var clauses = PassageView.Of(passage).Clauses.Select(c => Bare(c.Normalized)).ToList();
        var best = clauses.MaxBy(c => TextLikeness.Containment(said, c)) ?? string.Empty;
        var (ours, theirs, length) = CommonRun(said, best);
        if (length < Run || ours < Name || theirs is < 2 or > 12)
        {
            return false;
        }

        var (subject, other) = (said[..ours], best[..theirs]);
        return !best.Contains(subject, StringComparison.Ordinal)
            && clauses.Any(c => c != best && c.StartsWith(subject, StringComparison.Ordinal))
            && !BeginsWithVerb(other)
            && TextLikeness.Containment(other, said) == 0;
    }

    private static bool BeginsWithVerb(string clause) => ClauseVerbs.Find(clause) is { Start: 0 };

    private static string Bare(string clause) => clause.Trim(',', '，', ';', '；', '。', ':', '：', '“', '"');

    /// <summary>Where the longest run of characters that two texts share begins in each, and its length.</summary>
    private static (int InFirst, int InSecond, int Length) CommonRun(string first, string second)
    {
        var best = (InFirst: 0, InSecond: 0, Length: 0);
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = 0; j < second.Length; j++)
            {
                var length = 0;
                while (i + length < first.Length && j + length < second.Length && first[i + length] == second[j + length])
                {
                    length++;
                }

                best = length > best.Length ? (i, j, length) : best;
            }
        }

        return best;
    }

    // What a report plans or strives for is not done.
    private static bool IsOnlyAimedAt(string said, Passage passage) =>
        passage.Status is Status.Plan or Status.Target
        && SaysDone(said)
        && !SaysAhead(said)
        && !SaysDone(SearchText.Normalize(passage.Text));

    private static bool IsDoneAlready(string said, Passage passage) =>
        passage.Status == Status.Actual && AimsThisYear(said) && !SaysAhead(SearchText.Normalize(passage.Text));

    private static bool SaysDone(string text) => Cue.Done.IsIn(text) || Cue.TimePast.IsIn(text);

    private static bool SaysAhead(string text) => Cue.Aim.IsIn(text) || Cue.TimeAhead.IsIn(text);

    // 今年要通车
    private static bool AimsThisYear(string text) => Cue.TimeAhead.All(text).Any(time => Cue.Aim.Find(text, time.End)?.Start == time.End);

    // 周口机场开工 against 开工建设商丘机场，加快周口机场前期工作: the clause that names the thing tells an earlier stage.
    private static bool IsAtEarlierStage(string said, Passage passage)
    {
        if (Begun.Find(said) is not { } act)
        {
            return false;
        }

        var thing = Time().Replace(said.Remove(act.Start, act.Word.Length), string.Empty);
        var best = PassageView.Of(passage).Clauses.Select(c => c.Normalized).MaxBy(c => TextLikeness.Containment(thing, c));
        return best is not null
            && TextLikeness.Containment(thing, best) >= About
            && ((Earlier.IsIn(best) && !Begun.IsIn(best)) || Ready().IsMatch(best));
    }

    [GeneratedRegex("具备[^,，。]{0,6}条件")]
    private static partial Regex Ready();

    [GeneratedRegex("今年|去年|正式|已经|全面|顺利|了|(19|20)\\d\\d年")]
    private static partial Regex Time();
}
