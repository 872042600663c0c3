using Microsoft.ML.Tokenizers;

namespace Assistant.Core.Generation;

/// <summary>
/// Counts tokens as the o200k vocabulary cuts them. A site's own model may cut otherwise: for Chinese most newer vocabularies stay within a fifth of it, so
/// budgets are to be set with some room.
/// </summary>
internal static class TokenCounter
{
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Tokens of a text.</summary>
    public static int Count(string text) => Tokenizer.Value.CountTokens(text);

    /// <summary>The longest beginning of the lines that fits, whole lines only.</summary>
    public static IEnumerable<string> Fitting(IEnumerable<string> lines, int tokens)
    {
        var left = tokens;
        return lines.TakeWhile(line => (left -= Count(line)) >= 0);
    }
}
