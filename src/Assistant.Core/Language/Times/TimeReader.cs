namespace Assistant.Core.Language;

/// <summary>The one reader of times: finds those that a folded text names, as years, spans, 去年, “十三五”, 五年来.</summary>
internal static class TimeReader
{
    private const int FewestYears = 2;

    // Behind a span a record names itself at once: 近10年来总投资和年度投资规模最大.
    private const int RecordWithin = 12;
    private const int PlanLength = 5;

    private static readonly TimeWords Words = TimeWords.Load();

    /// <summary>Times in order of appearance. Words that count from the report's year are left out when it is not known.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="years">The years that it names by number.</param>
    /// <param name="reportYear">The year of delivery: the year before it is under review.</param>
    /// <param name="ahead">Whether the text is about what is planned: 这五年 are then the years to come.</param>
    public static IReadOnlyList<TimeMention> Read(string text, IReadOnlyList<YearMention> years, int? reportYear, bool ahead)
    {
        var times = new List<TimeMention>();
        foreach (var year in years.Where(y => !IsInName(text, y.Start, y.End) && !(Follows(text, y.End, "以来") && IsRecord(text, y.End))))
        {
            times.Add(
                WithRole(
                    text,
                    year.Start,
                    year.End,
                    year.From,
                    Since(text, year.End, year.From, year.To, reportYear),
                    TimeForm.Year,
                    reportYear
                )
            );
        }

        AddPlans(text, reportYear, times);
        for (var i = text.IndexOf('年', StringComparison.Ordinal); i >= 0; i = text.IndexOf('年', i + 1))
        {
            AddRelative(text, i, reportYear, ahead, times);
        }

        times.Sort((a, b) => a.Start.CompareTo(b.Start));
        return times;
    }

    // 2012年以来, “十四五”以来: up to the year under review.
    private static int Since(string text, int end, int from, int to, int? reportYear) =>
        reportYear is { } year && from < year && Follows(text, end, "以来") ? year - 1 : to;

    private static void AddRelative(string text, int at, int? reportYear, bool ahead, List<TimeMention> times)
    {
        foreach (var (word, offset) in Words.Relative)
        {
            var start = at + 1 - word.Length;
            if (reportYear is { } year && start >= 0 && string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                times.Add(WithRole(text, start, at + 1, year + offset, year + offset, TimeForm.Relative, reportYear));
                return;
            }
        }

        if (TryCountBefore(text, at, out var number, out var count) && count >= FewestYears)
        {
            AddSpan(text, number, at, count, reportYear, ahead, times);
        }
    }

    // 过去五年, 近3年, 五年来, 今后五年, 五年累计, “十四五”前三年.
    private static void AddSpan(string text, int number, int at, int count, int? reportYear, bool ahead, List<TimeMention> times)
    {
        if (OfPlan(text, number, count) is { } part)
        {
            times.RemoveAll(t => t.Form == TimeForm.Plan && t.Start >= part.Start && t.End <= at);
            times.Add(WithRole(text, part.Start, at + 1, part.From, part.To, TimeForm.Plan, reportYear));
            return;
        }

        if (reportYear is not { } year)
        {
            return;
        }

        var (coming, past, here) = (Before(text, number, Words.Coming), PastBefore(text, number), Before(text, number, Words.Here));
        var since = Array.Exists(Words.Since, word => Follows(text, at + 1, word));
        if (!since && (coming > 0 || (here > 0 && ahead && count >= PlanLength)))
        {
            times.Add(new TimeMention(number - Math.Max(coming, here), at + 1, year, year + count - 1, TimeForm.Span, TimeRole.Deadline));
        }
        else if (
            (past + here > 0 || since || (!ahead && Array.Exists(Words.Total, word => Follows(text, at + 1, word))))
            && !IsRecord(text, at + 1)
            && !SumsUp(number - here, times)
        )
        {
            var end = at + 1 + (Follows(text, at + 1, "来") ? 1 : 0);
            times.Add(WithRole(text, number - past - here, end, year - count, year - 1, TimeForm.Span, reportYear));
        }
    }

    // 从一九五三年至一九八〇年的二十八年间: the years are named.
    private static bool SumsUp(int start, List<TimeMention> times) =>
        times.Exists(t => t.Form == TimeForm.Year && t.From < t.To && t.End <= start && start <= t.End + 1);

    // The length of the word that makes a span of the past of what follows; 0 where there is none or it belongs to another word.
    private static int PastBefore(string text, int number)
    {
        var length = Before(text, number, Words.Past);
        var start = number - length;
        return length == 0 ? 0
            : text[start] == '前' && Before(text, start, Words.Begun) > 0 ? 0
            : text[start] == '近' && Before(text, start, Words.Lasting) > 0 ? 0
            : length;
    }

    // The first or last years of a five-year plan, by the plan's own years.
    private static (int Start, int From, int To)? OfPlan(string text, int number, int count)
    {
        var (early, late) = (Before(text, number, Words.Early), Before(text, number, Words.Late));
        if (early + late == 0 || count >= PlanLength)
        {
            return null;
        }

        var end = number - Math.Max(early, late);
        end -= end > 0 && text[end - 1] == '的' ? 1 : 0;
        end -= Before(text, end, Words.Planned);
        end -= end > 0 && text[end - 1] is '"' or '”' ? 1 : 0;
        foreach (var (word, first) in Words.Plans)
        {
            var start = end - word.Length;
            if (start >= 0 && string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                return early > 0 ? (start, first, first + count - 1) : (start, first + PlanLength - count, first + PlanLength - 1);
            }
        }

        return null;
    }

    // 近16年新高, 五年来首次: how long it had not been so.
    private static bool IsRecord(string text, int from)
    {
        for (var i = from; i < text.Length && i <= from + RecordWithin && text[i] is not (',' or '。' or ';' or ':' or '、' or '是'); i++)
        {
            if (Array.Find(Words.Record, word => Follows(text, i, word)) is { } word)
            {
                return word is not ("最大限度" or "最终");
            }
        }

        return false;
    }

    private static bool TryCountBefore(string text, int at, out int start, out int count)
    {
        start = at;
        count = 0;
        while (start > 0 && at - start < 4 && (char.IsAsciiDigit(text[start - 1]) || ChineseNumber.IsNumeral(text[start - 1])))
        {
            start--;
        }

        // Three numerals at most: 2012年 and 一九五六年 are no numbers of years.
        if (start == at || at - start > 3 || (start > 0 && text[start - 1] is '第' or '.'))
        {
            return false;
        }

        count = ChineseNumber.TryParse(text[start..at], out var value) && value < 100 && value == decimal.Truncate(value) ? (int)value : 0;
        return count > 0;
    }

    private static void AddPlans(string text, int? reportYear, List<TimeMention> times)
    {
        for (var i = text.IndexOf('五', StringComparison.Ordinal); i >= 0; i = text.IndexOf('五', i + 1))
        {
            foreach (var (word, first) in Words.Plans)
            {
                var start = i + 1 - word.Length;
                if (start < 0 || string.CompareOrdinal(text, start, word, 0, word.Length) != 0)
                {
                    continue;
                }

                var quoted = start > 0 && text[start - 1] is '"' or '“' && i + 1 < text.Length && text[i + 1] is '"' or '”';
                var end = quoted ? i + 2 : i + 1;
                if (Array.Find(Words.Throughout, word => Follows(text, end, word)) is { } behind && (quoted || behind is "时期" or "期间"))
                {
                    var last = Since(text, end, first, first + PlanLength - 1, reportYear);
                    var atEnd = behind == "末";
                    times.Add(
                        WithRole(
                            text,
                            quoted ? start - 1 : start,
                            atEnd ? end + 1 : end,
                            atEnd ? last : first,
                            last,
                            TimeForm.Plan,
                            reportYear
                        )
                    );
                }

                break;
            }
        }
    }

    private static TimeMention WithRole(string text, int start, int end, int from, int to, TimeForm form, int? reportYear)
    {
        var role =
            Before(text, start, Words.Basis) > 0 || Follows(text, end, "相比") || Follows(text, end, "同期") || Follows(text, end, "基础上")
                ? TimeRole.Basis
            : (Before(text, start, Words.Until) > 0 && (to > reportYear || Before(text, start, Words.Moved) == 0))
            || Follows(text, end, "底前")
            || Follows(text, end, "末前")
            || Follows(text, end, "前")
                ? TimeRole.Deadline
            : TimeRole.Measured;
        return new TimeMention(start, end, from, to, form, role);
    }

    // 《2024年行动方案》, "2023年度人物": a year inside a title or a quoted name dates the name, not the figure.
    private static bool IsInName(string text, int start, int end)
    {
        var open = start > 0 ? text[start - 1] : '\0';
        return open is '《' or '“' or '"' or '〔' || (end < text.Length && text[end] is '版' or '级');
    }

    /// <summary>Length of the longest of the words that ends directly before <paramref name="at"/>, 0 when none does.</summary>
    private static int Before(string text, int at, string[] words) =>
        Array.Find(words, word => at >= word.Length && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0)?.Length
        ?? 0;

    private static bool Follows(string text, int at, string word) =>
        at < text.Length && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
}
