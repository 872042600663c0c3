using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>The one place where refusals are worded: what is missing, and with it the nearest passage there is.</summary>
internal sealed class RefusalComposer(Wording wording, StatementAnswers statements)
{
    private const int MostPlaces = 12;

    /// <summary>The refusal that was decided.</summary>
    public Draft Compose(ParsedQuestion question, RefusalReason reason, RefusalDetail detail)
    {
        var (kind, text) = Say(question, reason, detail);
        QuotedStatement[] nearest = detail is { ShowNearest: true, Part: { Best: { } best } part }
            ? [statements.Quote(question, part, best)]
            : [];
        return Draft.Refuse(kind, text, nearest) with
        {
            Outcome = reason == RefusalReason.SeveralPlaces ? Outcome.Clarify : Outcome.Refused,
            Choices =
                reason == RefusalReason.SeveralPlaces
                    ? [.. (detail.Places ?? []).Take(MostPlaces).Select(p => new Choice(p, p, null))]
                    : [],
        };
    }

    /// <summary>Says that there is no report of a place.</summary>
    public string NotIndexed(string place) => wording.Say($"没有收录{place}的政府工作报告。", $"No report of {place} is indexed.");

    /// <summary>Says that the condition by which a table's rows or years are to be picked is not understood.</summary>
    public static string NotRead(Wording wording) =>
        wording.Say(
            "问题里挑选地方或年份的条件没有读懂。可以写明年份，用“超过”或“低于”加一个数，或问各地分别是多少。",
            "The condition that picks places or years was not understood. Name the year and one bound, or ask for the figures of all places."
        );

    /// <summary>Names, in one sentence, every cell of a table that no report gives.</summary>
    public static string NotGiven(Wording wording, IReadOnlyList<string> missing) =>
        wording.Say($"报告没有给出：{string.Join('；', missing)}。", $"Not given by the reports: {string.Join("; ", missing)}.");

    private (RefusalKind Kind, string Text) Say(ParsedQuestion question, RefusalReason reason, RefusalDetail detail)
    {
        var year = detail.Part?.Slot.Year;
        return reason switch
        {
            RefusalReason.TooLong => (
                RefusalKind.OutOfScope,
                wording.Say(
                    $"问题太长（{detail.Length}字，最多{QuestionReader.MaxLength}字）。请缩短问题；核对长文请用“核对”功能。",
                    $"The question is too long ({detail.Length} characters, at most {QuestionReader.MaxLength}). Please shorten it."
                )
            ),
            RefusalReason.NothingAsked => (RefusalKind.OutOfScope, NothingRead(question.Text) + Examples),
            RefusalReason.Instruction => (
                RefusalKind.Unsafe,
                wording.Say(
                    "不能照办：这里只依据政府工作报告的原文回答，不代写、不翻译、不扮演，也不改变规则。可以直接问报告里的内容。",
                    "That cannot be done: answers only quote the government work reports; nothing is written, translated or acted, and the rules do not change. Please ask about the reports."
                )
            ),
            RefusalReason.Opinion => (
                RefusalKind.Opinion,
                wording.Say(
                    "这里只引用政府工作报告的原文，不作评价和预测。可以问报告怎么说：做到了多少、定了什么目标、承认了哪些不足。",
                    "Answers only quote the government work reports; no judgement or forecast is given. You can ask what a report says: results, targets, admitted problems."
                )
            ),
            RefusalReason.Advice => (
                RefusalKind.OutOfScope,
                wording.Say(
                    "这要看个人情况，政府工作报告不能代替办事指南和咨询，请向主管部门或12345热线了解。可以问报告里的相关政策、目标和数字。",
                    "That depends on your own case; a government work report is no guide to services. Please ask the office in charge or the 12345 hotline. You can ask here for policies, targets and figures."
                )
            ),
            RefusalReason.NoReports => (RefusalKind.OutOfScope, wording.Say("还没有收录任何报告。", "No report is indexed yet.")),
            RefusalReason.PlaceNotIndexed => (RefusalKind.PlaceMissing, NotIndexed(detail.Place!)),
            RefusalReason.PeriodNotIndexed => (
                RefusalKind.PeriodMissing,
                wording.Say($"没有收录能回答{detail.Part?.Slot.Place}{year}年情况的报告。", $"No report that covers {year} is indexed.")
            ),
            RefusalReason.PeriodNotGiven => (
                RefusalKind.PeriodMissing,
                wording.Say($"报告没有给出{year}年的这项内容。", $"The report does not give this for {year}.")
            ),
            RefusalReason.OtherStatus => (RefusalKind.PeriodMissing, OtherStatus(detail)),
            RefusalReason.TopicNotGiven => (
                RefusalKind.OutOfScope,
                wording.Say("报告里没有提到这方面的内容。", "The reports do not speak of this.")
            ),
            RefusalReason.SeveralPlaces => (RefusalKind.Ambiguous, SeveralPlaces(detail.Places ?? [])),
            RefusalReason.StatementNotFound => (
                RefusalKind.IndicatorMissing,
                wording.Say("核对结果：报告中没有查到，无法核实。", "Verdict: not found in the reports.")
            ),
            _ => (RefusalKind.IndicatorMissing, wording.Say("报告没有给出所问的内容。", "The report does not give what is asked.")),
        };
    }

    private string NothingRead(string text) =>
        text.Any(char.IsLetterOrDigit)
            ? wording.Say("没有读到能在政府工作报告里查的问题。", "This is no question that government work reports answer. ")
            : wording.Say("没有读到问题。", "No question was read. ");

    private string Examples =>
        wording.Say(
            "可以这样问：“去年财政收入多少？”“今年有哪些民生实事？”",
            "You can ask, for example: \"What was last year's budget revenue?\""
        );

    private string OtherStatus(RefusalDetail detail)
    {
        var resultWanted = detail.Part?.Slot.Status == Status.Actual;
        var (asked, there) = resultWanted ? ("实绩", "目标") : ("目标", "实绩");
        var (askedEnglish, thereEnglish) = resultWanted ? ("result", "target") : ("target", "result");
        var year = detail.Part?.Slot.Year is { } of ? $"{of}年" : string.Empty;
        return wording.Say(
            $"报告没有给出所问的{year}{asked}，只有{there}。",
            $"The report does not give the {askedEnglish} asked for, only a {thereEnglish}."
        );
    }

    private string SeveralPlaces(IReadOnlyList<string> places)
    {
        var named = string.Join(wording.Say("、", ", "), places.Take(MostPlaces));
        var more =
            places.Count > MostPlaces ? wording.Say($"等{places.Count}个地方", $" and {places.Count - MostPlaces} more") : string.Empty;
        return wording.Say(
            $"收录了多个地方的报告：{named}{more}。请说明问的是哪个地方。",
            $"Reports of several places are indexed: {named}{more}. Please name the place."
        );
    }
}
