using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Grounding;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Conversations;

/// <summary>Answers a question about the indexed reports: the one door that hub, page and command line use.</summary>
public sealed class ReportAssistant
{
    private readonly AnswerPipeline pipeline;
    private readonly CorpusIndex index;
    private readonly PassageRetriever retriever;
    private readonly ReportsPlugin plugin;
    private readonly ChatModel? model;
    private readonly TimeProvider time;

    /// <summary>Builds the answering steps over an index.</summary>
    /// <param name="model">The chat model that writes answers; null for none.</param>
    /// <param name="time">The clock of the model's time budget.</param>
    /// <param name="crossEncoder">Reads the best passages together with the question; null for none. Stays the caller's to dispose of.</param>
    public ReportAssistant(CorpusIndex index, ChatModel? model = null, TimeProvider? time = null, ICrossEncoder? crossEncoder = null)
    {
        (this.index, this.model, this.time) = (index, model, time ?? TimeProvider.System);
        plugin = new ReportsPlugin(index);
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(plugin, ReportsPlugin.Name);
        retriever = new PassageRetriever(kernel, index, RankModel.Default, StaticEmbeddingModel.Default, crossEncoder);
        pipeline = new AnswerPipeline(index, new QuestionReader(), new SlotPlanner(), retriever, plugin, new AnswerGrounder());
    }

    /// <summary>Why the last passages were ranked without the cross-encoder although one is set; null when they were not.</summary>
    public string? ReadingFault => retriever.ReadingFault;

    /// <summary>Answers while telling what happens; ends with an <see cref="EndedEvent"/>. Cancelling stops the work.</summary>
    public async IAsyncEnumerable<ChatEvent> AskAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = ChatTelemetry.StartTurn();
        var watch = Stopwatch.StartNew();
        var understood = pipeline.Understand(question);
        var understandMilliseconds = watch.Elapsed.TotalMilliseconds;
        yield return Understood(understood);
        var turn = await pipeline.AnswerAsync(question, understood, cancellationToken).ConfigureAwait(false);
        turn = turn with
        {
            Answer = turn.Answer with { Timings = turn.Answer.Timings with { Understand = Math.Round(understandMilliseconds, 2) } },
        };
        var generation = Stopwatch.StartNew();
        var modelTurn = model is null ? null : new ModelTurn(model, pipeline, plugin, time);
        if (modelTurn is not null)
        {
            turn = await modelTurn.AskOtherwiseAsync(question, turn, cancellationToken).ConfigureAwait(false);
        }

        yield return new PassagesEvent(turn.Found.Count, [.. turn.Found.Take(5).Select(f => f.Passage.Id)]);
        if (index.EmbeddingFault is not null)
        {
            yield return new NoticeEvent("语义检索暂不可用，本次只按词语查找。");
        }

        if (index.SearchFault is not null)
        {
            yield return new NoticeEvent("检索服务器暂不可用，本次由内置索引查找。");
        }

        if (ReadingFault is not null)
        {
            yield return new NoticeEvent("精读模型暂不可用，本次未用它排序。");
        }

        if (modelTurn?.AskedInOtherWords == true)
        {
            yield return new NoticeEvent(
                new Wording(turn.Understood.Language).Say(
                    "报告里没有原话，换了说法查找；请看出处是否就是所问的。",
                    "The report does not use these words; it was searched by others. Please see whether the source is what you asked for."
                )
            );
        }

        var text = new AnswerText();
        var written = new List<WrittenSentence>();
        if (modelTurn is not null && ModelTurn.Writes(turn))
        {
            var snapshot = index.Current;
            await foreach (var sentence in modelTurn.WriteAsync(question, turn, snapshot, cancellationToken).ConfigureAwait(false))
            {
                written.Add(sentence);
                var citations = AnswerGrounder.Citations([.. written.SelectMany(w => w.Passages)], snapshot);
                foreach (var piece in text.Line(AnswerGrounder.Line(sentence, citations), citations))
                {
                    yield return piece;
                }
            }

            turn = modelTurn.Complete(question, turn, written, snapshot);
        }

        if (modelTurn?.Failure is { } failure)
        {
            yield return new NoticeEvent(Notice(failure, written.Count > 0, turn.Understood.Language));
        }

        foreach (var part in text.Rest(turn.Answer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return part;
        }

        yield return new GroundedEvent(turn.Answer.Citations.Count, turn.Answer.Figures.Count + turn.Answer.Derived.Count, turn.Cut);
        ChatTelemetry.EndTurn(activity, turn.Answer, modelTurn is null ? null : generation.Elapsed.TotalMilliseconds);
        yield return new EndedEvent(turn.Answer);
    }

    /// <summary>The whole answer at once.</summary>
    /// <param name="notice">Is told what the person should know of how the answer came about.</param>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken, Action<string>? notice = null)
    {
        Answer? answer = null;
        await foreach (var happened in AskAsync(question, cancellationToken).ConfigureAwait(false))
        {
            answer = (happened as EndedEvent)?.Answer ?? answer;
            if (happened is NoticeEvent { Message: var message })
            {
                notice?.Invoke(message);
            }
        }

        return answer!;
    }

    private static UnderstoodEvent Understood(ParsedQuestion understood) =>
        new(
            understood.Text,
            understood.Kind.ToString().ToLowerInvariant(),
            understood.Language,
            understood.Places.Count > 0 ? understood.Places[0] : null,
            understood.Years,
            understood.Statuses.Count == 1 ? understood.Statuses[0].ToString().ToLowerInvariant() : null
        );

    private static string Notice(ModelFailure failure, bool wroteSome, string language)
    {
        var (chinese, english) = ModelFailures.Tell(failure);
        return new Wording(language).Say(
            $"{chinese}，{(wroteSome ? "其余内容" : "以下回答")}由程序直接摘自原文。",
            $"{english}; {(wroteSome ? "the rest" : "this answer")} is quoted from the reports without it."
        );
    }
}
