using Assistant.Core.Contract;
using Assistant.Core.Documents;

namespace Assistant.Core.Briefing;

/// <summary>Words the draft questions of a brief. Each rests on a gap or a silence that is cited; none says whose fault it is.</summary>
internal sealed class BriefQuestions(CitationBook book, int year)
{
    private const int Most = 5;

    // How many questions may rest on gaps of one kind.
    private const int MostAlike = 2;

    /// <summary>Three to five questions where the reports give as many reasons to ask.</summary>
    public IReadOnlyList<BriefLine> Of(
        IReadOnlyList<Promise> promises,
        IReadOnlyList<(string Report, TextSpan Span)> problems,
        IReadOnlyList<(string Report, TextSpan Span)> vague,
        IReadOnlyList<(string Report, TextSpan Span)> unmeasured,
        (string Report, TextSpan Span)? dropped
    )
    {
        // One question for one clause, by the gap that weighs most.
        var asked = promises
            .Where(p => p.IsDue)
            .OrderBy(p => p.Outcome == PromiseOutcome.Missed ? 0 : 1)
            .ThenBy(p => p.Target.Start)
            .DistinctBy(p => p.Target.Start)
            .ToList();
        List<Promise> Those(PromiseOutcome outcome) =>
            [.. asked.Where(p => p.Outcome == outcome).OrderBy(p => p.Target.Figure is null ? 1 : 0)];
        List<BriefLine> first =
        [
            .. Those(PromiseOutcome.Missed).Take(MostAlike).Select(Missed),
            .. Those(PromiseOutcome.Silent).Take(MostAlike).Select(Silent),
            .. Those(PromiseOutcome.Incomparable).Where(p => p.Result is not null && p.Target.Figure is not null).Take(1).Select(Unlike),
        ];
        List<BriefLine> more =
        [
            .. problems.Take(1).Select(Admitted),
            .. vague.Take(MostAlike).Select(Vague),
            .. dropped is { } gone ? [Dropped(gone)] : Array.Empty<BriefLine>(),
            .. unmeasured.Take(1).Select(Unmeasured),
            .. Those(PromiseOutcome.Silent).Skip(MostAlike).Take(1).Select(Silent),
        ];
        return [.. first.Concat(more).Take(Most)];
    }

    private BriefLine Missed(Promise promise)
    {
        var gap = promise.Gap is { Length: > 1 } difference
            ? $"，比目标{(difference[0] == '-' ? "低" : "高")}{difference[1..]}（{promise.How}）"
            : string.Empty;
        return Line(
            $"{promise.Target.Year}年报告提出“{promise.Target.Quote}”，{promise.Result!.Year}年报告说“{promise.Result.Quote}”{gap}。请问没有达到的主要原因是什么，今年怎样补上？",
            [book.Of(promise.Target), book.Of(promise.Result)],
            promise.How,
            promise.Target.Figure is null
                ? "如果答复只谈总体进展，请追问：这项工作现在到了哪一步，哪个部门负责，何时完成？"
                : "如果答复只谈总体进展，请追问：按同一口径，目前的数字是多少，差额由哪个部门负责、何时补齐？"
        );
    }

    private BriefLine Silent(Promise promise) =>
        Line(
            $"{promise.Target.Year}年报告提出“{promise.Target.Quote}”，在{year}年报告里没有找到对应的结果。请问这项工作是否完成，{(promise.Target.Figure is null ? "进展到哪一步" : "实际数字是多少")}？",
            [book.Of(promise.Target)],
            null,
            "如果答复只说“正在推进”，请追问：已经完成多少，剩下的何时完成，为什么没有写进报告？"
        );

    private BriefLine Unlike(Promise promise) =>
        Line(
            $"{promise.Target.Year}年报告提出“{promise.Target.Quote}”，{promise.Result!.Year}年报告说“{promise.Result.Quote}”，两处不能直接比较。请问按原来的口径，结果是多少？",
            [book.Of(promise.Target), book.Of(promise.Result)],
            null,
            "如果答复仍用另一种口径，请追问：能否同时给出原口径的数字，并说明口径为什么不同？"
        );

    private BriefLine Admitted((string Report, TextSpan Span) problem)
    {
        var citation = book.Of(problem.Report, problem.Span.Start, problem.Span.End);
        return Line(
            $"{year}年报告在问题部分说“{citation.Quote}”。请问今年哪些措施针对这个问题，用什么来衡量它有没有解决？",
            [citation],
            null,
            "如果答复只重复报告原文，请追问：具体指标是什么，现在的数值是多少，年底要到多少？"
        );
    }

    private BriefLine Vague((string Report, TextSpan Span) plan)
    {
        var citation = book.Of(plan.Report, plan.Span.Start, plan.Span.End);
        return Line(
            $"{year}年报告提出“{citation.Quote}”，没有给出数字。请问今年具体要做到什么程度、何时完成？",
            [citation],
            null,
            "如果答复只谈重视程度，请追问：能否给出数量、时间和经费来源，以便明年核对？"
        );
    }

    private BriefLine Unmeasured((string Report, TextSpan Span) done)
    {
        var citation = book.Of(done.Report, done.Span.Start, done.Span.End);
        return Line(
            $"{year}年报告说“{citation.Quote}”，没有给出数字。请问实际做到了多少，有多少群众受益？",
            [citation],
            null,
            "如果答复只谈做法，请追问：能否给出上一年和今年的数字，以便比较？"
        );
    }

    private BriefLine Dropped((string Report, TextSpan Span) promised)
    {
        var citation = book.Of(promised.Report, promised.Span.Start, promised.Span.End);
        return Line(
            $"上一份报告提出“{citation.Quote}”，在{year}年报告的工作安排里没有找到这方面的内容。请问今年还有没有安排？",
            [citation],
            null,
            "如果答复说“按计划推进”，请追问：今年的目标是多少，列在哪个部门的任务里？"
        );
    }

    private static BriefLine Line(string text, IReadOnlyList<Citation> citations, string? how, string followUp) =>
        new(text, citations, how, followUp);
}
