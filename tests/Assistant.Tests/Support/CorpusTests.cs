using Assistant.Core.Contract;
using Xunit;

namespace Assistant.Tests.Support;

/// <summary>Tests that ask over an index of their own, which goes away with them.</summary>
/// <param name="reports">Names and texts; none for the report that <see cref="Some"/> has.</param>
public abstract class CorpusTests(params (string Name, string Text)[] reports) : IAsyncLifetime
{
    /// <summary>The index; there once the test runs.</summary>
    internal IndexedCorpus Corpus { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Corpus = await Some.CorpusAsync(reports);

    public ValueTask DisposeAsync()
    {
        Corpus.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The answer to a question behind a history, oldest first.</summary>
    protected async Task<Answer> AskAsync(string question, params string[] history) =>
        await Corpus.Assistant.AnswerAsync(new Question("q", question, history), TestContext.Current.CancellationToken);
}
