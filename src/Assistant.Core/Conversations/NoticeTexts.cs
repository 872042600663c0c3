using Assistant.Core.Contract;
using Assistant.Core.Generation;
using Assistant.Core.Language;

namespace Assistant.Core.Conversations;

/// <summary>The notices of a turn in words for people. Causes with addresses and files are for the operator and never part of them.</summary>
internal static class NoticeTexts
{
    /// <summary>The notices in the language of the question, in the order in which they came.</summary>
    public static IReadOnlyList<string> Of(Notices notices, Wording wording) => [.. notices.All.Select(n => Of(n, wording))];

    /// <summary>One notice.</summary>
    public static string Of(Notice notice, Wording wording) =>
        notice.Kind switch
        {
            NoticeKind.WordsOnly => wording.Say(
                "语义检索暂不可用，本次只按词语查找。",
                "Search by meaning is not available now; this search went by words alone."
            ),
            NoticeKind.EmbeddedSearch => wording.Say(
                "检索服务器暂不可用，本次由内置索引查找。",
                "The search server is not available now; the built-in index was searched."
            ),
            NoticeKind.NotReranked => wording.Say(
                "精读模型暂不可用，本次未用它排序。",
                "The reading model is not available now; the passages were ranked without it."
            ),
            NoticeKind.NotRead => wording.Say(
                "细读模型暂不可用，本次核对没有用它。",
                "The model that reads closely is not available now; statements were judged without it."
            ),
            NoticeKind.OtherWords => wording.Say(
                "报告里没有原话，换了说法查找；请看出处是否就是所问的。",
                "The report does not use these words; it was searched by others. Please see whether the source is what you asked for."
            ),
            _ => notice.Detail,
        };

    /// <summary>Why a chat model was of no use, or only in part.</summary>
    public static string Of(ModelFailure failure, bool wroteSome, Wording wording)
    {
        var (chinese, english) = ModelFailures.Tell(failure);
        return wording.Say(
            $"{chinese}，{(wroteSome ? "其余内容" : "以下回答")}由程序直接摘自原文。",
            $"{english}; {(wroteSome ? "the rest" : "this answer")} is quoted from the reports without it."
        );
    }
}
