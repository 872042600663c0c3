using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Chooses the form of an answer by what is asked, and refuses where nothing found answers.</summary>
internal sealed class Composer(TurnContext turn)
{
    private readonly ICorpusSnapshot snapshot = turn.Snapshot;
    private readonly Wording wording = turn.Wording;
    private readonly ReportsPlugin plugin = new(turn);
    private readonly StatementAnswers statements = new(turn.Snapshot, turn.Wording);

    /// <summary>The draft of the answer.</summary>
    public Draft Compose(ParsedQuestion question, IReadOnlyList<SlotResult> findings)
    {
        var reports = findings.SelectMany(f => f.Slot.Reports).DistinctBy(r => r.Report).ToList();
        if (Refusals.OfScope(question, findings, snapshot, wording) is { } refusal)
        {
            return refusal;
        }

        if (Rules.Ordinal.Gives(new OrdinalAnswers(snapshot, plugin).Compose(question, findings, reports)) is { } item)
        {
            return item;
        }

        if (QuestionPatterns.Delivery().IsMatch(question.Text) && Rules.TitlePage.Gives(Delivery(reports)) is { } delivery)
        {
            return delivery;
        }

        if (question.Kind == QuestionKind.Verify)
        {
            return Verified(question, findings, reports);
        }

        if (Rules.Glossary.Gives(new DefinitionAnswers(snapshot, plugin).Compose(question, reports)) is { } definition)
        {
            return definition;
        }

        if (Rules.SectionHeadings.Gives(new HeadingAnswers(snapshot).Compose(question, reports)) is { } fields)
        {
            return fields;
        }

        if (Rules.SectionOfProblems.Gives(new ProblemAnswers(snapshot).Compose(question, reports)) is { } problems)
        {
            return problems;
        }

        var paired = question.HasSides
            ? Rules.ComparisonPairing.Changes(findings, new ComparisonPairing(snapshot, question).Choose(findings))
            : findings;
        var sides = question.HasSides ? Rules.MissingSide.Changes(paired, new MissingSideLookup(snapshot).Fill(paired)) : findings;
        if (!sides.Any(f => f.Answers))
        {
            return Rules.AnnouncedItems.Gives(statements.Announced(question, findings)) ?? new Refusals(statements, wording).Missing(question, findings);
        }

        if (Rules.Ambiguous.Gives(new Refusals(statements, wording).Ambiguous(question, sides, snapshot)) is { } unclear)
        {
            return unclear;
        }

        // 新线通车了吗: where the passage surely speaks of it, the answer says whether it bears it out.
        if (
            question.Kind == QuestionKind.Fact
            && StatementPatterns.Supposes(question.Text)
            && Verified(question, findings, reports) is { Outcome: Outcome.Answered } verified
            && Rules.Supposes.Holds(true)
        )
        {
            return verified;
        }

        return question.Kind == QuestionKind.Compare
            ? new CompareAnswers(statements, wording).Compose(question, sides, MissingPart)
            : statements.Compose(question, sides, MissingPart);
    }

    private Draft Verified(ParsedQuestion question, IReadOnlyList<SlotResult> findings, IReadOnlyList<ReportInfo> reports)
    {
        // A statement may set a year of which there is no report: it is held against every report of its place.
        var ofPlace = snapshot
            .Reports.Where(r => question.Places.Count == 0 || (r.Place is { } place && question.Places.Contains(place)))
            .ToList();
        return new VerifyAnswers(snapshot, statements, wording).Compose(question, findings, reports.Count > 0 ? reports : ofPlace);
    }

    // Who delivered a report and when stands on its title page.
    private Draft? Delivery(IReadOnlyList<ReportInfo> reports)
    {
        var pages = reports
            .Take(3)
            .Select(r => snapshot.Passages(r.Report).FirstOrDefault(p => p.Kind == PassageKind.TitlePage))
            .OfType<Passage>()
            .Select(p => QuoteCutter.Whole(string.Empty, p))
            .ToList();
        return pages.Count == 0 ? null : new Draft(Outcome.Answered, pages, [], [], [], [], null);
    }

    private string MissingPart(SlotResult finding)
    {
        var side = wording
            .Frame(finding.Slot.Place, finding.Slot.Year, finding.Slot.Year, finding.Slot.Status ?? Status.None, true)
            .TrimEnd('：', ':', ' ');
        return wording.Say(
            $"{(side.Length > 0 ? side : "另一部分")}：报告没有给出。",
            $"{(side.Length > 0 ? side : "The other part")}: the report does not give it."
        );
    }
}
