using System.Text.RegularExpressions;

namespace Assistant.Core.Language;

/// <summary>Tells in which language a question is framed.</summary>
public static partial class QuestionLanguage
{
    /// <summary>"en" when English words frame it (a Chinese term may stand among them), "zh-Hant" for traditional characters, else "zh".</summary>
    public static string Detect(string text)
    {
        var words = EnglishWord().Count(text);
        var han = text.Count(c => c is >= '\u3400' and <= '\u9fff');
        if (words >= 3 && words * 2 > han)
        {
            return "en";
        }

        return TraditionalChinese.LooksTraditional(text) ? "zh-Hant"
            : han == 0 && words > 0 ? "en"
            : "zh";
    }

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex EnglishWord();
}
