using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Search;

/// <summary>A clause of a passage: where it stands in the passage's text and how it reads to the search.</summary>
internal sealed record ClauseView(int Start, int End, string Normalized);

/// <summary>A passage as ranking reads it: normalised once and kept as long as the passage lives.</summary>
internal sealed class PassageView
{
    private static readonly ConditionalWeakTable<Passage, PassageView> Cache = [];
    private (StaticEmbeddingModel Model, float[] Vectors)? embedded;

    private PassageView(Passage passage)
    {
        Passage = passage;
        Normalized = SearchText.Normalize(passage.Text);
        Heading = SearchText.Normalize(string.Join(' ', passage.HeadingPath.Append(passage.Lead ?? string.Empty)));
        Clauses =
        [
            .. ClauseSplitter
                .Split(passage.Text)
                .Select(span => new ClauseView(span.Start, span.End, SearchText.Normalize(span.Of(passage.Text)))),
        ];
    }

    /// <summary>The passage.</summary>
    public Passage Passage { get; }

    /// <summary>Its text, normalised for search.</summary>
    public string Normalized { get; }

    /// <summary>Heading path and lead, normalised for search.</summary>
    public string Heading { get; }

    /// <summary>Its clauses in order.</summary>
    public IReadOnlyList<ClauseView> Clauses { get; }

    /// <summary>Index of the clause in which a figure of the passage begins; -1 where it begins behind them all.</summary>
    public int ClauseOf(Figure figure)
    {
        var at = figure.Start - Passage.Start;
        for (var i = 0; i < Clauses.Count; i++)
        {
            if (Clauses[i].End > at)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Likeness of meaning to a vector of length one, -1 to 1: of the passage with its heading, and of the clause that is nearest.</summary>
    public (double Passage, double Clause) Likeness(StaticEmbeddingModel model, ReadOnlySpan<float> query)
    {
        var vectors = Vectors(model);
        var passage = TensorPrimitives.Dot(query, vectors.AsSpan(0, model.Width));
        var clause = passage;
        for (var i = 0; i < Clauses.Count; i++)
        {
            clause = i == 0 ? -1 : clause;
            clause = Math.Max(clause, TensorPrimitives.Dot(query, vectors.AsSpan((i + 1) * model.Width, model.Width)));
        }

        return (passage, clause);
    }

    /// <summary>How near each clause is to a question by meaning, -1 to 1.</summary>
    public IReadOnlyList<double> ClauseLikeness(StaticEmbeddingModel model, float[] query)
    {
        var vectors = Vectors(model);
        return
        [
            .. Enumerable
                .Range(1, Clauses.Count)
                .Select(i => (double)TensorPrimitives.Dot(query, vectors.AsSpan(i * model.Width, model.Width))),
        ];
    }

    // The passage's own vector first, then one for each clause; kept for the model that asked last.
    private float[] Vectors(StaticEmbeddingModel model)
    {
        if (embedded is { } known && known.Model == model)
        {
            return known.Vectors;
        }

        float[] vectors = [.. model.EmbedNormalized(Normalized), .. Clauses.SelectMany(c => model.EmbedNormalized(c.Normalized))];
        embedded = (model, vectors);
        return vectors;
    }

    /// <summary>The clauses of a ranked passage that cover the question best.</summary>
    public static IEnumerable<ClauseView> AnsweringClauses(RankedPassage ranked) =>
        Of(ranked.Passage).Clauses.Skip(ranked.FirstClause).Take(ranked.LastClause - ranked.FirstClause + 1);

    /// <summary>The view of a passage, made on first use.</summary>
    public static PassageView Of(Passage passage) => Cache.GetValue(passage, static p => new PassageView(p));
}
