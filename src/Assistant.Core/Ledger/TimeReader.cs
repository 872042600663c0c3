namespace Assistant.Core.Ledger;

/// <summary>Finds the times that folded text names: years, spans, 去年, “十三五”, 五年来.</summary>
internal static class TimeReader
{
    private static readonly (string Word, int Offset)[] Relative =
    [
        .. FigureData.Rows("times.tsv").Where(row => row[0] == "year").Select(row => (row[1], int.Parse(row[2], null))),
    ];
    private static readonly (string Word, int First)[] Plans =
    [
        .. FigureData
            .Rows("times.tsv")
            .Where(row => row[0] == "plan")
            .Select(row => (row[1], int.Parse(row[2], null)))
            .OrderByDescending(plan => plan.Item1.Length),
    ];
    private static readonly string[] Basis = FigureData.Words("times.tsv", "basis");
    private static readonly string[] Until = FigureData.Words("times.tsv", "until");
    private static readonly string[] Past = FigureData.Words("times.tsv", "past");
    private static readonly string[] Coming = FigureData.Words("times.tsv", "coming");

    /// <summary>Times in order. Words relative to the report are left out when its year is not known.</summary>
    public static IReadOnlyList<TimeMention> Read(string text, IReadOnlyList<YearMention> years, int? reportYear)
    {
        var times = new List<TimeMention>();
        foreach (var year in years)
        {
            if (!IsInName(text, year.Start, year.End))
            {
                times.Add(WithRole(text, year.Start, year.End, year.From, year.To));
            }
        }

        for (var i = text.IndexOf('年', StringComparison.Ordinal); i >= 0; i = text.IndexOf('年', i + 1))
        {
            AddRelative(text, i, reportYear, times);
        }

        AddPlans(text, times);
        times.Sort((a, b) => a.Start.CompareTo(b.Start));
        return times;
    }

    private static void AddRelative(string text, int at, int? reportYear, List<TimeMention> times)
    {
        if (reportYear is not { } year)
        {
            return;
        }

        foreach (var (word, offset) in Relative)
        {
            var start = at + 1 - word.Length;
            if (start >= 0 && string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                times.Add(WithRole(text, start, at + 1, year + offset, year + offset));
                return;
            }
        }

        AddSpan(text, at, year, times);
    }

    // 过去五年, 近3年, 五年来, 今后五年, 五年累计.
    private static void AddSpan(string text, int at, int year, List<TimeMention> times)
    {
        if (!TryCountBefore(text, at, out var start, out var count) || count is < 2 or > 15)
        {
            return;
        }

        var after = at + 1 < text.Length ? text[at + 1] : '\0';
        if (NumberContext.EndsWithAny(text, start, Coming))
        {
            times.Add(new TimeMention(start, at + 1, year, year + count - 1, TimeRole.Deadline));
        }
        else if (
            NumberContext.EndsWithAny(text, start, Past)
            || after is '来' or '间'
            || Follows(text, at + 1, "累计")
            || Follows(text, at + 1, "共")
            || Follows(text, at + 1, "以来")
        )
        {
            times.Add(new TimeMention(start, after == '来' ? at + 2 : at + 1, year - count, year - 1, TimeRole.Measured));
        }
    }

    private static bool TryCountBefore(string text, int at, out int start, out int count)
    {
        start = at;
        count = 0;
        while (start > 0 && at - start < 3 && (char.IsAsciiDigit(text[start - 1]) || NumeralReader.IsNumeral(text[start - 1])))
        {
            start--;
        }

        if (start == at || (start > 0 && text[start - 1] == '第'))
        {
            return false;
        }

        var found = char.IsAsciiDigit(text[start])
            ? NumberReader.TryArabic(text, start, out var number)
            : NumberReader.TryChinese(text, start, out number);
        count = found && number.End == at && number.Scale.Length == 0 && number.Value < 100 ? (int)number.Value : 0;
        return count > 0;
    }

    private static void AddPlans(string text, List<TimeMention> times)
    {
        for (var i = text.IndexOf('五', StringComparison.Ordinal); i >= 0; i = text.IndexOf('五', i + 1))
        {
            foreach (var (word, first) in Plans)
            {
                var start = i + 1 - word.Length;
                if (start < 0 || string.CompareOrdinal(text, start, word, 0, word.Length) != 0)
                {
                    continue;
                }

                var quoted = start > 0 && text[start - 1] is '"' or '“' && i + 1 < text.Length && text[i + 1] is '"' or '”';
                if (quoted || Follows(text, i + 1, "时期") || Follows(text, i + 1, "期间"))
                {
                    times.Add(WithRole(text, quoted ? start - 1 : start, quoted ? i + 2 : i + 1, first, first + 4));
                }

                break;
            }
        }
    }

    private static TimeMention WithRole(string text, int start, int end, int from, int to)
    {
        var role =
            NumberContext.EndsWithAny(text, start, Basis)
            || Follows(text, end, "相比")
            || Follows(text, end, "同期")
            || Follows(text, end, "基础上")
                ? TimeRole.Basis
            : NumberContext.EndsWithAny(text, start, Until)
            || Follows(text, end, "底前")
            || Follows(text, end, "末前")
            || Follows(text, end, "前")
                ? TimeRole.Deadline
            : TimeRole.Measured;
        return new TimeMention(start, end, from, to, role);
    }

    // 《2024年行动方案》, "2023年度人物": a year inside a title or a quoted name dates the name, not the figure.
    private static bool IsInName(string text, int start, int end)
    {
        var open = start > 0 ? text[start - 1] : '\0';
        return open is '《' or '“' or '"' or '〔' || (end < text.Length && text[end] is '版' or '级');
    }

    private static bool Follows(string text, int at, string word) =>
        at < text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
}
