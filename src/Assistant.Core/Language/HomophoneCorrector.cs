namespace Assistant.Core.Language;

/// <summary>A character put in for a same-sounding one.</summary>
public readonly record struct Correction(int Position, char Typed, char Meant);

/// <summary>
/// Mends same-sounding typos (财正 for 财政) by what the index holds: a character is replaced only where neither pair with its neighbours
/// stands in any passage and a same-sounding one makes a pair that does.
/// </summary>
/// <param name="documentFrequency">In how many passages a pair of characters occurs.</param>
public sealed class HomophoneCorrector(Func<string, int> documentFrequency)
{
    /// <summary>
    /// Corrections for a normalised text, left to right. Positions marked in <paramref name="isProtected"/> are left alone; pairs with those
    /// marked in <paramref name="isFunctionWord"/> say nothing, since 是财 never stands in a report.
    /// </summary>
    public IReadOnlyList<Correction> Find(string text, IReadOnlyList<bool> isProtected, IReadOnlyList<bool> isFunctionWord)
    {
        var corrections = new List<Correction>();
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (isProtected[i] || !SearchText.IsHan(characters[i]) || IsKnown(characters, i, isFunctionWord))
            {
                continue;
            }

            if (Meant(characters, i, isFunctionWord) is { } meant)
            {
                corrections.Add(new Correction(i, characters[i], meant));
                characters[i] = meant;
            }
        }

        return corrections;
    }

    /// <summary>The text with its typos mended; same length.</summary>
    public string Correct(string text, IReadOnlyList<bool> isProtected, IReadOnlyList<bool> isFunctionWord)
    {
        var characters = text.ToCharArray();
        foreach (var correction in Find(text, isProtected, isFunctionWord))
        {
            characters[correction.Position] = correction.Meant;
        }

        return new string(characters);
    }

    private bool IsKnown(char[] text, int i, IReadOnlyList<bool> isFunctionWord) =>
        Pairs(text, i, text[i], isFunctionWord).DefaultIfEmpty("").Any(pair => pair.Length == 0 || documentFrequency(pair) > 0);

    private char? Meant(char[] text, int i, IReadOnlyList<bool> isFunctionWord)
    {
        char? best = null;
        var bestFrequency = 0;
        foreach (var candidate in Pinyin.SameSound(text[i]))
        {
            var frequency = Pairs(text, i, candidate, isFunctionWord).Sum(documentFrequency);
            if (frequency > bestFrequency)
            {
                (best, bestFrequency) = (candidate, frequency);
            }
        }

        return bestFrequency >= 2 ? best : null;
    }

    private static IEnumerable<string> Pairs(char[] text, int i, char character, IReadOnlyList<bool> isFunctionWord)
    {
        if (i > 0 && SearchText.IsHan(text[i - 1]) && !isFunctionWord[i - 1])
        {
            yield return string.Concat([text[i - 1], character]);
        }

        if (i + 1 < text.Length && SearchText.IsHan(text[i + 1]) && !isFunctionWord[i + 1])
        {
            yield return string.Concat([character, text[i + 1]]);
        }
    }
}
