using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>
/// Takes planted instructions out of a question: they are data, never followed. What is left is asked; when nothing is left, the
/// question was the instruction alone.
/// </summary>
internal static partial class InstructionFilter
{
    /// <summary>The question without its instructions, and whether any was found.</summary>
    public static (string Text, bool Found) Strip(string text)
    {
        if (!QuestionPatterns.Instruction().IsMatch(text))
        {
            return (text, false);
        }

        var withoutBrackets = Bracketed().Replace(text, match => QuestionPatterns.Instruction().IsMatch(match.Value) ? "。" : match.Value);
        var kept = SentenceEnd().Split(withoutBrackets).Where(s => !QuestionPatterns.Instruction().IsMatch(s) && !Framing().IsMatch(s));
        return (string.Join("。", kept.Where(s => s.Trim().Length > 0)), true);
    }

    [GeneratedRegex(@"[【\[<〔（(「『][^】\]>〕）)」』]{2,400}[】\]>〕）)」』]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[。！!；;\n,，]")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\s*(下面是|以下是|这是)?.{0,12}(复制|粘贴|转发)(来|过来)?的.{0,8}[:：]?\s*$|^\s*(好了|好的|ok)\s*$")]
    private static partial Regex Framing();
}
