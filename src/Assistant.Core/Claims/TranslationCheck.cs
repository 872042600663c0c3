using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Claims;

/// <summary>
/// Whether an English sentence says what a checked Chinese one says: every figure as printed, every other word led back to the Chinese by the lexicon or by
/// its reading. What cannot be led back does not pass.
/// </summary>
public static partial class TranslationCheck
{
    private static readonly PhraseList FunctionWords = PhraseList.Load(
        "english-function-words.txt",
        spaceSeparated: true,
        folder: "Claims"
    );

    /// <summary>Why the translation does not hold; null when it does.</summary>
    public static string? Fault(string translation, string sentence)
    {
        if (Markup().IsMatch(translation))
        {
            return "not plain text";
        }

        var chinese = SearchText.Normalize(sentence);
        var english = translation;
        List<string> figures = [.. Figure().Matches(sentence).Select(m => m.Value)];
        if (!InOrder(translation, figures))
        {
            return "the figures stand in another order";
        }

        foreach (var figure in figures.OrderByDescending(f => f.Length))
        {
            if (!english.Contains(figure, StringComparison.Ordinal))
            {
                return $"the figure {figure} is missing";
            }

            english = english.Replace(figure, " ", StringComparison.Ordinal);
        }

        english = SearchText.Normalize(english.Replace("'s", string.Empty, StringComparison.Ordinal));
        if (english.FirstOrDefault(c => char.IsAsciiDigit(c) || SearchText.IsHan(c)) is not '\0' and var stray)
        {
            return $"'{stray}' stands in no figure of the sentence";
        }

        return DirectionFault(english, chinese) ?? WordFault(english, chinese);
    }

    // Two figures that change places change what each measures.
    private static bool InOrder(string translation, List<string> figures)
    {
        var at = 0;
        foreach (var figure in figures)
        {
            var found = translation.IndexOf(figure, at, StringComparison.Ordinal);
            if (found < 0 && at > 0)
            {
                return !translation.Contains(figure, StringComparison.Ordinal) || Year().IsMatch(figure);
            }

            at = found < 0 || Year().IsMatch(figure) ? at : found + figure.Length;
        }

        return true;
    }

    [GeneratedRegex(@"^(?:19|20)\d\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"[<>{}\\|\[\]`*_#\n\r]|//|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    private static string? WordFault(string english, string chinese)
    {
        var matches = Lexicon.Default.Match(english).Where(m => m.Kind == LexiconMatchKind.English).ToList();
        foreach (Match word in Word().Matches(english))
        {
            var met = matches.Where(m => m.Start <= word.Index && word.Index + word.Length <= m.Start + m.Length + 1).ToList();
            // Tourism revenue is no revenue of another kind: words that are only near to an official term do not stand for it.
            var held = met.Any(m =>
                (m.Concept.Forms.Count > 0 ? m.Concept.Forms : m.Alternatives).Any(a => chinese.Contains(a, StringComparison.Ordinal))
            );
            if (!held && !FunctionWords.Contains(word.Value) && !Reads(word.Value, chinese))
            {
                return $"'{word.Value}' has nothing in the sentence that it stands for";
            }
        }

        return null;
    }

    private static string? DirectionFault(string english, string chinese) =>
        Falls().IsMatch(english) != (Cue.Falling.IsIn(chinese) || Cue.Cutting.IsIn(chinese)) ? "rising and falling differ"
        : Aims().IsMatch(english) != (Cue.Aim.IsIn(chinese) || Cue.Expecting.IsIn(chinese)) ? "done and aimed at differ"
        : Denies().IsMatch(english) != (Cue.Negation.IsIn(chinese) || chinese.Contains('无', StringComparison.Ordinal))
            ? "a negation differs"
        : null;

    // Keqiao is 柯桥: the word is made of the readings of neighbouring characters.
    private static bool Reads(string word, string chinese)
    {
        for (var start = 0; start < chinese.Length; start++)
        {
            var read = 0;
            for (var i = start; i < chinese.Length && read < word.Length; i++)
            {
                var from = read;
                read += Pinyin.Of(chinese[i]).FirstOrDefault(r => string.CompareOrdinal(word, from, r, 0, r.Length) == 0)?.Length
                    ?? word.Length + 1;
                if (read == word.Length && i > start)
                {
                    return true;
                }
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(?:[+\-]?\d[\d.,]*(?:万|亿|千|百)*(?:个百分点|%|元|亩|公里|平方公里|公顷|家|个|人|户|项|吨|件|所|座|条|位|米|千瓦|立方米|名|台|套|辆|处|倍)?)(?:以上|以下|以内|左右)?"
    )]
    private static partial Regex Figure();

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex("fell|fall|decreas|declin|drop|down|reduc|lower|cut|shr[aiu]nk|less")]
    private static partial Regex Falls();

    [GeneratedRegex(@"target|plan|aim|\bwill\b|strive|goal|expect|seek|intend")]
    private static partial Regex Aims();

    [GeneratedRegex(@"\b(?:not|no|never|without|fail|failed|n't)\b")]
    private static partial Regex Denies();
}
