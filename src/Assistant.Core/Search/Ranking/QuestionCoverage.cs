using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>
/// How much of a question a text covers: each character of the question weighs as much as the rarest term over it, and counts as
/// covered when a term over it stands in the text. Concepts of the lexicon cover the everyday word by which they were met.
/// </summary>
public sealed class QuestionCoverage
{
    // A pair that no passage holds is more often an everyday word than the thing asked for.
    private const double UnknownWeight = 0.45;
    private readonly QueryTerm[] terms;
    private readonly double[] strength;
    private readonly double[] weights;
    private readonly double total;

    /// <summary>Prepares the terms of one question or of one part of it.</summary>
    public QuestionCoverage(IReadOnlyList<QueryTerm> terms, int length, ICorpusSnapshot snapshot)
    {
        this.terms = [.. terms];
        strength = [.. terms.Select(Strength)];
        weights = new double[length];
        var known = new bool[length];
        var maximum = Math.Log(snapshot.PassageCount + 1);
        var missing = new bool[length];
        foreach (var term in terms.Where(t => t.Origin != TermOrigin.Character))
        {
            var frequency = term.Alternatives.Max(a => Frequency(a, snapshot));
            if (term.Origin == TermOrigin.Form && frequency == 0)
            {
                missing.AsSpan(term.Start, term.Length).Fill(true);
            }

            var weight = frequency == 0 ? 0 : Math.Log((snapshot.PassageCount + 1.0) / (frequency + 0.5)) / maximum;
            weight *= term.Inherited ? 0.5 : 1;
            for (var i = term.Start; i < term.Start + term.Length; i++)
            {
                known[i] |= frequency > 0;
                weights[i] = Math.Max(weights[i], weight);
            }
        }

        foreach (var term in terms)
        {
            for (var i = term.Start; i < term.Start + term.Length; i++)
            {
                if (!known[i])
                {
                    weights[i] = UnknownWeight * (term.Inherited ? 0.5 : 1);
                }
            }
        }

        MissingTerms = missing.Count(m => m) / (double)Math.Max(1, weights.Count(w => w > 0));
        total = weights.Sum();
        Unknown = total == 0 ? 1 : Enumerable.Range(0, length).Where(i => !known[i]).Sum(i => weights[i]) / total;
    }

    /// <summary>Share of the question's weight that no passage of the corpus can cover.</summary>
    public double Unknown { get; }

    /// <summary>Share of the question that is an official term of which no form stands in any passage: the thing asked for is not there.</summary>
    public double MissingTerms { get; }

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsEmpty => total == 0;

    /// <summary>Share of the question's weight that the texts cover together, 0 to 1; a later text counts by its factor.</summary>
    public double Of(string text, string? context = null, double contextFactor = 0.5)
    {
        if (total == 0)
        {
            return 0;
        }

        var covered = new double[weights.Length];
        Cover(text, 1, covered);
        if (context is not null)
        {
            Cover(context, contextFactor, covered);
        }

        var sum = 0.0;
        for (var i = 0; i < covered.Length; i++)
        {
            sum += covered[i] * weights[i];
        }

        return sum / total;
    }

    /// <summary>Weight of the heaviest run of the question that the text leaves uncovered, 0 to 1.</summary>
    public double HeaviestGap(string text)
    {
        if (total == 0)
        {
            return 1;
        }

        var covered = new double[weights.Length];
        Cover(text, 1, covered);
        return Heaviest(covered);
    }

    /// <summary>What the text leaves uncovered of the question.</summary>
    /// <param name="question">The normalised question that the terms were read from.</param>
    public QuestionGaps Gaps(string text, string question)
    {
        if (total == 0)
        {
            return new QuestionGaps(1, []);
        }

        var covered = new double[weights.Length];
        Cover(text, 1, covered);
        var runs = new List<(string, double)>();
        for (var i = 0; i < weights.Length; i++)
        {
            var start = i;
            var weight = 0.0;
            while (i < weights.Length && weights[i] > 0 && covered[i] <= 0.5)
            {
                weight += weights[i++];
            }

            if (i > start)
            {
                runs.Add((question[start..i], weight / total));
            }
        }

        return new QuestionGaps(Heaviest(covered), runs);
    }

    private double Heaviest(double[] covered)
    {
        double heaviest = 0,
            run = 0;
        for (var i = 0; i < covered.Length; i++)
        {
            run = covered[i] > 0.5 ? 0 : run + weights[i];
            heaviest = Math.Max(heaviest, run);
        }

        return heaviest / total;
    }

    private void Cover(string text, double factor, double[] covered)
    {
        for (var t = 0; t < terms.Length; t++)
        {
            if (!terms[t].Alternatives.Any(a => text.Contains(a, StringComparison.Ordinal)))
            {
                continue;
            }

            for (var i = terms[t].Start; i < terms[t].Start + terms[t].Length; i++)
            {
                covered[i] = Math.Max(covered[i], strength[t] * factor);
            }
        }
    }

    private static double Strength(QueryTerm term) =>
        term.Origin switch
        {
            TermOrigin.Character => 0.35,
            TermOrigin.Hint => 0.85,
            TermOrigin.English => 0.9,
            _ => 1,
        };

    // The index knows characters, pairs and words; a longer phrase is at most as frequent as its rarest pair.
    private static int Frequency(string phrase, ICorpusSnapshot snapshot)
    {
        var tokens = SearchText.Tokens(phrase);
        var longest = tokens.Count == 0 ? 0 : tokens.Max(t => t.Length);
        return tokens.Where(t => t.Length == longest || t.Length > 1).Select(snapshot.DocumentFrequency).DefaultIfEmpty(0).Min();
    }
}
