using System.ComponentModel;
using Assistant.Core.Documents;
using Assistant.Core.Search;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Generation;

/// <summary>The functions that a model may call while it writes: read around a passage and search again, within the budget.</summary>
internal sealed class ModelTools
{
    private readonly GivenPassages given;
    private readonly ReportsPlugin reports;
    private readonly IReadOnlyList<string> searchable;
    private int left;

    public ModelTools(GivenPassages given, ReportsPlugin reports, IReadOnlyList<string> searchable, int calls)
    {
        (this.given, this.reports, this.searchable, left) = (given, reports, searchable, calls);
        Functions = [.. KernelPluginFactory.CreateFromObject(this, "reports")];
    }

    /// <summary>The functions as the kernel describes them to the model.</summary>
    public IReadOnlyList<KernelFunction> Functions { get; }

    /// <summary>Whether a call may still be made.</summary>
    public bool IsOpen => left > 0;

    /// <summary>Answers a call; an error is returned to the model and costs one call.</summary>
    public async Task<string> CallAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (left-- <= 0)
        {
            return "不能再调用了，请根据已有资料作答。";
        }

        if (Functions.FirstOrDefault(f => f.Name == call.FunctionName) is not { } function)
        {
            return $"没有名为 {call.FunctionName} 的函数，可用的是 {string.Join("、", Functions.Select(f => f.Name))}。";
        }

        try
        {
            return call.Exception is { } unreadable
                ? $"参数无法读取（{unreadable.Message}）。"
                : (
                    await function.InvokeAsync(new Kernel(), call.Arguments ?? [], cancellationToken).ConfigureAwait(false)
                ).GetValue<string>() ?? string.Empty;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return $"参数不对（{e.Message}）。";
        }
    }

    [KernelFunction("read_around")]
    [Description("读某条资料前后的内容")]
    public string ReadAround([Description("资料编号")] int mark) =>
        given[mark] is { } passage ? Give(reports.ReadAround(passage.Id, 2, 2)) : $"没有编号为 {mark} 的资料。";

    [KernelFunction("search")]
    [Description("在报告里再找一次")]
    public async Task<string> SearchAsync(
        [Description("要找的内容，用报告里的说法")] string query,
        CancellationToken cancellationToken = default
    ) =>
        Give(
            (
                await reports.SearchPassagesAsync(query, searchable, top: 5, cancellationToken: cancellationToken).ConfigureAwait(false)
            ).Select(f => f.Passage)
        );

    private string Give(IEnumerable<Passage> passages)
    {
        var texts = passages.Select(given.Give).OfType<string>().ToList();
        return texts.Count > 0 ? string.Join("\n\n", texts) : "没有更多资料。";
    }
}
