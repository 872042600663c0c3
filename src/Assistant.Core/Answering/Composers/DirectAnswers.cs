using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Answers that need no passage: small talk, what the corpus holds, what cannot be answered on principle.</summary>
internal sealed partial class DirectAnswers(ICorpusSnapshot snapshot, Wording wording)
{
    /// <summary>A draft, or null when the question has to be looked up.</summary>
    public Draft? Compose(ParsedQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Nonsense => Draft.Refuse(RefusalKind.OutOfScope, $"{NothingRead(question.Text)}{Examples}"),
            QuestionKind.Instruction => Draft.Refuse(
                RefusalKind.Unsafe,
                wording.Say(
                    "不能照办：这里只依据政府工作报告的原文回答，不代写、不翻译、不扮演，也不改变规则。可以直接问报告里的内容。",
                    "That cannot be done: answers only quote the government work reports; nothing is written, translated or acted, and the rules do not change. Please ask about the reports."
                )
            ),
            QuestionKind.Opinion => Draft.Refuse(
                RefusalKind.Opinion,
                wording.Say(
                    "这里只引用政府工作报告的原文，不作评价和预测。可以问报告怎么说：做到了多少、定了什么目标、承认了哪些不足。",
                    "Answers only quote the government work reports; no judgement or forecast is given. You can ask what a report says: results, targets, admitted problems."
                )
            ),
            QuestionKind.Advice => Draft.Refuse(
                RefusalKind.OutOfScope,
                wording.Say(
                    "这要看个人情况，政府工作报告不能代替办事指南和咨询，请向主管部门或12345热线了解。可以问报告里的相关政策、目标和数字。",
                    "That depends on your own case; a government work report is no guide to services. Please ask the office in charge or the 12345 hotline. You can ask here for policies, targets and figures."
                )
            ),
            QuestionKind.SmallTalk => Draft.Of(SmallTalk(question.Text)),
            QuestionKind.Corpus => Draft.Of(Coverage()),
            _ => null,
        };

    private string NothingRead(string text) =>
        text.Any(char.IsLetterOrDigit)
            ? wording.Say("没有读到能在政府工作报告里查的问题。", "This is no question that government work reports answer. ")
            : wording.Say("没有读到问题。", "No question was read. ");

    private string Examples =>
        wording.Say(
            "可以这样问：“去年财政收入多少？”“今年有哪些民生实事？”",
            "You can ask, for example: \"What was last year's budget revenue?\""
        );

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
