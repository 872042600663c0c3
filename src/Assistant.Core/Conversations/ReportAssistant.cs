using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Embeddings;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Conversations;

/// <summary>Answers a question about the indexed reports: the one door that hub, page and command line use.</summary>
public sealed class ReportAssistant
{
    private readonly AnswerPipeline pipeline;
    private readonly CorpusIndex index;

    /// <summary>Builds the answering steps over an index.</summary>
    public ReportAssistant(CorpusIndex index)
    {
        this.index = index;
        var plugin = new ReportsPlugin(index);
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(plugin, ReportsPlugin.Name);
        var retriever = new PassageRetriever(kernel, index, RankModel.Default, StaticEmbeddingModel.Default);
        pipeline = new AnswerPipeline(index, new QuestionReader(), new SlotPlanner(), retriever, plugin, new AnswerGrounder());
    }

    /// <summary>Answers while telling what happens; ends with an <see cref="EndedEvent"/>. Cancelling stops the work.</summary>
    public async IAsyncEnumerable<ChatEvent> AskAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var understood = pipeline.Understand(question);
        var understandMilliseconds = watch.Elapsed.TotalMilliseconds;
        yield return new UnderstoodEvent(
            understood.Text, understood.Asked.ToString().ToLowerInvariant(), understood.Language,
            understood.Places.Count > 0 ? understood.Places[0] : null, understood.Years,
            understood.Statuses.Count == 1 ? understood.Statuses[0].ToString().ToLowerInvariant() : null);
        var turn = await pipeline.AnswerAsync(question, understood, cancellationToken).ConfigureAwait(false);
        var answer = turn.Answer with { Timings = turn.Answer.Timings with { Understand = Math.Round(understandMilliseconds, 2) } };
        yield return new PassagesEvent(turn.Found.Count, [.. turn.Found.Take(5).Select(f => f.Passage.Id)]);
        if (index.EmbeddingFault is not null)
        {
            yield return new NoticeEvent("语义检索暂不可用，本次只按词语查找。");
        }

        if (index.SearchFault is not null)
        {
            yield return new NoticeEvent("检索服务器暂不可用，本次由内置索引查找。");
        }

        foreach (var part in AnswerText.Pieces(answer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return part;
        }

        yield return new GroundedEvent(answer.Citations.Count, answer.Figures.Count + answer.Derived.Count, turn.Cut);
        yield return new EndedEvent(answer);
    }

    /// <summary>The whole answer at once.</summary>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var understood = pipeline.Understand(question);
        var understand = Math.Round(watch.Elapsed.TotalMilliseconds, 2);
        var turn = await pipeline.AnswerAsync(question, understood, cancellationToken).ConfigureAwait(false);
        return turn.Answer with { Timings = turn.Answer.Timings with { Understand = understand } };
    }
}
