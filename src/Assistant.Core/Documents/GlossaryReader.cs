using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Finds the annex with explained terms and reads its entries.</summary>
internal static partial class GlossaryReader
{
    /// <summary>Where the annex begins in the canonical text; its length when there is none.</summary>
    public static int FindStart(string text)
    {
        foreach (Match match in Title().Matches(text))
        {
            if (match.Index > text.Length / 2 && Entry().IsMatch(text[(match.Index + match.Length)..]))
            {
                var line = match.Index + (text[match.Index] == '\n' ? 1 : 0);
                return AnnexMark(text, line);
            }
        }

        return text.Length;
    }

    /// <summary>Entries of the annex that begins at <paramref name="start"/>.</summary>
    public static IReadOnlyList<GlossaryEntry> Read(string text, int start)
    {
        var entries = new List<GlossaryEntry>();
        var matches = start >= text.Length ? [] : Entry().Matches(text, start).ToList();
        for (var i = 0; i < matches.Count; i++)
        {
            var from = matches[i].Index + (matches[i].Value.StartsWith('\n') ? 1 : 0);
            var to = i + 1 < matches.Count ? matches[i + 1].Index : text.Length;
            if (ReadEntry(text, new TextSpan(from, TrimEnd(text, to))) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static GlossaryEntry? ReadEntry(string text, TextSpan span)
    {
        var match = Parts().Match(span.Of(text));
        if (!match.Success)
        {
            return null;
        }

        int? page = match.Groups["page"].Success && int.TryParse(match.Groups["page"].Value, out var number) ? number : null;
        var start = span.Start + match.Groups["term"].Index;
        return new GlossaryEntry(
            match.Groups["term"].Value.Trim(),
            match.Groups["definition"].Value.Trim(),
            new TextSpan(start, span.End),
            page
        );
    }

    // 附件： is on a line of its own above the title.
    private static int AnnexMark(string text, int line)
    {
        var before = text[..Math.Max(0, line - 1)];
        var previous = before.LastIndexOf('\n') + 1;
        return before.Length > previous && before.Length - previous <= 5 && before[previous..].StartsWith('附') ? previous : line;
    }

    private static int TrimEnd(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    [GeneratedRegex(
        @"(?:^|\n)[（(《【※]?(?:附件?|附录)?\s*[\d一二三四五:：、.]*(?:《?政府工作报告》?)?(?:中?(?:有关|部分|相关)?)?(?:的)?(?:名词|用语|术语|词语|词汇|概念|缩略语|专业)?(?:名词|术语|用语)?(?:解释|注释|说明|释义|注解|附注)[）)》】※:：]?(?=\n|\s|[1１一]|[\[【①])"
    )]
    private static partial Regex Title();

    [GeneratedRegex(@"(?:^|\n)\s*(?:-\s*)?(?:\d{1,3}\s*[.．、:：]|[\[【〔]\d{1,3}[\]】〕]|[①-⑳]|[（(]\d{1,3}[）)])\s*(?=[^\s\d]|\d)")]
    private static partial Regex Entry();

    [GeneratedRegex(
        @"^\s*(?:-\s*)?(?:\d{1,3}\s*[.．、:：]|[\[【〔]\d{1,3}[\]】〕]|[①-⑳]|[（(]\d{1,3}[）)])\s*(?<term>[^:：]{1,40}?)\s*(?:[（(]第?\s*(?<page>\d{1,3})\s*页?[^）)]*[）)])?\s*(?:[:：]|(?=是指|指的是|，是|即))(?<definition>[\s\S]+)$"
    )]
    private static partial Regex Parts();
}
