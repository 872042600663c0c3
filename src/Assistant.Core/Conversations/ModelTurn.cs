using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Conversations;

/// <summary>What a chat model does in a turn: it chooses what answers and writes the answer; the turn without it stands behind it.</summary>
internal sealed class ModelTurn(ChatModel model, AnswerPipeline pipeline)
{
    private readonly AnswerWriter writer = new(model);
    private readonly WritingResult result = new();

    /// <summary>Why the model was of no use, or only in part; null when it was.</summary>
    public ModelFailure? Failure => result.Failure;

    /// <summary>What it took and gave.</summary>
    public ModelTally Tally => result.Tally;

    /// <summary>The same for the person who asks.</summary>
    public ModelUse Use(double milliseconds) =>
        new(milliseconds, Tally.TokensIn, Tally.TokensOut, Tally.Shown, Tally.Mended, Tally.Replaced);

    /// <summary>Whether it was of use: a sentence of it held, or it chose and wrote none that failed.</summary>
    public bool Helped =>
        Failure is null && (Tally.Shown + Tally.Mended > 0 || (result.Choice is not null && Tally.Replaced + Tally.Dropped == 0));

    /// <summary>
    /// What a model may read: whatever was looked for in a report. What the corpus holds, tables over many reports, small talk and what is refused before a look
    /// at the reports are said by the program itself.
    /// </summary>
    public static bool Reads(Turn turn) =>
        turn.Parts.Any(p => p.Best is not null)
        && turn.Draft.Table is null
        && turn.Answer.Outcome != Outcome.Clarify
        && turn.Answer.Refusal?.Kind is not (RefusalKind.PlaceMissing or RefusalKind.Unsafe or RefusalKind.Ambiguous)
        && turn.Parsed.Kind is not (QuestionKind.Nonsense or QuestionKind.Instruction or QuestionKind.SmallTalk or QuestionKind.Corpus);

    /// <summary>Sentences of the model, checked, as they come.</summary>
    public IAsyncEnumerable<WrittenSentence> WriteAsync(Turn turn, CancellationToken cancellationToken) =>
        writer.WriteAsync(new WritingTask(turn.Question, turn.Parsed, turn.Context, turn.Parts, turn.Draft), result, cancellationToken);

    /// <summary>The turn as it ends with what the model chose and wrote.</summary>
    public Turn Complete(Turn turn, IReadOnlyList<WrittenSentence> written)
    {
        var answers = new ChosenAnswers(turn.Parsed, turn.Context, turn.Parts, turn.Draft);
        if (result is not { Choice: { } choice, Given: { } given })
        {
            return WithoutChoice(turn, written);
        }

        List<Passage> Passages(IEnumerable<int> marks) => [.. marks.Select(m => given[m]).OfType<Passage>()];
        if (choice.Verdict is { } verdict && turn.Draft.Verdicts.Count > 0)
        {
            return Reground(turn, answers.Judged(verdict.Kind, Passages(verdict.Marks), verdict.Words));
        }

        if (choice.AsksForPlace && written.Count == 0 && answers.AskedForPlace(given.All) is { } asked)
        {
            return Reground(turn, asked);
        }

        // A model that failed on its way has not chosen for good.
        if (!choice.AnswersAny)
        {
            return Failure is not null ? turn : Reground(turn, answers.Unanswered());
        }

        if (result.Searched)
        {
            turn.Context.Notices.Add(NoticeKind.OtherWords);
        }

        var chosen = choice.Parts.Select(p => new ChosenEvidence(p.Part, p.Answered ? Passages(p.Marks) : []));
        return Reground(turn, answers.Answered([.. chosen], written));
    }

    private Turn Reground(Turn turn, Draft draft) => draft == turn.Draft ? turn : pipeline.Reground(turn, draft);

    // The model's sentences in front, and behind them what was found and they leave out.
    private Turn WithoutChoice(Turn turn, IReadOnlyList<WrittenSentence> written)
    {
        if (written.Count == 0)
        {
            return turn;
        }

        var left = turn
            .Draft.Statements.Where(s =>
                !written.Any(w => w.Quote?.Passage.Id == s.Passage.Id && w.Quote.Start == s.Start)
                && !Covers(written, s, turn.Context.Snapshot)
            )
            .ToList();
        return Reground(turn, turn.Draft with { Written = written, Statements = left });
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
