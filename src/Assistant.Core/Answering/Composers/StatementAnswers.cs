using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Answers by quoting: figures, targets, facts and lists.</summary>
internal sealed partial class StatementAnswers(ICorpusSnapshot snapshot, Wording wording)
{
    /// <summary>A statement for each part that is answered; the others are named as missing.</summary>
    public Draft Compose(ParsedQuestion question, IReadOnlyList<PartDecision> parts, Func<SlotResult, string> missing)
    {
        var statements = new List<QuotedStatement>();
        var remarks = new List<string>();
        foreach (var (finding, isAnswered) in parts)
        {
            if (isAnswered)
            {
                statements.AddRange(
                    Quotes(question, finding).Where(s => statements.All(t => t.Passage.Id != s.Passage.Id || t.Start != s.Start))
                );
            }
            else
            {
                remarks.Add(missing(finding));
            }
        }

        return new Draft(remarks.Count == 0 ? Outcome.Answered : Outcome.Partial, statements, remarks, [], Stated(statements), [], null);
    }

    /// <summary>The best passage of a finding, quoted with its period and status in front.</summary>
    public QuotedStatement Quote(ParsedQuestion question, SlotResult finding, RankedPassage ranked)
    {
        var cut =
            question.Kind is QuestionKind.List or QuestionKind.Definition || NamesAsked().IsMatch(question.Text)
                ? QuoteCutter.Whole(string.Empty, ranked.Passage)
            : Rules.NarrowQuote.Holds(AsksOneFigure(question))
                ? QuoteCutter.Narrow(string.Empty, ranked.Passage, ranked.FirstClause, ranked.LastClause, item =>
                    RequiredTerms.HeldIn(question, SearchText.Normalize(item))
                )
            : QuoteCutter.Cut(string.Empty, ranked.Passage, ranked.FirstClause, ranked.LastClause);
        cut = Narrowed(question, finding, cut);
        return cut with { Frame = Frame(finding.Slot, cut) };
    }

    private QuotedStatement Narrowed(ParsedQuestion question, SlotResult finding, QuotedStatement wide)
    {
        if (
            question is not { WantsNumber: true, HasSides: false, Kind: QuestionKind.Figure or QuestionKind.Target or QuestionKind.Fact }
            || question.Role == TurnRole.Leans
            || finding.Slot.Part is not null
            || AsksTwice().IsMatch(question.Own ?? question.Text)
            || SaidOf(question, finding.Slot.Terms) is not { Count: > 0 } terms
        )
        {
            return wide;
        }

        var passage = wide.Passage;
        var figures = LedgerView.Of(snapshot.Figures(passage.Report)).In(passage.Id).OrderBy(f => f.Start).ToList();
        var coverage = new QuestionCoverage(terms, question.Text.Length, snapshot);
        return new AskedFigureQuote(passage, figures).Of(question, coverage, wide) is { } piece && Rules.NarrowQuote.Holds(true)
            ? QuoteCutter.Trimmed(string.Empty, passage, piece.Start, piece.End)
            : wide;
    }

    // What corrects or goes back stands in one text with what was asked before: the figure is that of its own words.
    private static IReadOnlyList<QueryTerm> SaidOf(ParsedQuestion question, IReadOnlyList<QueryTerm> terms)
    {
        if (question.Own is not { } own)
        {
            return terms;
        }

        List<QueryTerm> said =
        [
            .. terms.Where(t => question.IsWhole ? t.Start >= question.Text.Length - own.Length : t.Start + t.Length <= own.Length),
        ];
        return said.Count(t => t.Origin != TermOrigin.Character) > 1 ? said : [];
    }

    /// <summary>Ledger figures inside the quotes.</summary>
    public IReadOnlyList<Figure> Stated(IEnumerable<QuotedStatement> statements) => [.. statements.SelectMany(FiguresOf)];

    /// <summary>Ledger figures inside one quote.</summary>
    public IEnumerable<Figure> FiguresOf(QuotedStatement statement) => statement.FiguresIn(snapshot);

    private IEnumerable<QuotedStatement> Quotes(ParsedQuestion question, SlotResult finding)
    {
        if (question.Kind == QuestionKind.List && Cue.Problem.IsIn(question.Text))
        {
            var report = finding.Best!.Passage.Report;
            var problems = snapshot
                .Passages(report)
                .Where(p => p.SectionKind == Documents.SectionKind.Problems && p.Kind == PassageKind.Body)
                .ToList();
            if (
                problems.Count > 0
                && finding.Best.Passage.SectionKind == Documents.SectionKind.Problems
                && Rules.ListOfProblems.Holds(true)
            )
            {
                return problems.Select(p => QuoteCutter.Whole(string.Empty, p));
            }
        }

        // As many items as are asked for, numbered over the passages that follow, say more than the sentence that announces them.
        if (
            question.Kind is QuestionKind.List or QuestionKind.Definition
            && question.ListSize is { } size
            && finding.Best!.Passage is var announcing
            && NumberedItems.Around(announcing, size, snapshot.Passages(announcing.Report)) is { Count: > 1 } items
            && items.Any(i => i.Id != announcing.Id)
            && Rules.NumberedItems.Holds(true)
        )
        {
            return items.Select(p => QuoteCutter.Whole(string.Empty, p));
        }

        return [Quote(question, finding, finding.Best!)];
    }

    private string Frame(Slot slot, QuotedStatement statement)
    {
        var figures = FiguresOf(statement).Where(f => f.Status != Status.None).ToList();
        var passage = statement.Passage;
        var figure =
            figures.Count > 0
            && figures.All(f =>
                f.Status == figures[0].Status && f.PeriodStart == figures[0].PeriodStart && f.PeriodEnd == figures[0].PeriodEnd
            )
                ? figures[0]
                : null;
        var place =
            snapshot.Reports.Select(r => r.Place).Distinct().Count() > 1
                ? slot.Place ?? snapshot.Reports.First(r => r.Report == passage.Report).Place
                : null;
        return figure is not null
            ? wording.Frame(place, figure.PeriodStart, figure.PeriodEnd, figure.Status, true)
            : wording.Frame(place, passage.PeriodStart, passage.PeriodEnd, passage.Status, figures.Count > 0);
    }

    // A turn that leans on another sets one figure against its neighbour (镇4个、村11个): the neighbour is not asked for, unless a sum of both is. On questions
    // that stand alone a narrow quote costs more than it gains.
    private static bool AsksOneFigure(ParsedQuestion question) =>
        question is { WantsNumber: true, Kind: not QuestionKind.Compare, Own: { } own }
        && (question.Required.Count > 0 || question.Role == TurnRole.Corrects || !OtherTime().IsMatch(own))
        && !AsksTwice().IsMatch(own);

    // What is asked of another time (今年扩大到几个) may go on in the same sentence.
    [GeneratedRegex(@"今年|去年|上年|明年|目标|计划|打算|\d年|现在|目前")]
    private static partial Regex OtherTime();

    [GeneratedRegex("(?:多少|几).*(?:多少|几)|(?:多少|几).*[,，].+|[和与及、]|[一总拢]共|总[数量计]|加一?起|累计|合计|全部|所有")]
    private static partial Regex AsksTwice();

    // Names of several things stand over several clauses.
    [GeneratedRegex("(分别|各)(叫|名为|是谁|由谁)|报(一下)?名|点[个几]个?名|名字|名单")]
    private static partial Regex NamesAsked();
}
