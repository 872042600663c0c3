using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks;

/// <summary>Answering in process, over the customer's report.</summary>
[MemoryDiagnoser]
public class AskBenchmark
{
    private Workspace workspace = null!;
    private ReportAssistant assistant = null!;
    private int next;

    [GlobalSetup]
    public void SetUp()
    {
        workspace = Workspace.OpenAsync().GetAwaiter().GetResult();
        assistant = workspace.Assistant;
    }

    [GlobalCleanup]
    public void CleanUp() => workspace.Dispose();

    /// <summary>One question, the development set in turn.</summary>
    [Benchmark]
    public Task<Answer> Ask() =>
        assistant.AnswerAsync(new Question("1", Workspace.Questions[next++ % Workspace.Questions.Count], []), CancellationToken.None);
}
