using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>Says what a table lacks.</summary>
internal sealed class RefusalText(Wording wording)
{
    /// <summary>One sentence that names every cell that no report gives.</summary>
    public string NotGiven(IReadOnlyList<string> missing) =>
        wording.Say($"报告没有给出：{string.Join('；', missing)}。", $"Not given by the reports: {string.Join("; ", missing)}.");
}
