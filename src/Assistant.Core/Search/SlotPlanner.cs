using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>Turns a question into what has to be found: one slot for a plain question, one for each side of a comparison.</summary>
public sealed partial class SlotPlanner
{
    // A report of 2021 looks back on five years and sets them against 2015.
    private const int FurthestReview = 6;

    // 到2035年
    private const int FurthestPlan = 15;

    /// <summary>Slots in the order of the question; at least one.</summary>
    public IReadOnlyList<Slot> Plan(ParsedQuestion question, ICorpusSnapshot snapshot)
    {
        var places = question.Places.Count > 0 ? question.Places.Cast<string?>() : [OnlyPlace(snapshot)];
        var slots = places.SelectMany(place => OfPlace(question, place, snapshot)).ToList();
        return question.Kind != QuestionKind.Compare ? Single(question, slots)
            : slots.Count == 1 ? Topics(question, slots[0])
            : slots;
    }

    private static List<Slot> Single(ParsedQuestion question, List<Slot> slots)
    {
        if (question.Parts.Count < 2 || slots.Count != 1)
        {
            return slots;
        }

        // A part without words of its own (…是多少？增长多少？) belongs to the one before.
        var parts = question.Parts.Where(part => HasTopic(question.TermsOf(part))).ToList();
        return !Rules.QuestionParts.Holds(parts.Count > 1)
            ? slots
            : [.. parts.Select(part => slots[0] with { Terms = question.TermsOf(part), Part = part })];
    }

    // 城里人和农民的收入谁涨得快: of one period, two things are compared.
    private static List<Slot> Topics(ParsedQuestion question, Slot slot)
    {
        if (JoinedTopics.Of(question.Text) is not var (left, right))
        {
            return [slot];
        }

        bool Outside(QueryTerm term, Range range) => term.Start + term.Length <= range.Start.Value || term.Start >= range.End.Value;
        List<Slot> sides =
        [
            slot with
            {
                Terms = [.. slot.Terms.Where(t => Outside(t, right))],
            },
            slot with
            {
                Terms = [.. slot.Terms.Where(t => Outside(t, left))],
            },
        ];
        return Rules.TwoTopics.Holds(sides.All(s => HasTopic(s.Terms) && s.Terms.Count < slot.Terms.Count)) ? sides : [slot];
    }

    private static bool HasTopic(IReadOnlyList<QueryTerm> terms) => terms.Count(t => t.Origin != TermOrigin.Character) >= 2;

    private static IEnumerable<Slot> OfPlace(ParsedQuestion question, string? place, ICorpusSnapshot snapshot)
    {
        var reports = snapshot.Reports.Where(r => place is null || r.Place == place).OrderByDescending(r => r.Year ?? 0).ToList();
        var named = reports.Where(r => r.Year is { } year && question.ReportYears.Contains(year)).ToList();
        if (
            question.Years.Count == 0
            && question.ReportYears.Count > 0
            && question.Kind == QuestionKind.Compare
            && question.Statuses.Count > 0
        )
        {
            // 2021年报告定的目标完成了没有: the target of that report against the result in the next.
            return ((Status?[])[Status.Target, Status.Actual]).Select(status =>
                Dated(question, place, question.ReportYears[0], status, reports)
            );
        }

        var statuses = question.Statuses.Count > 0 ? question.Statuses.Cast<Status?>() : [null];
        if (question.Years.Count == 0)
        {
            var pool = named.Count > 0 ? named : LatestOfEach(reports);
            return Relative(question, place, pool, statuses);
        }

        return question.Years.SelectMany(year => OfYear(question, place, year, named.Count > 0 ? named : reports));
    }

    private static IEnumerable<Slot> Relative(ParsedQuestion question, string? place, List<ReportInfo> pool, IEnumerable<Status?> statuses)
    {
        var reportYear = pool.Count > 0 ? pool[0].Year : null;
        var relatives = Sides(question);
        foreach (var relative in relatives)
        {
            var status = relative == RelativeYear.Previous ? Status.Actual : Status.Target;
            yield return new Slot(pool, relative == RelativeYear.Previous ? reportYear - 1 : reportYear, status, place, question.Terms);
        }

        if (relatives.Count > 0 && question.Kind != QuestionKind.Compare)
        {
            yield break;
        }

        foreach (var status in statuses.Where(s => relatives.Count == 0 || !Said(relatives, s)))
        {
            yield return new Slot(pool, null, status, place, question.Terms);
        }
    }

    // 今年改造的户数是多了还是少了: it is last year's that this year's is set against.
    private static IReadOnlyList<RelativeYear> Sides(ParsedQuestion question) =>
        question.Kind == QuestionKind.Compare && question.Relative.Count == 1 && MoreOrLess().IsMatch(question.Text)
            ? [RelativeYear.Previous, RelativeYear.Current]
            : question.Relative;

    private static bool Said(IReadOnlyList<RelativeYear> relatives, Status? status) =>
        status is null || relatives.Contains(status == Status.Actual ? RelativeYear.Previous : RelativeYear.Current);

    private static IEnumerable<Slot> OfYear(ParsedQuestion question, string? place, int year, List<ReportInfo> reports)
    {
        // 2017年的目标是多少？达到没有？ Where both reports are there, the target and the result are wanted.
        if (
            question.Years.Count == 1
            && question.Kind != QuestionKind.Verify
            && QuestionPatterns.AsksWhetherReached().IsMatch(question.Text)
            && reports.Any(r => r.Year == year)
            && reports.Any(r => r.Year == year + 1)
            && Rules.TargetAndResult.Holds(true)
        )
        {
            return ((Status?[])[Status.Target, Status.Actual]).Select(status => Dated(question, place, year, status, reports));
        }

        // Both a result and a target are wanted of one year; of several years each has its own.
        List<Status?> wanted =
            question.Kind == QuestionKind.Verify && question.Statuses.Count > 1 ? [null]
            : question.Statuses.Count == 0
            || question.Years.Count > 1
            || (question.Kind != QuestionKind.Compare && question.Statuses.Count > 1)
                ? [Implied(year, reports)]
            : [.. question.Statuses];

        // 现状与2024年目标: the report of that year knows no result but of the year before.
        var isPlanned = wanted.Count > 1 && reports.Any(r => r.Year == year) && reports.TrueForAll(r => r.Year != year + 1);
        return wanted.Select(status => Dated(question, place, isPlanned && status == Status.Actual ? year - 1 : year, status, reports));
    }

    private static Slot Dated(ParsedQuestion question, string? place, int year, Status? status, List<ReportInfo> reports)
    {
        var pool = PoolFor(year, status, reports);
        return new Slot(pool, year, status, place, question.Terms, pool.Count > 0 ? Missing.Nothing : Missing.Period);
    }

    // The newest report only plans its own year; any earlier year has results.
    private static Status? Implied(int year, List<ReportInfo> reports) =>
        reports.Any(r => r.Year == year + 1) ? Status.Actual
        : reports.Any(r => r.Year == year) ? Status.Target
        : null;

    private static List<ReportInfo> PoolFor(int year, Status? status, List<ReportInfo> reports)
    {
        var reviewing = reports.Where(r => r.Year == year + 1);
        var planning = reports.Where(r => r.Year == year);
        List<ReportInfo> pool = status switch
        {
            Status.Actual => [.. reviewing],
            Status.Target => [.. planning],
            _ => [.. reviewing, .. planning],
        };

        // Another report may still speak of the year: what was reached in five years is set against the year before them, and plans reach far. Ranking and the refusal
        // decide. Results stand only in later ones.
        return pool.Count > 0
            ? pool
            :
            [
                .. reports.Where(r =>
                    r.Year is not { } own
                    || (own - year <= FurthestReview && year - own <= FurthestPlan && (status != Status.Actual || own > year))
                ),
            ];
    }

    private static List<ReportInfo> LatestOfEach(List<ReportInfo> reports) =>
        [.. reports.GroupBy(r => r.Place).Select(g => g.MaxBy(r => r.Year ?? 0)!)];

    private static string? OnlyPlace(ICorpusSnapshot snapshot) =>
        snapshot.Reports.Select(r => r.Place).Distinct().Take(2).ToArray() is [{ } only] ? only : null;

    [GeneratedRegex(
        "(?:加码?|多|增|高|涨|升|快|扩|提高|上调|抬高)了?还是(?:减码?|少|减|低|降|跌|慢|缩|下调|调低)|(?:调|降|减|升|抬|提|加)[低高少了]了?(?:吗|没|[,，]|$)|加了还是减了|还是缩"
    )]
    private static partial Regex MoreOrLess();
}
