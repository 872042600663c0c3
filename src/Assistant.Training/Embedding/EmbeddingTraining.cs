using System.Diagnostics;
using System.Numerics.Tensors;
using Assistant.Core.Embeddings;

namespace Assistant.Training.Embedding;

/// <summary>Where the data of the embedding lies.</summary>
internal sealed record EmbeddingSources(string Texts, string Reports, string Questions, string Statutes);

/// <summary>Pre-trains the static embedding on raw text, then tunes it on questions and what answers them.</summary>
internal sealed class EmbeddingTraining(EmbeddingSources sources, ReportRoles roles)
{
    private const int Width = 128;
    private const int ReportTimes = 6;
    private const int Batch = 512;
    private const int Epochs = 5;
    private const float TuneRate = 0.06f;

    private List<(string Text, int Times)> paragraphs = [];
    private EmbeddingVocabulary vocabulary = new([]);

    /// <summary>The vectors after pre-training; the vocabulary comes with them.</summary>
    public (IReadOnlyList<string> Terms, float[] Rows) Pretrain()
    {
        var clock = Stopwatch.StartNew();
        paragraphs =
        [
            .. RawTexts.Reports(sources.Reports, roles).Select(t => (t, ReportTimes)),
            .. RawTexts.Compressed(sources.Texts).Select(t => (t, 1)),
        ];
        Console.WriteLine(
            $"{paragraphs.Count} paragraphs, {paragraphs.Sum(p => (long)p.Text.Length) / 1e6:0.0} million characters read in {clock.Elapsed.TotalSeconds:0} s"
        );
        var counts = new VocabularyBuilder();
        foreach (var (text, times) in paragraphs)
        {
            counts.Count(text, times);
        }

        vocabulary = new EmbeddingVocabulary(counts.Build([]));
        Console.WriteLine($"{vocabulary.Terms.Count} features after {clock.Elapsed.TotalSeconds:0} s");
        var pairs = new SentencePairs();
        foreach (var (text, times) in paragraphs)
        {
            pairs.Add(text, times, Features);
        }

        paragraphs = [];
        Console.WriteLine($"{pairs.Count} pairs after {clock.Elapsed.TotalSeconds:0} s");
        var trainer = new ContrastiveTrainer(vocabulary.Terms.Count, Width, temperature: 0.06f, steady: 1e-4f);
        var random = new Random(29);
        var steps = (long)Epochs * pairs.Count / Batch;
        var step = 0L;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var loss = 0.0;
            foreach (var batch in pairs.Shuffled(random).Chunk(Batch).Where(b => b.Length == Batch))
            {
                loss =
                    (0.99 * loss)
                    + (
                        0.01
                        * trainer.Step(
                            [.. batch.Select(p => p.Query)],
                            [.. batch.Select(p => p.Candidate)],
                            [.. Enumerable.Range(0, Batch)],
                            0.05f * (1 - (0.9f * step / steps))
                        )
                    );
                if (++step % 1000 == 0)
                {
                    Console.WriteLine($"step {step}/{steps}: loss {loss:0.000}, {clock.Elapsed.TotalSeconds:0} s");
                }
            }
        }

        return (vocabulary.Terms, trainer.Rows);
    }

    /// <summary>Tunes vectors on the questions whose report <paramref name="learnFrom"/> admits.</summary>
    public float[] Tune(IReadOnlyList<string> terms, float[] start, Func<string, bool> learnFrom, int epochs, bool report)
    {
        vocabulary = new EmbeddingVocabulary(terms);
        var all = QuestionPairs.Load(sources.Questions, sources.Reports, Features);
        var pairs = all.Where(p => learnFrom(p.Report)).ToList();
        var general = QuestionPairs
            .Statutes(sources.Statutes, Features)
            .Concat(QuestionPairs.Words(Path.Combine(sources.Questions, "words.jsonl"), Features))
            .ToList();
        var trainer = new ContrastiveTrainer(terms.Count, Width, temperature: 0.1f, steady: 1e-2f, (float[])start.Clone());
        if (report)
        {
            Print("before tuning", trainer, all);
        }

        var random = new Random(31);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var loss = Epoch(trainer, pairs, general, random, TuneRate * (1 - (0.8f * epoch / epochs)));
            if (report)
            {
                Print($"epoch {epoch + 1}, loss {loss:0.000}", trainer, all);
            }
        }

        return trainer.Rows;
    }

    private static double Epoch(
        ContrastiveTrainer trainer,
        List<QuestionPair> pairs,
        List<(int[] Query, int[] Text)> general,
        Random random,
        float rate
    )
    {
        const int Others = 7;
        const int Questions = 64;
        var order = pairs.ToArray();
        random.Shuffle(order);
        var mixed = general.ToArray();
        random.Shuffle(mixed);
        var losses = new List<double>();
        var next = 0;
        foreach (var batch in order.Chunk(Questions))
        {
            List<int[]> queries = [],
                candidates = [];
            List<int> right = [];
            foreach (var pair in batch)
            {
                right.Add(candidates.Count);
                queries.Add(Drop(pair.Query, random));
                candidates.Add(pair.Passages[pair.Answers[random.Next(pair.Answers.Count)]]);
                for (var i = 0; i < Others; i++)
                {
                    var other = random.Next(pair.Passages.Count);
                    if (!pair.Answers.Contains(other))
                    {
                        candidates.Add(pair.Passages[other]);
                    }
                }
            }

            losses.Add(trainer.Step(queries, candidates, right, rate));
            var slice = mixed.Skip(next).Take(128).ToList();
            next = (next + 128) % mixed.Length;
            trainer.Step(
                [.. slice.Select(p => p.Query)],
                [.. slice.Select(p => p.Text)],
                [.. Enumerable.Range(0, slice.Count)],
                rate * 0.5f
            );
        }

        return losses.Average();
    }

    // A question is to be found by what it means, not by one lucky word.
    private static int[] Drop(int[] features, Random random)
    {
        var kept = features.Where(_ => random.NextSingle() > 0.15f).ToArray();
        return kept.Length > 0 ? kept : features;
    }

    private void Print(string when, ContrastiveTrainer trainer, IReadOnlyList<QuestionPair> all)
    {
        string Of(IReadOnlyList<QuestionPair> pairs)
        {
            var ranks = pairs.GroupBy(p => p.Report).SelectMany(g => Ranks(trainer, [.. g])).ToList();
            return string.Join(" ", ((int[])[1, 5, 20]).Select(k => $"@{k} {ranks.Count(r => r <= k) / (double)ranks.Count:0.000}"));
        }

        Console.WriteLine(
            $"{when}: learned {Of([.. all.Where(p => roles.Learns(p.Report))])}, choose {Of([.. all.Where(p => roles.Chooses(p.Report))])}"
        );
    }

    private static IEnumerable<int> Ranks(ContrastiveTrainer trainer, IReadOnlyList<QuestionPair> pairs)
    {
        var passages = trainer.Embed(pairs[0].Passages);
        var queries = trainer.Embed([.. pairs.Select(p => p.Query)]);
        for (var i = 0; i < pairs.Count; i++)
        {
            var query = queries.AsSpan(i * Width, Width);
            var scores = new float[pairs[i].Passages.Count];
            for (var j = 0; j < scores.Length; j++)
            {
                scores[j] = TensorPrimitives.Dot<float>(query, passages.AsSpan(j * Width, Width));
            }

            var best = pairs[i].Answers.Max(a => scores[a]);
            yield return 1 + scores.Count(s => s > best);
        }
    }

    private int[] Features(string normalized)
    {
        var features = new List<int>();
        vocabulary.Features(normalized, features);
        return [.. features];
    }
}
