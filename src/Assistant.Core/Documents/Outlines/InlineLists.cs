using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Finds lists inside a sentence: parts between semicolons, 、 or commas that an announcement, a colon or the same first words make items.</summary>
internal sealed partial class InlineLists(string text)
{
    private const int Fewest = 3;
    private const int FewestEnumerated = 4;
    private const int LongestEnumerated = 24;

    /// <summary>The lists of a line.</summary>
    /// <param name="numbered">Where numbered items begin: such a sentence has its list already.</param>
    public IEnumerable<FoundList> Read(TextSpan line, IReadOnlyList<int> numbered)
    {
        TextSpan? before = null;
        foreach (var sentence in TextLines.Sentences(text, line))
        {
            if (!HasNumbers(sentence, numbered) && ListOf(sentence, before) is { } list)
            {
                list.Bound = sentence.End;
                list.End = list.End ?? TextLines.Trim(text, sentence, " \n").End;
                yield return list;
            }

            before = sentence;
        }
    }

    // A number where the sentence begins may be that of an item around it.
    private static bool HasNumbers(TextSpan sentence, IReadOnlyList<int> numbered) =>
        numbered.Any(n => n > sentence.Start && n < sentence.End);

    private FoundList? ListOf(TextSpan sentence, TextSpan? before) =>
        Semicolons(sentence, before) ?? Promised(sentence) ?? Aims(sentence) ?? Alike(sentence) ?? Enumerated(sentence);

    private FoundList? Semicolons(TextSpan sentence, TextSpan? before)
    {
        var parts = TextLines.Split(text, sentence, "；;");
        if (parts.Count < 2)
        {
            return null;
        }

        var colon = Colon(parts[0]);
        if (colon is { } at)
        {
            parts[0] = new TextSpan(at + 1, parts[0].End);
            var promised = Announcing.Promised(text[sentence.Start..(at + 1)], parts.Count);
            return parts.Count >= Fewest || promised == parts.Count
                ? List(ListStyle.Semicolon, parts, promised, new TextSpan(sentence.Start, at + 1))
                : null;
        }

        if (parts.Count < Fewest)
        {
            return null;
        }

        var same = CommonStart(parts[1], parts[2]);
        if (same >= 2 && Find(parts[0], text.Substring(parts[1].Start, Math.Min(same, 4))) is { } first)
        {
            var announcement = first > sentence.Start ? new TextSpan(sentence.Start, first) : (TextSpan?)null;
            parts[0] = new TextSpan(first, parts[0].End);
            return List(ListStyle.Semicolon, parts, null, announcement);
        }

        return before is { } b && Announcing.Before(text, b.Start, sentence.Start, parts.Count) is not null
            ? List(ListStyle.Semicolon, parts, null, null)
            : null;
    }

    // 做到“三个坚持”：A、B、C; “四个融合”，即A、B、C、D.
    private FoundList? Promised(TextSpan sentence)
    {
        foreach (Match match in Gives().Matches(text[sentence.Start..sentence.End]))
        {
            var from = sentence.Start + match.Index + match.Length;
            var rest = new TextSpan(from, sentence.End);
            var head = text[sentence.Start..from];
            foreach (
                var (marks, style) in ((string, ListStyle)[])
                    [("；;", ListStyle.Semicolon), ("，,", ListStyle.Comma), ("、", ListStyle.Enumeration)]
            )
            {
                var parts = TextLines.Split(text, rest, marks);
                if (parts.Count >= 2 && Announcing.Promised(head, parts.Count) == parts.Count)
                {
                    return List(style, parts, parts.Count, new TextSpan(sentence.Start, from));
                }
            }
        }

        return null;
    }

    // 主要预期目标是：地区生产总值增长5%，财政收入增长4%: a clause that only goes on about the one before is no item.
    private FoundList? Aims(TextSpan sentence)
    {
        if (AimsAre().Match(text[sentence.Start..sentence.End]) is not { Success: true } match)
        {
            return null;
        }

        var from = sentence.Start + match.Index + match.Length;
        var parts = TextLines.Split(text, new TextSpan(from, sentence.End), "，,；;").Where(p => !GoesOn().IsMatch(p.Of(text))).ToList();
        return parts.Count >= Fewest && parts[0].Start == from
            ? List(ListStyle.Comma, parts, null, new TextSpan(sentence.Start, from))
            : null;
    }

    // 是A的结果，是B的结果，是C的结果.
    private FoundList? Alike(TextSpan sentence)
    {
        var parts = TextLines.Split(text, sentence, "，,；;");
        for (var i = 0; i + Fewest <= parts.Count; i++)
        {
            var n = 1;
            while (i + n < parts.Count && AreAlike(parts[i], parts[i + n]))
            {
                n++;
            }

            if (n >= Fewest - 1 && i > 0 && Within(parts[i - 1], parts[i], parts[i + 1]) is { } first)
            {
                parts[i - 1] = new TextSpan(first, parts[i - 1].End);
                (i, n) = (i - 1, n + 1);
            }

            if (n >= Fewest)
            {
                var list = List(
                    ListStyle.Comma,
                    parts.GetRange(i, n),
                    null,
                    parts[i].Start > sentence.Start ? new TextSpan(sentence.Start, parts[i].Start) : null
                );
                list.End = TextLines.Trim(text, parts[i + n - 1], "，,；; \n").End;
                return list;
            }
        }

        return null;
    }

    // 这是A的结果，是B的结果，是C的结果: the first item begins within its clause.
    private int? Within(TextSpan part, TextSpan one, TextSpan other)
    {
        var start = Math.Min(CommonStart(one, other), 4);
        var at = text.IndexOf(text.Substring(one.Start, start), part.Start, Math.Min(part.Length, start + 4), StringComparison.Ordinal);
        return at > part.Start && AreAlike(new TextSpan(at, part.End), one) ? at : null;
    }

    private bool AreAlike(TextSpan one, TextSpan other)
    {
        var start = CommonStart(one, other);
        return start >= 3 || (start >= 1 && start + CommonEnd(one, other) >= 3 && text[one.Start] is not ('增' or '同' or '比'));
    }

    // 新建5条主干道路、2台热水锅炉、12公里热力主管网、10公里供水管网等项目: where each part begins or ends as the others do.
    private FoundList? Enumerated(TextSpan sentence)
    {
        foreach (var clause in TextLines.Split(text, sentence, "，,；;：:"))
        {
            var parts = TextLines.Split(text, clause, "、");
            if (parts.Count < FewestEnumerated || parts.Skip(1).SkipLast(1).Any(p => p.Length is < 3 or > LongestEnumerated))
            {
                continue;
            }

            if (Borders(parts) is var (first, end) && first < parts[0].End && end > parts[^1].Start)
            {
                parts[0] = new TextSpan(first, parts[0].End);
                parts[^1] = new TextSpan(parts[^1].Start, end);
                var list = List(ListStyle.Enumeration, parts, null, null);
                list.End = end;
                return list;
            }
        }

        return null;
    }

    // Where the first part begins and the last ends: as the parts between them do.
    private (int First, int End)? Borders(List<TextSpan> parts)
    {
        var inner = parts.GetRange(1, parts.Count - 2).ConvertAll(p => text[p.Start..(p.End - 1)]);
        var last = text[parts[^1].Start..parts[^1].End].TrimEnd('。', '，', '；', '：', '！');
        int? first = null;
        int? end = null;
        if (inner.TrueForAll(p => char.IsAsciiDigit(p[0])))
        {
            first = Enumerable.Range(parts[0].Start, parts[0].Length).FirstOrDefault(i => char.IsAsciiDigit(text[i]), parts[0].End);
        }
        else if (AreBuiltAlike(inner))
        {
            // 产业链招商、基金招商: a first part that is only a little longer has no verb before it.
            var longer = parts[0].Length - 1 - inner[0].Length;
            first = longer <= 2 ? parts[0].Start : parts[0].Start + longer;
        }
        else if (inner.TrueForAll(p => p[0] == '“'))
        {
            first = text.IndexOf('“', parts[0].Start, parts[0].Length);
            first = first < 0 ? null : first;
            end = text.IndexOf('”', parts[^1].Start, parts[^1].Length) + 1;
        }
        else if (inner.TrueForAll(p => p[^2..] == inner[0][^2..]))
        {
            first = parts[0].Start;
            var stop = last.LastIndexOf(inner[0][^2..], StringComparison.Ordinal);
            end = stop < 0 ? null : parts[^1].Start + stop + 2;
        }

        return first is { } f ? (f, end is > 0 and { } e ? e : parts[^1].Start + EndOf(last)) : null;
    }

    // 产业政策要准, 微观政策要活: as long as each other, with the same character at one place.
    private static bool AreBuiltAlike(List<string> parts) =>
        parts.TrueForAll(p => p.Length == parts[0].Length)
        && Enumerable.Range(0, parts[0].Length).Any(i => parts.TrueForAll(p => p[i] == parts[0][i]));

    private static int EndOf(string last) => Rest().Match(last) is { Success: true } rest && rest.Index > 1 ? rest.Index : last.Length;

    private FoundList List(ListStyle style, IEnumerable<TextSpan> parts, int? promised, TextSpan? announcement)
    {
        var list = new FoundList(style, false) { Promised = promised, Announcement = announcement };
        list.Starts.AddRange(parts.Select(p => (TextLines.Trim(text, p, " \n").Start, (int?)null)));
        return list;
    }

    private int? Colon(TextSpan part)
    {
        var at = text.LastIndexOfAny(['：', ':'], part.End - 1, part.Length);
        return at >= 0 ? at : null;
    }

    private int? Find(TextSpan part, string words)
    {
        var at = text.IndexOf(words, part.Start, part.Length, StringComparison.Ordinal);
        return at >= 0 ? at : null;
    }

    private int CommonStart(TextSpan one, TextSpan other) =>
        text.AsSpan(one.Start, one.Length).CommonPrefixLength(text.AsSpan(other.Start, other.Length));

    private int CommonEnd(TextSpan one, TextSpan other)
    {
        one = TextLines.Trim(text, one);
        other = TextLines.Trim(text, other);
        var n = 0;
        while (n < one.Length && n < other.Length && text[one.End - 1 - n] == text[other.End - 1 - n])
        {
            n++;
        }

        return n;
    }

    [GeneratedRegex(@"[：:]|[”，](?:即|就是|也就是)[：:]?|[一二三四五六七八九十\d]{1,2}个?\p{L}{1,4}[（(]")]
    private static partial Regex Gives();

    [GeneratedRegex("(?:预期|奋斗|主要|发展|工作)(?:预期|发展|奋斗|调控)?(?:目标|指标)(?:任务)?(?:建议)?(?:是|为|定为)?[：:]")]
    private static partial Regex AimsAre();

    [GeneratedRegex(
        @"^(?:达到|达|总量|同比|其中|力争|年均|控制在|增速|增幅|高于|低于|不低于|不高于|并|且|约|突破|确保|总值|完成|下降|增长|快于|占|\d)"
    )]
    private static partial Regex GoesOn();

    [GeneratedRegex("等|的(?!\\p{L}{1,3}$)")]
    private static partial Regex Rest();
}
