using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;

namespace Assistant.Core.Verification;

/// <summary>Writes a checked draft as Markdown.</summary>
internal static partial class MarkedMarkdown
{
    /// <summary>Writes the text with its marks, the notes of the marks, and the slip.</summary>
    public static void Write(CheckedDraft draft, IReadOnlyList<Verdict> verdicts, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var rows = 0;
        var at = 0;
        foreach (var line in draft.Text.Split('\n'))
        {
            var marked = Marked(line, at, verdicts);
            var cells = line.Count(c => c == '\t') + 1;
            if (cells > 1)
            {
                writer.WriteLine($"| {marked.Replace("\t", " | ", StringComparison.Ordinal)} |");
                if (rows == 0)
                {
                    writer.WriteLine($"|{string.Concat(Enumerable.Repeat(" --- |", cells))}");
                }
            }
            else
            {
                writer.WriteLine((rows > 0 ? "\n" : string.Empty) + marked + "\n");
            }

            rows = cells > 1 ? rows + 1 : 0;
            at += line.Length + 1;
        }

        writer.WriteLine("\n---\n");
        for (var i = 0; i < verdicts.Count; i++)
        {
            writer.WriteLine(
                $"[^{i + 1}]: {string.Join("。", VerdictNote.Lines(verdicts[i], draft.Result.Citations).Select(l => Escaped(l).TrimEnd('。')))}。\n"
            );
        }

        foreach (var (name, value) in VerdictList.Below(draft))
        {
            writer.WriteLine($"- {name}：{Escaped(value)}");
        }
    }

    private static string Marked(string line, int at, IReadOnlyList<Verdict> verdicts)
    {
        // Where several marks meet, the end of one comes before the beginning of the next.
        var marks = new List<(int At, int Order, string Mark)>();
        for (var i = 0; i < verdicts.Count; i++)
        {
            var (start, end) = (verdicts[i].FigureStart ?? verdicts[i].Start!.Value, verdicts[i].FigureEnd ?? verdicts[i].End!.Value);
            if (start < at || start > at + line.Length)
            {
                continue;
            }

            marks.Add((start - at, 1, "<b>"));
            marks.Add((Math.Min(end - at, line.Length), 0, $"</b>{Sign(verdicts[i].Kind)}[^{i + 1}]"));
        }

        var marked = new StringBuilder();
        var from = 0;
        foreach (var (place, _, mark) in marks.OrderBy(m => m.At).ThenBy(m => m.Order))
        {
            marked.Append(Escaped(line[from..place])).Append(mark);
            from = place;
        }

        marked.Append(Escaped(line[from..]));
        return LeadingNumber().Replace(marked.ToString(), "$1\\$2");
    }

    private static string Sign(VerdictKind kind) =>
        kind switch
        {
            VerdictKind.Supported => "✓",
            VerdictKind.Contradicted => "✗",
            _ => "？",
        };

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>|~#&]")]
    private static partial Regex Special();

    // A number with a point, a dash or a plus in front would begin a list.
    [GeneratedRegex(@"^(\d*)([.+-])")]
    private static partial Regex LeadingNumber();
}
