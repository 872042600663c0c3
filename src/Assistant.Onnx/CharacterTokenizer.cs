using System.Globalization;
using System.Text;

namespace Assistant.Onnx;

/// <summary>
/// Splits a text exactly as src/training/tokens.py does: each Han character and sign is a token; Latin words and numbers are split by character.
/// BertTokenizer differs: it does not fold full-width digits, turns a word with an unknown letter into one unknown token, and drops 😀.
/// </summary>
internal sealed class CharacterTokenizer
{
    public const int Unknown = 1;
    public const int Start = 2;
    public const int Separator = 3;
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
    private readonly Dictionary<Rune, int> characters = [];
    private readonly Dictionary<Rune, int> continuations = [];

    /// <summary>A tokenizer over the lines of vocab.txt.</summary>
    /// <exception cref="InvalidDataException">The special tokens do not come first.</exception>
    public CharacterTokenizer(IReadOnlyList<string> vocabulary)
    {
        if (!vocabulary.Take(Special.Length).SequenceEqual(Special))
        {
            throw new InvalidDataException($"the vocabulary does not begin with {string.Join(", ", Special)}");
        }

        for (var i = Special.Length; i < vocabulary.Count; i++)
        {
            var token = vocabulary[i];
            var (table, text) =
                token.Length > 2 && token.StartsWith("##", StringComparison.Ordinal) ? (continuations, token[2..]) : (characters, token);
            if (text.Length > 0 && Rune.TryGetRuneAt(text, 0, out var character) && character.Utf16SequenceLength == text.Length)
            {
                table[character] = i;
            }
        }
    }

    /// <summary>The tokens of a text, the first <paramref name="most"/> of them.</summary>
    public IReadOnlyList<int> Encode(string text, int most)
    {
        var tokens = new List<int>(Math.Min(text.Length, most));
        var insideWord = false;
        foreach (var character in Folded(text).EnumerateRunes())
        {
            var isLatin = character.IsAscii && char.IsAsciiLetterOrDigit((char)character.Value);
            if (isLatin || IsHan(character) || IsSign(character))
            {
                if (tokens.Count == most)
                {
                    break;
                }

                tokens.Add((isLatin && insideWord ? continuations : characters).GetValueOrDefault(character, Unknown));
            }

            insideWord = isLatin;
        }

        return tokens;
    }

    // İ is the one letter beyond ASCII whose small form begins with an ASCII letter.
    private static string Folded(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // A lone surrogate has no normal form; the rest is handled as usual.
            return text.ToLowerInvariant();
        }
    }

    private static bool IsHan(Rune character) => character.Value is >= 0x3400 and <= 0x9FFF;

    // Python's [^\s\w]: not white space, not a letter or number of any script, and not _.
    private static bool IsSign(Rune character) =>
        !Rune.IsWhiteSpace(character)
        && character.Value is not ('_' or (>= 0x1C and <= 0x1F))
        && Rune.GetUnicodeCategory(character)
            is not (
                UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
            );
}
