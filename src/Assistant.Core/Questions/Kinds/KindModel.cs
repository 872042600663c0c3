using System.Globalization;
using System.Text;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>
/// Multinomial logistic regression from features of a question to its kind. The file names the kinds in its first line; each further line holds a feature
/// and, behind tabs, its weight for each kind in hundredths. Learned by src/Assistant.Training.
/// </summary>
internal sealed class KindModel
{
    private const double Scale = 100;
    private const string Header = "feature";

    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<short[]> weights = [];

    private KindModel() => lookup = rows.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kinds in the order of the probabilities.</summary>
    public static IReadOnlyList<QuestionKind> Kinds { get; } = Enum.GetValues<QuestionKind>();

    /// <summary>The model that ships with the project.</summary>
    public static KindModel Default { get; } = Load("Questions.Kinds.Data.kinds.txt");

    /// <summary>A model by its weights, one for each kind.</summary>
    public static KindModel Of(IEnumerable<(string Feature, IReadOnlyList<double> Weights)> features)
    {
        var model = new KindModel();
        foreach (var (feature, weights) in features)
        {
            model.Add(feature, [.. weights.Select(w => (short)Math.Clamp(Math.Round(w * Scale), short.MinValue, short.MaxValue))]);
        }

        return model;
    }

    /// <summary>The probability of each kind, in the order of <see cref="Kinds"/>.</summary>
    public double[] Probabilities(KindFeatures features)
    {
        var sums = new double[Kinds.Count];
        var seen = new HashSet<int>();
        foreach (var mark in features.Marks)
        {
            Add(sums, seen, mark);
        }

        var text = features.Text.AsSpan();
        for (var start = 0; start < text.Length; start++)
        {
            for (var length = 1; length <= Math.Min(KindFeatures.LongestRun, text.Length - start); length++)
            {
                Add(sums, seen, text.Slice(start, length));
            }
        }

        return Softmax(sums);
    }

    /// <summary>The text of a file that reads back as this model.</summary>
    public string Write()
    {
        var text = new StringBuilder().Append(Header).Append('\t').AppendJoin('\t', Kinds.Select(k => k.Name())).Append('\n');
        foreach (var (feature, row) in rows.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            text.Append(feature);
            foreach (var weight in weights[row])
            {
                text.Append('\t').Append(weight.ToString(CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="InvalidDataException">A line is broken, or the file knows other kinds; the message shows the line.</exception>
    public static KindModel Parse(string text)
    {
        var model = new KindModel();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(l => l.StartsWith("# ", StringComparison.Ordinal))
            .ToList();
        if (lines.Count == 0 || !lines[0].Split('\t').Skip(1).SequenceEqual(Kinds.Select(k => k.Name())))
        {
            throw new InvalidDataException(
                "kinds: the first line does not name the kinds that there are; train it anew (src/Assistant.Training)"
            );
        }

        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split('\t');
            var numbers = new short[cells.Length - 1];
            var isRead = numbers.Length == Kinds.Count;
            for (var i = 0; i < numbers.Length; i++)
            {
                isRead &= short.TryParse(cells[i + 1], CultureInfo.InvariantCulture, out numbers[i]);
            }

            if (!isRead || !model.Add(cells[0], numbers))
            {
                throw new InvalidDataException(
                    $"kinds: cannot read '{line}'; expected a new feature and {Kinds.Count} whole numbers behind tabs"
                );
            }
        }

        return model;
    }

    private static KindModel Load(string name)
    {
        using var reader = DataFile.Open(name);
        return Parse(reader.ReadToEnd());
    }

    private bool Add(string feature, short[] numbers)
    {
        if (!rows.TryAdd(feature, weights.Count))
        {
            return false;
        }

        weights.Add(numbers);
        return true;
    }

    // A feature counts once, however often it occurs.
    private void Add(double[] sums, HashSet<int> seen, ReadOnlySpan<char> feature)
    {
        if (lookup.TryGetValue(feature, out var row) && seen.Add(row))
        {
            var of = weights[row];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += of[i] / Scale;
            }
        }
    }

    private static double[] Softmax(double[] sums)
    {
        var highest = sums.Max();
        double[] powers = [.. sums.Select(s => Math.Exp(s - highest))];
        var total = powers.Sum();
        return [.. powers.Select(p => p / total)];
    }
}
