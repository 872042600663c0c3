using System.Text;
using Assistant.Core.Contract;

namespace Assistant.Core.Briefing;

/// <summary>Writes a brief as Markdown: marks in the text, their sources at the end.</summary>
public static class BriefMarkdown
{
    /// <summary>The whole text.</summary>
    public static string Write(Brief brief)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(Escaped(brief.Title)).AppendLine().Append("> ").AppendLine(brief.Label).AppendLine();
        foreach (var source in brief.Reports)
        {
            text.Append("- ").AppendLine(Escaped($"{source.Year}年报告：{source.Title}（{source.Report}）"));
        }

        foreach (var note in brief.Notes)
        {
            text.AppendLine().AppendLine(Escaped(note));
        }

        foreach (var (index, section) in brief.Sections.Index())
        {
            text.AppendLine().Append("## ").Append(BriefWords.Number(index)).Append('、').AppendLine(Escaped(section.Title)).AppendLine();
            Rows(text, section);
            Lines(text, section);
        }

        if (brief.Citations.Count > 0)
        {
            text.AppendLine().AppendLine("## 出处").AppendLine();
            foreach (var citation in brief.Citations)
            {
                text.Append('[').Append(citation.Mark).Append("] ").AppendLine(Escaped(BriefWords.Source(citation))).AppendLine();
            }
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, BriefSection section)
    {
        foreach (var (index, line) in section.Lines.Index())
        {
            text.Append(section.Kind == BriefSectionKind.Questions && line.FollowUp is not null ? $"{index + 1}. " : "- ");
            text.Append(Escaped(BriefWords.Said(section, line))).AppendLine(Marks(line.Citations));
            if (line.FollowUp is not null)
            {
                text.AppendLine().Append("   ").AppendLine(Escaped(line.FollowUp)).AppendLine();
            }
        }
    }

    private static void Rows(StringBuilder text, BriefSection section)
    {
        if (section.Rows.Count == 0)
        {
            return;
        }

        text.Append("| ").AppendJoin(" | ", BriefWords.Columns).AppendLine(" |");
        text.Append('|').AppendLine(string.Concat(BriefWords.Columns.Select(_ => " --- |")));
        foreach (var row in section.Rows)
        {
            text.Append("| ").AppendJoin(" | ", BriefWords.Cells(row).Select(Escaped)).Append(Marks(row.Citations)).AppendLine(" |");
        }

        text.AppendLine();
    }

    private static string Marks(IEnumerable<Citation> citations) => string.Concat(citations.Select(c => $"[{c.Mark}]"));

    // What reports print must not become Markdown.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '|' or '*' or '_' or '`' or '<' or '[' or ']' or '#' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return escaped.ToString();
    }
}
