using System.Text;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary>Prints an answer for people.</summary>
internal static class AnswerPrinter
{
    /// <summary>The answer, then its sources.</summary>
    public static string Print(Answer answer)
    {
        var text = new StringBuilder(answer.Text).AppendLine();
        foreach (var citation in answer.Citations)
        {
            text.AppendLine().Append('[').Append(citation.Mark).Append("] ").Append(citation.Title);
            if (citation.Section.Count > 0)
            {
                text.Append(" › ").AppendJoin(" › ", citation.Section);
            }

            if (citation.Page is { } page)
            {
                text.Append(" › 第").Append(page).Append('页');
            }

            text.AppendLine().Append("    ").AppendLine(citation.Quote);
        }

        if (answer.Refusal is { } refusal)
        {
            text.AppendLine().AppendLine(refusal.Coverage);
        }

        return text.ToString().TrimEnd();
    }
}
