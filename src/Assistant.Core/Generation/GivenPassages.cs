using System.Text;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Generation;

/// <summary>The passages that a model received in a turn, each with its mark, within a token budget.</summary>
internal sealed class GivenPassages
{
    private readonly ICorpusSnapshot snapshot;
    private readonly List<Passage> passages = [];
    private int left;

    public GivenPassages(ICorpusSnapshot snapshot, int tokens) => (this.snapshot, left) = (snapshot, tokens);

    /// <summary>The passages in the order of their marks.</summary>
    public IReadOnlyList<Passage> All => passages;

    /// <summary>The passage with a mark, counted from 1; null when there is none.</summary>
    public Passage? this[int mark] => mark >= 1 && mark <= passages.Count ? passages[mark - 1] : null;

    /// <summary>Another budget, for passages whose marks follow on these.</summary>
    public GivenPassages Next(int tokens)
    {
        var next = new GivenPassages(snapshot, tokens);
        next.passages.AddRange(passages);
        return next;
    }

    /// <summary>Adds passages, the best first, up to the budget, and returns their texts for the model; empty where none fits.</summary>
    public string GiveAll(IEnumerable<Passage> best) => string.Join("\n\n", best.Select(Give).OfType<string>());

    /// <summary>
    /// Adds a passage and returns the text for the model: mark and text, position in the report, ledger rows. Returns null when the budget is spent
    /// or the passage looks like an instruction to a model. A passage that was added before keeps its mark.
    /// </summary>
    public string? Give(Passage passage)
    {
        var known = passages.FindIndex(p => p.Id == passage.Id);
        var text = Render(passage, known >= 0 ? known + 1 : passages.Count + 1);
        var cost = TokenCounter.Count(text);
        if (cost > left || QuestionPatterns.Instruction().IsMatch(passage.Text))
        {
            return null;
        }

        left -= cost;
        if (known < 0)
        {
            passages.Add(passage);
        }

        return text;
    }

    private string Render(Passage passage, int mark)
    {
        var title = snapshot.Reports.FirstOrDefault(r => r.Report == passage.Report)?.Title ?? passage.Report;
        var text = new StringBuilder(
            $"[{mark}] {Plain(passage.Text)}\n出处：《{Plain(title)}》{Plain(string.Join(" › ", passage.HeadingPath))}{When(passage.PeriodStart, passage.PeriodEnd, passage.Status)}"
        );
        var figures = snapshot.Figures(passage.Report).Where(f => f.PassageId == passage.Id).ToList();
        return figures.Count == 0 ? text.ToString() : text.Append("\n数据：").AppendJoin("；", figures.Select(Row)).ToString();
    }

    private static string Row(Figure figure)
    {
        var direction = figure.Kind is FigureKind.Growth or FigureKind.Change ? (figure.Falling ? "下降" : "增长") : string.Empty;
        var text = Plain(figure.Text);
        foreach (var condition in figure.Modifiers.Where(m => !text.Contains(m, StringComparison.Ordinal)))
        {
            text = figure.Quote.Contains(figure.Text + condition, StringComparison.Ordinal) ? text + condition : condition + text;
        }

        return $"{Plain(figure.Indicator)}＝{direction}{text}{When(figure.PeriodStart, figure.PeriodEnd, figure.Status)}";
    }

    private static string When(int? from, int? to, Status status)
    {
        var kind = status switch
        {
            Status.Actual => "实绩",
            Status.Target => "目标",
            Status.Plan => "计划",
            Status.Threshold => "规定",
            _ => string.Empty,
        };
        var period =
            from is null ? string.Empty
            : from == to ? $"{from}年"
            : $"{from}-{to}年";
        return period.Length + kind.Length > 0 ? $"（{string.Join("，", new[] { period, kind }.Where(s => s.Length > 0))}）" : string.Empty;
    }

    // A text must not bring marks or lines of its own.
    private static string Plain(string text) => text.Replace('[', '［').Replace(']', '］').Replace('\r', ' ').Replace('\n', ' ');
}
