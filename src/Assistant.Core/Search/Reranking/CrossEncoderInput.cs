using System.Globalization;
using System.Text;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>
/// The two texts that a cross-encoder is given to read together. Its training data is written by the same functions: a change here asks for a
/// model that was trained with it.
/// </summary>
public static class CrossEncoderInput
{
    private const int LongestHeading = 20;

    /// <summary>
    /// The question behind the status and the year that it asks for, where they are known: 结果2019年：去年财政收入多少. The places that chose the
    /// report are left out: its passages do not repeat them.
    /// </summary>
    public static string Question(ParsedQuestion question, Slot slot) =>
        Time(slot.Status, slot.Year, slot.Year) + PlaceReader.Replace(AskedText(question, slot.Terms), question.Places, string.Empty);

    /// <summary>What the question asks: a follow-up together with what it continues, a question in English as its terms are called in the reports.</summary>
    /// <param name="terms">The terms of the slot, which may be one part of the question only.</param>
    public static string AskedText(ParsedQuestion question, IReadOnlyList<QueryTerm> terms) =>
        question.Language == "en" ? string.Join(' ', terms.Select(t => t.Alternatives[0]))
        : question is { IsWhole: false, Previous: { } previous } ? previous.Text + question.Text
        : question.Text;

    /// <summary>The passage as search reads it, behind its status, its years and its innermost heading: 结果2019年：财政：一般公共预算收入131.4亿元。</summary>
    public static string Passage(Passage passage)
    {
        var text = new StringBuilder(Time(passage.Status, passage.PeriodStart, passage.PeriodEnd));
        if (passage.HeadingPath.Count > 0 && SearchText.Normalize(passage.HeadingPath[^1]) is { Length: > 0 } heading)
        {
            text.Append(heading, 0, Math.Min(heading.Length, LongestHeading)).Append('：');
        }

        return text.Append(PassageView.Of(passage).Normalized).ToString();
    }

    private static string Time(Status? status, int? start, int? end)
    {
        var years =
            start is null ? string.Empty
            : end is null || end == start ? string.Create(CultureInfo.InvariantCulture, $"{start}年")
            : string.Create(CultureInfo.InvariantCulture, $"{start}-{end}年");
        var time = StatusWord(status) + years;
        return time.Length > 0 ? time + "：" : time;
    }

    private static string StatusWord(Status? status) =>
        status switch
        {
            Status.Actual => "结果",
            Status.Target => "目标",
            Status.Plan => "计划",
            _ => string.Empty,
        };
}
