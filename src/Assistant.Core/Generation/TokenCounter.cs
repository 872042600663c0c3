using Microsoft.ML.Tokenizers;

namespace Assistant.Core.Generation;

/// <summary>
/// Counts tokens of the o200k vocabulary. A site's own model may count differently. For Chinese, most newer vocabularies differ by less than a fifth, so
/// leave some room in the budgets.
/// </summary>
internal static class TokenCounter
{
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Tokens of a text.</summary>
    public static int Count(string text) => Tokenizer.Value.CountTokens(text);

    /// <summary>As many of the first lines as fit, whole lines only.</summary>
    public static IEnumerable<string> Fitting(IEnumerable<string> lines, int tokens)
    {
        var left = tokens;
        return lines.TakeWhile(line => (left -= Count(line)) >= 0);
    }
}
