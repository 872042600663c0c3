using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Conversations;

/// <summary>A turn in which a chat model takes part: it may put the question otherwise and write the answer; the model-free turn stands behind it.</summary>
internal sealed class ModelTurn(ChatModel model, AnswerPipeline pipeline, ReportsPlugin plugin, TimeProvider time)
{
    private readonly AnswerWriter writer = new(model, plugin, time);

    /// <summary>Why the model was of no use, or only in part; null when it was.</summary>
    public ModelFailure? Failure { get; private set; }

    /// <summary>Whether was looked by the model's words for the question. They are not shown: nothing has checked them.</summary>
    public bool AskedInOtherWords { get; private set; }

    /// <summary>
    /// What a model may write about: statements of a report. Verdicts, refusals and what the corpus holds are said by the program itself.
    /// </summary>
    public static bool Writes(Turn turn) =>
        turn.Answer.Outcome is Outcome.Answered or Outcome.Partial && turn.Draft.Statements.Count > 0 && turn.Draft.Verdicts.Count == 0;

    /// <summary>The turn asked otherwise, where nothing was found and that finds something; else the turn itself.</summary>
    public async Task<Turn> AskOtherwiseAsync(Question question, Turn turn, CancellationToken cancellationToken)
    {
        if (
            turn.Answer.Refusal?.Kind is not (RefusalKind.IndicatorMissing or RefusalKind.OutOfScope)
            || turn.Understood.Kind is QuestionKind.OutOfScope or QuestionKind.Empty or QuestionKind.Unsafe or QuestionKind.Verify
        )
        {
            return turn;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.FirstSentenceSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var rewritten = await new QuestionRewriter(model, pipeline.Understand)
                .RewriteAsync(question, turn.Understood, either.Token)
                .ConfigureAwait(false);
            var other = rewritten is null ? turn : await pipeline.AnswerAsync(question, rewritten, cancellationToken).ConfigureAwait(false);
            if (other.Answer.Refusal is not null)
            {
                return turn;
            }

            AskedInOtherWords = other != turn;
            return other;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ModelFailures.Of(e);
            return turn;
        }
    }

    /// <summary>Sentences of the model, checked, as they come.</summary>
    public async IAsyncEnumerable<WrittenSentence> WriteAsync(
        Question question,
        Turn turn,
        ICorpusSnapshot snapshot,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var written in writer.WriteAsync(question, turn, snapshot, cancellationToken).ConfigureAwait(false))
        {
            Failure = written.Failure ?? Failure;
            if (written.Sentence is { } sentence)
            {
                yield return sentence;
            }
        }
    }

    /// <summary>The turn with the model's sentences in front and behind them what retrieval found and they leave out.</summary>
    public Turn Complete(Question question, Turn turn, IReadOnlyList<WrittenSentence> written, ICorpusSnapshot snapshot)
    {
        if (written.Count == 0)
        {
            return turn;
        }

        var draft = turn.Draft;
        var left = draft
            .Statements.Where(s =>
                !written.Any(w => w.Quote?.Passage.Id == s.Passage.Id && w.Quote.Start == s.Start) && !Covers(written, s, snapshot)
            )
            .ToList();
        return pipeline.Reground(question, turn, draft with { Written = written, Statements = left });
    }

    // A passage is told of when it is cited and, where the answer is a figure, one of its figures is named.
    private static bool Covers(IReadOnlyList<WrittenSentence> written, QuotedStatement statement, ICorpusSnapshot snapshot)
    {
        var figures = statement.FiguresIn(snapshot).ToList();
        return written.Any(w =>
            w.Passages.Any(p => p.Id == statement.Passage.Id) && (figures.Count == 0 || w.Figures.Any(figures.Contains))
        );
    }
}
