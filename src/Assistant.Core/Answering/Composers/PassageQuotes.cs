using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>A passage as the answer without a model would quote it: as it does quote it, else cut as for the part that it was found for, else whole.</summary>
internal sealed class PassageQuotes(ParsedQuestion question, TurnContext turn, IReadOnlyList<SlotResult> parts, Draft draft)
{
    private readonly StatementAnswers statements = new(turn.Snapshot, turn.Wording);

    /// <summary>The quotes of a passage, each with period and status in front where it has figures.</summary>
    public IReadOnlyList<QuotedStatement> Of(Passage passage)
    {
        List<QuotedStatement> quoted = [.. draft.Statements.Where(s => s.Passage.Id == passage.Id)];
        if (quoted.Count == 0)
        {
            quoted.Add(Cut(passage));
        }

        return quoted;
    }

    private QuotedStatement Cut(Passage passage)
    {
        foreach (var part in parts)
        {
            if (part.Ranked.FirstOrDefault(r => r.Passage.Id == passage.Id) is { } ranked && ranked.Passage.Text == passage.Text)
            {
                return statements.Quote(question, part, ranked);
            }
        }

        var whole = QuoteCutter.Whole(string.Empty, passage);
        var figures = whole.FiguresIn(turn.Snapshot).Any(f => f.Status != Status.None);
        return whole with { Frame = turn.Wording.Frame(null, passage.PeriodStart, passage.PeriodEnd, passage.Status, figures) };
    }
}
