using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;

namespace Assistant.Web.Conversations;

/// <summary>Writes a conversation as a file for people: every answer with its sources, and with the label that a program made it.</summary>
internal static partial class ConversationText
{
    /// <summary>What every file and every copied answer carries.</summary>
    public const string Label = "本文由程序（政府工作报告问答）从报告原文中摘录生成，不是人工撰写；引用前请核对原文。";

    /// <summary>The conversation in Markdown. What came from people and reports is escaped: it stays text.</summary>
    public static string Markdown(IReadOnlyList<StoredTurn> turns, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.AppendLine("---")
            .AppendLine("generator: 政府工作报告问答（程序生成）")
            .AppendLine(Invariant($"date: {now:yyyy-MM-dd HH:mm}"))
            .AppendLine("---");
        text.AppendLine().AppendLine(Invariant($"> {Label}"));
        foreach (var turn in turns)
        {
            text.AppendLine().AppendLine(Invariant($"## {Escaped(OneLine(turn.Question))}")).AppendLine();
            text.AppendLine(Escaped(AnswerOf(turn)).ReplaceLineEndings("\n\n"));
            foreach (var citation in turn.Answer?.Citations ?? [])
            {
                text.AppendLine().AppendLine(Invariant($"> \\[{citation.Mark}\\] {Escaped(OneLine(citation.Quote))}")).AppendLine(">");
                text.AppendLine(Invariant($"> —— {Escaped(Source(citation))}"));
            }
        }

        return text.ToString();
    }

    /// <summary>The conversation as plain text.</summary>
    public static string Plain(IReadOnlyList<StoredTurn> turns, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.AppendLine(Label).AppendLine(Invariant($"导出时间：{now:yyyy-MM-dd HH:mm}"));
        foreach (var turn in turns)
        {
            text.AppendLine().AppendLine(Invariant($"问：{Shown(turn.Question)}")).AppendLine(Invariant($"答：{Shown(AnswerOf(turn))}"));
            foreach (var citation in turn.Answer?.Citations ?? [])
            {
                text.AppendLine(Invariant($"　[{citation.Mark}] “{Shown(OneLine(citation.Quote))}”——{Shown(Source(citation))}"));
            }
        }

        return text.ToString();
    }

    private static string AnswerOf(StoredTurn turn) =>
        turn switch
        {
            { Answer: { } answer } => answer.Text,
            { Error: { } error } => $"（{error}）",
            { Phase: TurnPhase.Stopped } => "（已停止）",
            _ => "（没有答完）",
        };

    private static string Source(Citation citation) =>
        string.Join(" › ", [citation.Title, .. citation.Section, .. citation.Page is { } page ? [$"第{page}页"] : Array.Empty<string>()]);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Shown(string text) => VisibleText.Of(text);

    private static string Escaped(string text) => Special().Replace(Shown(text), @"\$0");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~!]|^[ \t]*[-+](?=\s)", RegexOptions.Multiline)]
    private static partial Regex Special();
}
