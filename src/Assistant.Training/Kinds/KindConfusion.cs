using System.Globalization;
using System.Text;
using Assistant.Core.Questions;

namespace Assistant.Training.Kinds;

/// <summary>How often each kind was read as which: rows are what is right, columns what was read.</summary>
internal sealed class KindConfusion
{
    private readonly int[,] counts = new int[KindModel.Kinds.Count, KindModel.Kinds.Count];

    /// <summary>Questions counted.</summary>
    public int Questions { get; private set; }

    /// <summary>Questions whose kind was read rightly.</summary>
    public int Right { get; private set; }

    /// <summary>The share that was read rightly.</summary>
    public double Share => Questions == 0 ? 0 : (double)Right / Questions;

    /// <summary>Counts questions.</summary>
    /// <param name="kindOf">The kind that counts as right.</param>
    public static KindConfusion Of(
        IEnumerable<KindExample> examples,
        Func<KindExample, string> kindOf,
        Func<KindExample, QuestionKind> read
    )
    {
        var confusion = new KindConfusion();
        foreach (var example in examples)
        {
            var (right, given) = (QuestionKinds.Parse(kindOf(example)), read(example));
            if (right is { } kind)
            {
                confusion.counts[(int)kind, (int)given]++;
                confusion.Questions++;
                confusion.Right += kind == given ? 1 : 0;
            }
        }

        return confusion;
    }

    /// <summary>The matrix as text, kinds that do not occur left out.</summary>
    public override string ToString()
    {
        var shown = KindModel.Kinds.Where(k => KindModel.Kinds.Any(o => counts[(int)k, (int)o] + counts[(int)o, (int)k] > 0)).ToList();
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{"right / read", -12}");
        foreach (var kind in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Short(kind), 6}");
        }

        foreach (var kind in shown)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{kind.Name(), -12}");
            foreach (var other in shown)
            {
                text.Append(CultureInfo.InvariantCulture, $"{counts[(int)kind, (int)other], 6}");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{Right} of {Questions} right: {Share:0.000}").ToString();
    }

    private static string Short(QuestionKind kind) => kind.Name() is var name && name.Length > 5 ? name[..5] : name;
}
