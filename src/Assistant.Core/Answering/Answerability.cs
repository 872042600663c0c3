using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// The one place that decides whether a question is answered, in which form, and why not. It reads named evidence and probabilities; the composers only
/// write what was decided.
/// </summary>
internal sealed class Answerability(ICorpusSnapshot snapshot)
{
    // A best passage that shares less with the question is of another topic.
    private const double LeastShared = 0.15;

    // Least probability of an answer to a question that reads as one for advice.
    private const double Sure = 0.85;

    // A best passage that shares so much with the question speaks of what it asks.
    private const double Known = 0.5;

    /// <summary>Whether the best passage of a part is good enough to be given as the answer.</summary>
    public static bool IsAnswered(SlotResult part) => part.Best is not null && !part.RuledOut && part.Probability >= part.Threshold;

    /// <summary>What is refused without a look at the reports; null for everything else.</summary>
    public static Decision? WithoutLooking(ParsedQuestion question) =>
        question.Typed.Length > QuestionReader.MaxLength
            ? Decision.Refuse(RefusalReason.TooLong, new RefusalDetail(Length: question.Typed.Length))
            : question.Kind switch
            {
                QuestionKind.Nonsense => Decision.Refuse(RefusalReason.NothingAsked),
                QuestionKind.Instruction => Decision.Refuse(RefusalReason.Instruction),
                _ => null,
            };

    /// <summary>The decision; with it the places asked about beside others that have no report.</summary>
    public Decision Decide(ParsedQuestion question, Evidence evidence)
    {
        // A side of a comparison is asked for, whatever the passage of the other side says of it.
        var lacking = question
            .LackingPlaces.Where(place => question.Kind == QuestionKind.Compare || IsAskedPlace(place, evidence))
            .ToList();
        return DecideOn(lacking.Count == question.LackingPlaces.Count ? question : question with { LackingPlaces = lacking }, evidence) with
        {
            LackingPlaces = lacking,
        };
    }

    private Decision DecideOn(ParsedQuestion question, Evidence evidence) =>
        OutOfScope(question, evidence)
        ?? OnPrinciple(question, evidence)
        ?? UnclearPlace(question, evidence)
        ?? ByStructure(Rules.Ordinal, evidence.Structure.ListItem(question, evidence))
        ?? ByStructure(Rules.TitlePage, evidence.Structure.TitlePages(question, evidence.Reports))
        ?? (question.Kind == QuestionKind.Verify ? Verdict(question, evidence) : null)
        ?? ByStructure(Rules.Glossary, evidence.Structure.Definition(question, evidence.Reports))
        ?? ByStructure(Rules.SectionHeadings, evidence.Structure.Headings(question, evidence.Reports))
        ?? ByStructure(Rules.SectionOfProblems, evidence.Structure.Problems(question, evidence.Reports))
        ?? ByPassages(question, evidence);

    private static Decision? ByStructure(Rule rule, IReadOnlyList<Passage> passages) =>
        rule.Holds(passages.Count > 0) ? new Decision(AnswerForm.Passages) { Passages = passages } : null;

    // What calls for advice or a judgement is answered only where the reports surely say it (哪家医院评上了), else refused with what they say of the topic.
    private static Decision? OnPrinciple(ParsedQuestion question, Evidence evidence)
    {
        if (question.Kind is not (QuestionKind.Opinion or QuestionKind.Advice))
        {
            return null;
        }

        if (
            question.Kind == QuestionKind.Advice
            && Rules.SureDespiteAdvice.Holds(evidence.Parts.Any(p => IsAnswered(p) && p.Probability >= Sure))
        )
        {
            return null;
        }

        var nearest = evidence.Nearest is { Best: { } best } part && best.Feature("passage") >= Known ? part : null;
        return Decision.Refuse(
            question.Kind == QuestionKind.Opinion ? RefusalReason.Opinion : RefusalReason.Advice,
            new RefusalDetail(Part: nearest, ShowNearest: nearest is not null)
        );
    }

    private Decision ByPassages(ParsedQuestion question, Evidence evidence)
    {
        var results = question.HasSides ? Sides(evidence.Parts) : evidence.Parts;
        var parts = results.Select(r => new PartDecision(r, IsAnswered(r))).ToList();
        if (OfOutline(question, evidence, parts.Exists(p => p.IsAnswered)) is { } listed)
        {
            return listed;
        }

        if (!parts.Any(p => p.IsAnswered))
        {
            return ByStructure(Rules.AnnouncedItems, evidence.Structure.NumberedItems(question, evidence.Parts)) ?? Missing(evidence);
        }

        // With a side that has no report, what one report says is no comparison.
        var compares = question.Kind == QuestionKind.Compare && (question.LackingPlaces.Count == 0 || question.Places.Count > 1);
        return new Decision(compares ? AnswerForm.Comparison : AnswerForm.Quotes) { Parts = parts };
    }

    private static Decision? OfOutline(ParsedQuestion question, Evidence evidence, bool isAnswered) =>
        evidence.Structure.ListOfOutline(question, evidence.Parts, isAnswered) is var (items, lacks)
        && Rules.OutlineList.Holds(items.Count > 0)
            ? new Decision(AnswerForm.Items) { Items = items, LacksItems = lacks }
            : null;

    private IReadOnlyList<SlotResult> Sides(IReadOnlyList<SlotResult> parts) =>
        Rules.MissingSide.Changes(parts, new MissingSideLookup(snapshot).Fill(parts));

    private Decision Verdict(ParsedQuestion question, Evidence evidence)
    {
        // A statement may set a year of which there is no report: it is judged by every report of its place.
        var ofPlace = snapshot.Reports.Where(r => question.Places.Count == 0 || (r.Place is { } place && question.Places.Contains(place)));
        return new Decision(AnswerForm.Verdict)
        {
            Parts = [.. evidence.Parts.Select(p => new PartDecision(p, IsAnswered(p)))],
            Reports = evidence.Reports.Count > 0 ? evidence.Reports : [.. ofPlace],
        };
    }

    private Decision? OutOfScope(ParsedQuestion question, Evidence evidence)
    {
        if (snapshot.Reports.Count == 0)
        {
            return Decision.Refuse(RefusalReason.NoReports);
        }

        if (
            question.UnknownPlace is { } place
            && Rules.PlaceMissing.Holds(
                IsAskedPlace(place, evidence) && !(question.Kind == QuestionKind.Verify && IsWithin(place, evidence))
            )
        )
        {
            return Decision.Refuse(RefusalReason.PlaceNotIndexed, new RefusalDetail(Place: place));
        }

        // 成都比杭州高: without a report of the one no verdict is given.
        if (
            question is { Kind: QuestionKind.Verify, LackingPlaces: [var other, ..] }
            && Rules.PlaceMissing.Holds(!IsWithin(other, evidence))
        )
        {
            return Decision.Refuse(RefusalReason.PlaceNotIndexed, new RefusalDetail(Place: other));
        }

        return Rules.PeriodMissing.Holds(
            question.Kind != QuestionKind.Verify
                && evidence.Parts.Count > 0
                && evidence.Parts.All(p => p.Slot.Reason == Search.Missing.Period)
        )
            ? Decision.Refuse(RefusalReason.PeriodNotIndexed, new RefusalDetail(Part: evidence.Parts[0]))
            : null;
    }

    /// <summary>The refusal where no part is answered: what is missing of the nearest.</summary>
    public static Decision Missing(Evidence evidence)
    {
        if (evidence.Nearest is not { Best: { } best } nearest)
        {
            return evidence.Parts.FirstOrDefault(p => p.Slot.Year is not null) is { } dated
                ? Decision.Refuse(RefusalReason.PeriodNotGiven, new RefusalDetail(Part: dated))
                : Decision.Refuse(RefusalReason.TopicNotGiven);
        }

        if (best.Feature("passage") < LeastShared)
        {
            return Decision.Refuse(RefusalReason.TopicNotGiven);
        }

        var reason =
            best.Feature("status-clash") > 0 && nearest.Slot.Status is not null ? RefusalReason.OtherStatus
            : nearest.Slot.Year is not null && best.Feature("year") < 0 ? RefusalReason.PeriodNotGiven
            : RefusalReason.ContentNotGiven;
        return Decision.Refuse(reason, new RefusalDetail(Part: nearest, ShowNearest: true));
    }

    // Several places are indexed and the question does not say which is meant, nor can it only mean one.
    private Decision? UnclearPlace(ParsedQuestion question, Evidence evidence)
    {
        if (question.UnclearPlaces.Count > 0)
        {
            return Decision.Refuse(RefusalReason.SeveralPlaces, new RefusalDetail(Places: question.UnclearPlaces));
        }

        if (question.Places.Count > 0 || question.UnknownPlace is not null)
        {
            return null;
        }

        var places = snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct().ToList();
        var best = evidence.Parts.Where(p => p.Best is not null && (IsAnswered(p) || p.Best.Feature("passage") >= Known)).ToList();
        return
            places.Count > 1
            && best.Count > 0
            && Rules.Ambiguous.Holds(!best.All(p => new PlainPlace(snapshot).IsMeant(question, p.Best!.Passage)))
            ? Decision.Refuse(RefusalReason.SeveralPlaces, new RefusalDetail(Places: [.. Near(best).Concat(places).Distinct()]))
            : null;
    }

    // The places of the passages found, the best first.
    private IEnumerable<string> Near(IReadOnlyList<SlotResult> parts)
    {
        var placeOf = snapshot.Reports.ToDictionary(r => r.Report, r => r.Place);
        return parts.SelectMany(p => p.Ranked).OrderByDescending(r => r.Score).Select(r => placeOf[r.Passage.Report]).OfType<string>();
    }

    // A report speaks of the places within its own: a statement about one is judged by it.
    private bool IsWithin(string place, Evidence evidence) =>
        evidence.Reports.SelectMany(r => snapshot.Passages(r.Report)).Any(p => p.Text.Contains(place, StringComparison.Ordinal));

    // A division that the answering clauses themselves name is a detail of the question (上海217家医院), not the place asked about.
    private static bool IsAskedPlace(string place, Evidence evidence) =>
        !Rules.NamedInPassage.Holds(evidence.Parts.Any(p => p.Best is { } best && Names(best, SearchText.Normalize(place))));

    private static bool Names(RankedPassage best, string place) =>
        PassageView
            .AnsweringClauses(best)
            .Any(c =>
                c.Normalized.Contains(place, StringComparison.Ordinal)
                || (place.Length > 2 && c.Normalized.Contains(Divisions.BareName(place), StringComparison.Ordinal))
            );
}
