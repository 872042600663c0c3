using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Answers that need no passage: small talk, and what the corpus holds.</summary>
internal sealed partial class DirectAnswers(ICorpusSnapshot snapshot, Wording wording)
{
    /// <summary>A draft, or null when the question has to be looked up or refused.</summary>
    public Draft? Compose(ParsedQuestion question) =>
        question.Kind switch
        {
            QuestionKind.SmallTalk => Draft.Of(SmallTalk(question.Text)),
            QuestionKind.Corpus => Draft.Of(Coverage()),
            _ => null,
        };

    private string SmallTalk(string text)
    {
        var invitation = wording.Say(
            "可以问政府工作报告里的数字、目标、事项和名词，也可以让我核对一句话；回答都附原文出处。",
            "You can ask about figures, targets, facts and terms in the government work reports, or have a statement checked; every answer quotes its source."
        );
        return Thanks().IsMatch(text)
                ? wording.Say("不客气。还可以接着问报告里的内容。", "You are welcome. Feel free to ask more about the reports.")
            : Farewell().IsMatch(text) ? wording.Say("再见，欢迎再来查报告。", "Goodbye. Come back whenever you need the reports.")
            : Greeting().IsMatch(text) ? wording.Say($"您好！{invitation}{Coverage()}", $"Hello! {invitation} {Coverage()}")
            : wording.Say(
                $"我是政府工作报告问答助手，是一个程序。{invitation}",
                $"I am an assistant for government work reports, a program. {invitation}"
            );
    }

    [GeneratedRegex("谢|辛苦|感谢|thank", RegexOptions.IgnoreCase)]
    private static partial Regex Thanks();

    [GeneratedRegex("再见|拜拜|回见|晚安|不问了|先这样|没事了|bye", RegexOptions.IgnoreCase)]
    private static partial Regex Farewell();

    [GeneratedRegex("好[呀啊哇]?[,，!！。]?$|^(您|你|侬|大家)好|早安|早上好|在吗|在不在|有人吗|^h(i|ello|ey)", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    /// <summary>What the corpus covers, in one sentence.</summary>
    public string Coverage()
    {
        var reports = snapshot.Reports;
        if (reports.Count == 0)
        {
            return wording.Say("目前没有收录任何报告。", "No report is indexed yet.");
        }

        var places = reports.GroupBy(r => r.Place ?? r.Title).ToList();
        var listed = string.Join(
            wording.Say("、", ", "),
            places.Take(12).Select(g => $"{g.Key}{wording.Say("（", " (")}{Years(g)}{wording.Say("）", ")")}")
        );
        var more = places.Count > 12 ? wording.Say("等", " and others") : string.Empty;
        return wording.Say($"目前收录的政府工作报告：{listed}{more}。", $"Reports indexed: {listed}{more}.");
    }

    private string Years(IEnumerable<ReportInfo> reports) =>
        string.Join(wording.Say("、", ", "), reports.Select(r => r.Year).OfType<int>().Order().Select(y => wording.Say($"{y}年", $"{y}")));
}
