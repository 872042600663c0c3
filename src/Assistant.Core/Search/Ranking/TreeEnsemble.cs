using System.Globalization;
using System.Text;
using Assistant.Core.Language;

namespace Assistant.Core.Search;

/// <summary>
/// A sum of regression trees over named features, made by gradient boosting (Friedman, 2001). The file has a line for each tree, its nodes in
/// preorder parted by spaces: feature&lt;threshold for a split (left is below), a number for a leaf.
/// </summary>
public sealed class TreeEnsemble
{
    private readonly List<Node[]> trees;

    private TreeEnsemble(List<Node[]> trees) => this.trees = trees;

    /// <summary>A split (feature, threshold, index of the right child; the left one follows) or, with feature -1, a leaf.</summary>
    public readonly record struct Node(int Feature, double Value, int Right);

    /// <summary>An ensemble of trees whose nodes stand in preorder.</summary>
    public static TreeEnsemble Of(IEnumerable<Node[]> trees) => new([.. trees]);

    /// <summary>The sum of the leaves that the features reach.</summary>
    public double Score(IReadOnlyList<double> features)
    {
        var sum = 0.0;
        foreach (var tree in trees)
        {
            var at = 0;
            while (tree[at].Feature >= 0)
            {
                at = features[tree[at].Feature] < tree[at].Value ? at + 1 : tree[at].Right;
            }

            sum += tree[at].Value;
        }

        return sum;
    }

    /// <summary>Reads an embedded file.</summary>
    public static TreeEnsemble Load(string name, IReadOnlyList<string> names)
    {
        using var reader = DataFile.Open(name);
        return Parse(reader.ReadToEnd(), names);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="InvalidDataException">A tree is broken or names an unknown feature; the message shows it.</exception>
    public static TreeEnsemble Parse(string text, IReadOnlyList<string> names)
    {
        var positions = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        var trees = new List<Node[]>();
        foreach (
            var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(l => !l.StartsWith('#'))
        )
        {
            var nodes = new List<Node>();
            var tokens = line.Split(' ');
            if (Read(tokens, 0, positions, nodes) != tokens.Length)
            {
                throw new InvalidDataException($"trees: cannot read '{line}'");
            }

            trees.Add([.. nodes]);
        }

        return new TreeEnsemble(trees);
    }

    /// <summary>The text of a file that reads back as this ensemble.</summary>
    public string Write(IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        foreach (var tree in trees)
        {
            text.AppendJoin(
                    ' ',
                    tree.Select(n =>
                        n.Feature < 0
                            ? n.Value.ToString("0.#####", CultureInfo.InvariantCulture)
                            : string.Create(CultureInfo.InvariantCulture, $"{names[n.Feature]}<{n.Value:0.#####}")
                    )
                )
                .Append('\n');
        }

        return text.ToString();
    }

    private static int Read(string[] tokens, int at, Dictionary<string, int> positions, List<Node> nodes)
    {
        var parts = at < tokens.Length ? tokens[at].Split('<') : [];
        var known = parts.Length == 2 ? positions.GetValueOrDefault(parts[0], -1) : -1;
        if (
            parts.Length is 0 or > 2
            || (parts.Length == 2 && known < 0)
            || !double.TryParse(parts[^1], CultureInfo.InvariantCulture, out var value)
        )
        {
            throw new InvalidDataException(
                $"trees: cannot read '{(at < tokens.Length ? tokens[at] : "the end of a line")}'; expected a number or one of {string.Join(", ", positions.Keys)} with a threshold"
            );
        }

        if (parts.Length == 1)
        {
            nodes.Add(new Node(-1, value, 0));
            return at + 1;
        }

        var index = nodes.Count;
        nodes.Add(default);
        var next = Read(tokens, at + 1, positions, nodes);
        nodes[index] = new Node(known, value, nodes.Count);
        return Read(tokens, next, positions, nodes);
    }
}
