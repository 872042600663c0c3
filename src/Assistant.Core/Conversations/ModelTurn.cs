using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Conversations;

/// <summary>What a chat model does in a turn: it may ask in other words and write the answer; the turn without it stands behind it.</summary>
internal sealed class ModelTurn(ChatModel model, AnswerPipeline pipeline)
{
    private readonly AnswerWriter writer = new(model);

    /// <summary>Why the model was of no use, or only in part; null when it was.</summary>
    public ModelFailure? Failure { get; private set; }

    /// <summary>
    /// What a model may write about: statements of a report. Verdicts, refusals and what the corpus holds are said by the program itself.
    /// </summary>
    public static bool Writes(Turn turn) =>
        turn.Answer.Outcome is Outcome.Answered or Outcome.Partial && turn.Draft.Statements.Count > 0 && turn.Draft.Verdicts.Count == 0;

    /// <summary>The turn in the model's words, where nothing was found in the person's and those find something; else the turn itself.</summary>
    public async Task<Turn> InOtherWordsAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (
            turn.Answer.Refusal?.Kind is not (RefusalKind.IndicatorMissing or RefusalKind.OutOfScope)
            || turn.Parsed.Kind is QuestionKind.Nonsense or QuestionKind.Instruction or QuestionKind.Verify
        )
        {
            return turn;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.FirstSentenceSeconds), turn.Context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var rewritten = await new QuestionRewriter(model, text => pipeline.Read(turn, text))
                .RewriteAsync(turn.Question, turn.Parsed, either.Token)
                .ConfigureAwait(false);
            if (rewritten is null)
            {
                return turn;
            }

            var other = await pipeline.AnswerAsync(pipeline.InOtherWords(turn, rewritten), cancellationToken).ConfigureAwait(false);
            if (other.Answer.Refusal is not null)
            {
                return turn;
            }

            // The words themselves are not shown: nothing has checked them.
            turn.Context.Notices.Add(NoticeKind.OtherWords);
            return other;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ModelFailures.Of(e);
            return turn;
        }
    }

    /// <summary>Sentences of the model, checked, as they come.</summary>
    public async IAsyncEnumerable<WrittenSentence> WriteAsync(Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var task = new WritingTask(turn.Question, turn.Parsed, turn.Context, turn.Found, turn.Draft);
        await foreach (var written in writer.WriteAsync(task, cancellationToken).ConfigureAwait(false))
        {
            Failure = written.Failure ?? Failure;
            if (written.Sentence is { } sentence)
            {
                yield return sentence;
            }
        }
    }

    /// <summary>The turn with the model's sentences in front, and behind them what was found and they leave out.</summary>
    public Turn Complete(Turn turn, IReadOnlyList<WrittenSentence> written)
    {
        if (written.Count == 0)
        {
            return turn;
        }

        var draft = turn.Draft;
        var left = draft
            .Statements.Where(s =>
                !written.Any(w => w.Quote?.Passage.Id == s.Passage.Id && w.Quote.Start == s.Start)
                && !Covers(written, s, turn.Context.Snapshot)
            )
            .ToList();
        return pipeline.Reground(turn, draft with { Written = written, Statements = left });
    }

    // A passage is covered when it is cited and, where the answer is a figure, one of its figures is named.
    private static bool Covers(IReadOnlyList<WrittenSentence> written, QuotedStatement statement, ICorpusSnapshot snapshot)
    {
        var figures = statement.FiguresIn(snapshot).ToList();
        return written.Any(w =>
            w.Passages.Any(p => p.Id == statement.Passage.Id) && (figures.Count == 0 || w.Figures.Any(figures.Contains))
        );
    }
}
