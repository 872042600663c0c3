using System.Numerics.Tensors;

namespace Assistant.Training.Embedding;

/// <summary>
/// Learns a vector for each feature so that the sums of the two sides of a pair point the same way (InfoNCE: van den Oord et al., 2018; each
/// pair is told from all other candidates of its batch). Row-wise AdaGrad. Two threads share the work by fixed parts, so that runs repeat exactly.
/// </summary>
internal sealed class ContrastiveTrainer
{
    private const int Threads = 2;
    private readonly int width;
    private readonly float temperature;
    private readonly float[] squares;

    /// <summary>Starts from given vectors, or from small ones of chance.</summary>
    /// <param name="steady">Start of each row's sum of squared gradients: the larger, the gentler the first steps.</param>
    public ContrastiveTrainer(int rows, int width, float temperature, float steady, float[]? start = null, int seed = 17)
    {
        this.width = width;
        this.temperature = temperature;
        Rows = start ?? Random(rows, width, seed);
        squares = new float[rows];
        Array.Fill(squares, steady);
    }

    /// <summary>The vectors, one after the other.</summary>
    public float[] Rows { get; }

    /// <summary>One step; <paramref name="right"/> is the number of the right candidate of each query. Returns the mean loss.</summary>
    public double Step(IReadOnlyList<int[]> queries, IReadOnlyList<int[]> candidates, IReadOnlyList<int> right, float rate)
    {
        var (q, qLengths) = Pool(queries);
        var (c, cLengths) = Pool(candidates);
        var masses = new float[queries.Count * candidates.Count];
        var losses = new double[queries.Count];
        var dq = new float[q.Length];
        var dc = new float[c.Length];
        Share(queries.Count, i =>
        {
            var mass = masses.AsSpan(i * candidates.Count, candidates.Count);
            var query = q.AsSpan(i * width, width);
            for (var j = 0; j < candidates.Count; j++)
            {
                mass[j] = TensorPrimitives.Dot<float>(query, c.AsSpan(j * width, width)) / temperature;
            }

            TensorPrimitives.SoftMax<float>(mass, mass);
            losses[i] = -Math.Log(Math.Max(1e-12, mass[right[i]]));
            mass[right[i]] -= 1;
            var gradient = dq.AsSpan(i * width, width);
            for (var j = 0; j < candidates.Count; j++)
            {
                if (Math.Abs(mass[j]) > 1e-4f)
                {
                    TensorPrimitives.MultiplyAdd(c.AsSpan(j * width, width), mass[j], gradient, gradient);
                }
            }

            ThroughLength(query, gradient, qLengths[i]);
        });
        Share(candidates.Count, j =>
        {
            var gradient = dc.AsSpan(j * width, width);
            for (var i = 0; i < queries.Count; i++)
            {
                var mass = masses[(i * candidates.Count) + j];
                if (Math.Abs(mass) > 1e-4f)
                {
                    TensorPrimitives.MultiplyAdd(q.AsSpan(i * width, width), mass, gradient, gradient);
                }
            }

            ThroughLength(c.AsSpan(j * width, width), gradient, cLengths[j]);
        });
        Parallel.For(0, Threads, thread =>
        {
            Update(queries, dq, rate, thread);
            Update(candidates, dc, rate, thread);
        });
        return losses.Average();
    }

    /// <summary>The pooled vectors of texts, of length one.</summary>
    public float[] Embed(IReadOnlyList<int[]> texts) => Pool(texts).Vectors;

    private (float[] Vectors, float[] Lengths) Pool(IReadOnlyList<int[]> texts)
    {
        var vectors = new float[texts.Count * width];
        var lengths = new float[texts.Count];
        Share(texts.Count, i =>
        {
            var sum = vectors.AsSpan(i * width, width);
            foreach (var feature in texts[i])
            {
                TensorPrimitives.Add(sum, Rows.AsSpan(feature * width, width), sum);
            }

            lengths[i] = Math.Max(1e-6f, TensorPrimitives.Norm<float>(sum));
            TensorPrimitives.Divide(sum, lengths[i], sum);
        });
        return (vectors, lengths);
    }

    // The gradient of the sum from that of the unit vector: its part along the vector changes nothing.
    private void ThroughLength(Span<float> unit, Span<float> gradient, float length)
    {
        var along = TensorPrimitives.Dot<float>(unit, gradient);
        TensorPrimitives.MultiplyAdd(unit, -along, gradient, gradient);
        TensorPrimitives.Divide(gradient, length * temperature, gradient);
    }

    private void Update(IReadOnlyList<int[]> texts, float[] gradients, float rate, int thread)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            var gradient = gradients.AsSpan(i * width, width);
            var square = TensorPrimitives.SumOfSquares<float>(gradient) / width;
            if (square == 0)
            {
                continue;
            }

            foreach (var feature in texts[i])
            {
                if (feature % Threads == thread)
                {
                    squares[feature] += square;
                    var row = Rows.AsSpan(feature * width, width);
                    TensorPrimitives.MultiplyAdd(gradient, -rate / MathF.Sqrt(squares[feature]), row, row);
                }
            }
        }
    }

    private static void Share(int count, Action<int> work) => Parallel.For(0, Threads, thread =>
        {
            var (from, to) = (count * thread / Threads, count * (thread + 1) / Threads);
            for (var i = from; i < to; i++)
            {
                work(i);
            }
        });

    private static float[] Random(int rows, int width, int seed)
    {
        var random = new Random(seed);
        var values = new float[rows * width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() - 0.5f) / MathF.Sqrt(width);
        }

        return values;
    }
}
