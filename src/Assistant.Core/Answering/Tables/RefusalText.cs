using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>Says what a table lacks.</summary>
internal sealed class RefusalText(Wording wording)
{
    /// <summary>That the condition by which rows or years are to be picked is not understood.</summary>
    public string NotRead =>
        wording.Say(
            "问题里挑选地方或年份的条件没有读懂。可以写明年份，用“超过”或“低于”加一个数，或问各地分别是多少。",
            "The condition that picks places or years was not understood. Name the year and one bound, or ask for the figures of all places."
        );

    /// <summary>One sentence that names every cell that no report gives.</summary>
    public string NotGiven(IReadOnlyList<string> missing) =>
        wording.Say($"报告没有给出：{string.Join('；', missing)}。", $"Not given by the reports: {string.Join("; ", missing)}.");
}
