using Assistant.Core.Contract;

namespace Assistant.Core.Verification;

/// <summary>A verdict in words for the one who wrote the draft.</summary>
public static class VerdictNote
{
    /// <summary>The verdict in a word or two.</summary>
    public static string Word(VerdictKind kind) =>
        kind switch
        {
            VerdictKind.Supported => "一致",
            VerdictKind.Contradicted => "不一致",
            VerdictKind.Boast => "空话（不核对）",
            _ => "未找到",
        };

    /// <summary>The verdict, what the report has, where that is, its words, and why; a line each.</summary>
    public static IReadOnlyList<string> Lines(Verdict verdict, IReadOnlyList<Citation> citations)
    {
        var lines = new List<string>
        {
            verdict.Expected is { Length: > 0 } expected ? $"{Word(verdict.Kind)}：报告中是{expected}" : Word(verdict.Kind),
        };
        if (Source(verdict, citations) is { } source)
        {
            lines.Add($"出处：{Place(source)}");
            lines.Add($"原文：{source.Quote}");
        }

        if (verdict.Reason is { Length: > 0 } reason)
        {
            lines.Add($"理由：{reason}");
        }

        return lines;
    }

    /// <summary>The passage that a verdict rests on; null for none.</summary>
    public static Citation? Source(Verdict verdict, IReadOnlyList<Citation> citations) =>
        verdict.Mark is { } mark ? citations.FirstOrDefault(c => c.Mark == mark) : null;

    /// <summary>Report, section path and page of a passage.</summary>
    public static string Place(Citation citation)
    {
        var section = Section(citation);
        var page = citation.Page is { } number ? $"，第{number}页" : string.Empty;
        var title =
            citation.Title.Length == 0 || citation.Title == citation.Report ? citation.Report : $"{citation.Title}（{citation.Report}）";
        return title + (section.Length > 0 ? "，" + section : string.Empty) + page;
    }

    /// <summary>The section path on one line.</summary>
    public static string Section(Citation citation) => string.Join(" › ", citation.Section);
}
