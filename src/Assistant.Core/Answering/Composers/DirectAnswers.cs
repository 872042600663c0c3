using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Answers that need no passage: greetings, what the corpus holds, what cannot be answered on principle.</summary>
internal sealed class DirectAnswers(ICorpusSnapshot snapshot, Wording wording)
{
    /// <summary>A draft, or null when the question has to be looked up.</summary>
    public Draft? Compose(ParsedQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Empty => Draft.Refuse(
                RefusalKind.OutOfScope,
                wording.Say(
                    "没有读到问题。请用文字提问，例如：“去年财政收入多少？”",
                    "No question was found. Please ask in words, for example: \"What was last year's budget revenue?\""
                )
            ),
            QuestionKind.Unsafe => Draft.Refuse(
                RefusalKind.Unsafe,
                wording.Say(
                    "不能照办：这里只依据政府工作报告回答，不接受改变规则的指令，也不提供系统设置。可以直接问报告里的内容。",
                    "That cannot be done: answers come from the government work reports only; instructions that change the rules are not followed. Please ask about the reports."
                )
            ),
            QuestionKind.Opinion => Draft.Refuse(
                RefusalKind.Opinion,
                wording.Say(
                    "这里只引用政府工作报告的原文，不作评价和预测。可以问报告里说了什么。",
                    "Answers only quote the government work reports; no judgement or forecast is given. You can ask what a report says."
                )
            ),
            QuestionKind.Greeting => Draft.Of(
                wording.Say(
                    $"您好！可以问政府工作报告里的内容，回答都附原文出处。{Coverage()}",
                    $"Hello! Ask about the government work reports; every answer quotes its source. {Coverage()}"
                )
            ),
            QuestionKind.Corpus => Draft.Of(Coverage()),
            _ => null,
        };

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
