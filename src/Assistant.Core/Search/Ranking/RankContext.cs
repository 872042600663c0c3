using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>What ranking knows of a slot, worked out once for all its candidates.</summary>
internal sealed partial class RankContext
{
    private readonly ICorpusSnapshot snapshot;
    private readonly IReadOnlyList<QueryTerm> forms;
    private readonly StaticEmbeddingModel embedding;
    private readonly float[] meaning;
    private readonly Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);
    private readonly string termKey;

    /// <summary>Prepares the ranking of one slot.</summary>
    public RankContext(
        ParsedQuestion question,
        Slot slot,
        ICorpusSnapshot snapshot,
        StaticEmbeddingModel embedding,
        double topScore,
        Passage? anchor
    )
    {
        this.snapshot = snapshot;
        this.embedding = embedding;
        Question = question;
        termKey = GlossaryTerm.Key(question.Text);
        AsksRate = question.WantsNumber && AnswerShape.Rate().IsMatch(question.Text);
        Year = slot.Year;
        Status = slot.Status;
        TopScore = topScore;
        Anchor = anchor;
        Coverage = new QuestionCoverage(slot.Terms, question.Text.Length, snapshot);
        forms = [.. slot.Terms.Where(t => t.Origin == TermOrigin.Form && !t.Inherited && t.Length > 1)];
        Content = ContentOf(question.Text, slot.Terms);
        meaning = embedding.EmbedNormalized(CrossEncoderInput.AskedText(question, slot.Terms));
        Quoted =
        [
            .. Quotation()
                .Matches(question.Typed)
                .Select(m => SearchText.Normalize(m.Groups[1].Value))
                .Where(q => q.Length is > 1 and < 20),
        ];
        Numbers = [.. Number().Matches(question.Text).Select(m => m.Value).Where(n => !IsYear(n)).Distinct()];
    }

    public ParsedQuestion Question { get; }

    /// <summary>Whether the answer has to hold a number.</summary>
    public bool WantsNumber => Question.WantsNumber;

    /// <summary>Share of the official terms of the question that stand in the text, in any of their forms; half where it names none.</summary>
    public double FormsIn(string text) =>
        forms.Count == 0
            ? 0.5
            : forms.Count(f => f.Alternatives.Any(a => text.Contains(a, StringComparison.Ordinal))) / (double)forms.Count;

    /// <summary>How near a passage, and its nearest clause, are to the question by meaning, -1 to 1.</summary>
    public (double Passage, double Clause) Likeness(PassageView view) => view.Likeness(embedding, meaning);

    /// <summary>How near each clause of a passage is to the question by meaning.</summary>
    public IReadOnlyList<double> ClauseLikeness(PassageView view) => view.ClauseLikeness(embedding, meaning);

    /// <summary>How near a text is by meaning to what it leaves uncovered of the question by words; 1 where nothing is left.</summary>
    public double GapLikeness(PassageView view, QuestionGaps gaps) =>
        gaps.Runs.Count == 0 ? 1 : view.Likeness(embedding, VectorOf(gaps.Text)).Passage;

    /// <summary>Whether the question asks for so much a month, a person, a square metre.</summary>
    public bool AsksRate { get; }

    /// <summary>
    /// Of the runs of the question that a passage leaves uncovered by words, the one least met by meaning; and the share of the weight that is met
    /// by words or meaning.
    /// </summary>
    public (double Least, double Met) Runs(PassageView view, QuestionGaps gaps)
    {
        double least = 1,
            met = 1;
        foreach (var (run, weight) in gaps.Runs)
        {
            var likeness = Math.Max(0, view.Likeness(embedding, VectorOf(run)).Clause);
            least = Math.Min(least, 1 - (weight * (1 - likeness) * 2));
            met -= weight * (1 - likeness);
        }

        return (least, met);
    }

    // Many candidates leave the same uncovered.
    private float[] VectorOf(string text)
    {
        if (!vectors.TryGetValue(text, out var vector))
        {
            vectors[text] = vector = embedding.EmbedNormalized(text);
        }

        return vector;
    }

    /// <summary>Ledger figures of a passage.</summary>
    public IEnumerable<Figure> FiguresOf(Passage passage) => snapshot.FiguresOf(passage);

    public int? Year { get; }

    public Status? Status { get; }

    public double TopScore { get; }

    public Passage? Anchor { get; }

    public QuestionCoverage Coverage { get; }

    /// <summary>The characters of the question that carry content, run together.</summary>
    public string Content { get; }

    /// <summary>What the question puts in quotation marks, normalised.</summary>
    public IReadOnlyList<string> Quoted { get; }

    /// <summary>Numbers of the question that are no years.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Whether the passage is the glossary entry of a term that the question names.</summary>
    public bool IsNamedTerm(Passage passage) =>
        passage.Kind == PassageKind.Glossary
        && snapshot
            .Glossary(passage.Report)
            .Any(e =>
                e.Span.Start < passage.End && passage.Start < e.Span.End && GlossaryTerm.Named(GlossaryTerm.Key(e.Term), termKey) > 0
            );

    /// <summary>Normalised text of the passages before and behind.</summary>
    public string Neighbours(Passage passage)
    {
        var all = snapshot.Passages(passage.Report);
        var before = passage.Ordinal > 0 ? PassageView.Of(all[passage.Ordinal - 1]).Normalized : string.Empty;
        var behind = passage.Ordinal + 1 < all.Count ? PassageView.Of(all[passage.Ordinal + 1]).Normalized : string.Empty;
        return before + behind;
    }

    private static string ContentOf(string text, IReadOnlyList<QueryTerm> terms)
    {
        var content = new bool[text.Length];
        foreach (var term in terms.Where(t => !t.Inherited))
        {
            content.AsSpan(term.Start, term.Length).Fill(true);
        }

        return string.Concat(text.Where((_, i) => content[i]));
    }

    private static bool IsYear(string number) =>
        number.Length == 4 && number[0] is '1' or '2' && int.TryParse(number, out var year) && year is > 1948 and < 2060;

    [GeneratedRegex(@"[“""‘'「『《]([^”""’'」』》]{2,20})[”""’'」』》]")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();
}
