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
        var (kind, text) = Say(reason, detail);
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

    private (RefusalKind Kind, string Text) Say(RefusalReason reason, RefusalDetail detail)
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
            RefusalReason.NoReports => (RefusalKind.OutOfScope, wording.Say("还没有收录任何报告。", "No report is indexed yet.")),
            RefusalReason.PlaceNotIndexed => (
                RefusalKind.PlaceMissing,
                wording.Say($"没有收录{detail.Place}的政府工作报告。", $"No report of {detail.Place} is indexed.")
            ),
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
