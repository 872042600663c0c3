using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// What the phrases of a question say of its having an answer, and which of them the best passage holds: 票价 asked and not in the passage speaks
/// against it, 地铁 in the passage does not speak for it. Logistic regression, weights by src/Assistant.Training.
/// </summary>
public sealed partial class PhraseModel
{
    private const int Longest = 3;
    private const string Held = "+";
    private const string Lacking = "-";
    private readonly Dictionary<string, double> weights;
    private readonly double bias;

    /// <summary>A model by its weights.</summary>
    public PhraseModel(double bias, IReadOnlyDictionary<string, double> weights)
    {
        this.bias = bias;
        this.weights = new Dictionary<string, double>(weights, StringComparer.Ordinal);
    }

    /// <summary>The model that ships with the project.</summary>
    public static PhraseModel Default { get; } = Load("Answering.Data.phrases.txt");

    /// <summary>The log-odds that the question has an answer, by its phrases alone.</summary>
    public double Score(IEnumerable<string> phrases)
    {
        var (sum, count) = (0.0, 0);
        foreach (var phrase in phrases)
        {
            if (weights.TryGetValue(phrase, out var weight))
            {
                sum += weight;
                count++;
            }
        }

        return bias + (count == 0 ? 0 : sum / Math.Sqrt(count));
    }

    /// <summary>
    /// The runs of one to three characters of a question, each once, and for those of content whether the passage holds them (+) or not (-). Places,
    /// years and numbers stand as P, Y and 0: what is asked of them is the same everywhere.
    /// </summary>
    public static IReadOnlyCollection<string> PhrasesOf(ParsedQuestion question, RankedPassage? best)
    {
        var text = $"^{Plain(question)}$";
        var passage = best is null ? string.Empty : PassageView.Of(best.Passage).Normalized;
        var phrases = new HashSet<string>(StringComparer.Ordinal);
        for (var length = 1; length <= Longest; length++)
        {
            for (var i = 0; i + length <= text.Length; i++)
            {
                var phrase = text.Substring(i, length);
                phrases.Add(phrase);
                if (phrase.All(c => char.IsLetter(c) && !char.IsAsciiLetterUpper(c)))
                {
                    phrases.Add((passage.Contains(phrase, StringComparison.Ordinal) ? Held : Lacking) + phrase);
                }
            }
        }

        return phrases;
    }

    /// <summary>The text of a file that reads back as this model.</summary>
    public string Write()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\t{bias:0.####}\n");
        foreach (var (phrase, weight) in weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{phrase}\t{weight:0.###}\n");
        }

        return text.ToString();
    }

    private static string Plain(ParsedQuestion question)
    {
        var text = PlaceReader.Replace(question.Text, question.Places, "P");
        return Digits().Replace(Year().Replace(text, "Y"), "0");
    }

    private static PhraseModel Load(string name)
    {
        using var reader = DataFile.Open(name);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads the text of a file: a phrase, a tab and its weight a line; an empty phrase is the bias.</summary>
    /// <exception cref="InvalidDataException">A line is broken; the message shows it.</exception>
    public static PhraseModel Parse(string text)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')))
        {
            var tab = line.LastIndexOf('\t');
            if (tab < 0 || !double.TryParse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture, out var weight))
            {
                throw new InvalidDataException($"phrases: cannot read '{line}'; expected a phrase, a tab and a number");
            }

            weights[line[..tab]] = weight;
        }

        var bias = weights.GetValueOrDefault(string.Empty);
        weights.Remove(string.Empty);
        return new PhraseModel(bias, weights);
    }

    [GeneratedRegex(@"(19|20)\d\d年?")]
    private static partial Regex Year();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
