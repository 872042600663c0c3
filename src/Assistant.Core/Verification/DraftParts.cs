using System.Text.RegularExpressions;
using Assistant.Core.Claims;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Verification;

/// <summary>A stretch of a draft that speaks of the same reports.</summary>
/// <param name="Text">As long as in the draft; what names the source is blanked out, so that its year is not taken for that of a figure.</param>
/// <param name="Start">Where it begins in the draft.</param>
/// <param name="Reports">The reports that it speaks of.</param>
/// <param name="IsOfKnownReport">False where it names a report that is not indexed.</param>
/// <param name="Period">The years that its heading sets; null where none does.</param>
internal sealed record DraftPart(
    string Text,
    int Start,
    IReadOnlyList<ReportInfo> Reports,
    bool IsOfKnownReport,
    (int From, int To)? Period = null
);

/// <summary>
/// Cuts a draft where it goes on to another report (据X县2022年政府工作报告，…) or to another time (二、2020年目标). A first line that names place and year holds for all that
/// follows, the heading of a section for that section.
/// </summary>
internal static partial class DraftParts
{
    /// <summary>The parts in order; together they cover the draft.</summary>
    public static IReadOnlyList<DraftPart> Of(string text, ICorpusSnapshot snapshot)
    {
        var reader = new PlaceReader();
        var normalized = SearchText.Normalize(text);
        var (named, unknown, _) = reader.Read(normalized, snapshot);
        var scope = new Scope(named.Count == 0 && unknown is not null && BeginsWith(normalized, unknown) ? [unknown] : named, null, null);
        var parts = new List<DraftPart>();
        var blanked = text.ToCharArray();
        var start = 0;
        foreach (Match sentence in Sentence().Matches(text))
        {
            if (Heading(sentence.Value, scope.Time) is { } heading)
            {
                var (headed, _, _) = reader.Read(SearchText.Normalize(sentence.Value), snapshot);
                scope = Next(
                    sentence.Index,
                    new Scope(headed.Count > 0 ? headed : scope.Places, scope.Year, heading.IsOfNoTime ? null : heading)
                );
                Blank(sentence.Index, sentence.Length);
                continue;
            }

            var attribution = Attribution.Of(sentence.Value);
            var title = attribution.Source.Length == 0 && (Title().IsMatch(sentence.Value) || IsDelivered(sentence.Value, scope));
            var source = title ? sentence.Value : attribution.Source;
            if (source.Length == 0)
            {
                continue;
            }

            var year = Year().Match(source) is { Success: true } match ? int.Parse(match.Value, null) : (int?)null;
            var (known, lacking, _) = reader.Read(SearchText.Normalize(source), snapshot);
            IReadOnlyList<string> places = known.Count > 0 || lacking is null ? known : [lacking];
            if (places.Count > 0 || year is not null)
            {
                scope = Next(sentence.Index, new Scope(places.Count > 0 ? places : scope.Places, year ?? scope.Year, scope.Time));
            }

            Blank(sentence.Index, title ? sentence.Length : sentence.Value.IndexOf(attribution.Claim, StringComparison.Ordinal));
        }

        Cut(text.Length);
        return parts;

        // ——2013年2月28日在某区第十四届人民代表大会第二次会议上: the draft is that report, if there is one. Of a new one the year says nothing yet.
        bool IsDelivered(string line, Scope now)
        {
            if (!Delivered().IsMatch(line))
            {
                return false;
            }

            var year = int.Parse(Year().Match(line).Value, null);
            var (here, _, _) = reader.Read(SearchText.Normalize(line), snapshot);
            var of = here.Count > 0 ? here : now.Places;
            return snapshot.Reports.Any(r => r.Year == year && r.Place is { } place && of.Contains(place));
        }

        void Cut(int end)
        {
            if (end > start)
            {
                var ofPlace = snapshot
                    .Reports.Where(r => scope.Places.Count == 0 || (r.Place is { } place && scope.Places.Contains(place)))
                    .ToList();
                var ofYear = scope.Year is { } year ? ofPlace.Where(r => r.Year == year).ToList() : ofPlace;
                var reports = ofYear.Count > 0 ? ofYear : ofPlace;
                parts.Add(
                    new DraftPart(
                        new string(blanked, start, end - start),
                        start,
                        reports,
                        ofYear.Count > 0,
                        scope.Time?.Period(scope.Year ?? reports.Select(r => r.Year).Max())
                    )
                );
            }

            start = end;
        }

        Scope Next(int at, Scope next)
        {
            if (next != scope)
            {
                Cut(at);
            }

            return next;
        }

        void Blank(int at, int length)
        {
            for (var i = at; i < at + length; i++)
            {
                blanked[i] = blanked[i] == '\n' ? '\n' : ' ';
            }
        }
    }

    // 柯桥区2019年…, where only other places have reports: none of them speaks of it. A place further on may be a partner or a market.
    private static bool BeginsWith(string draft, string place) =>
        LeadingTime().Replace(draft, string.Empty).StartsWith(place, StringComparison.Ordinal);

    /// <summary>The time that the heading of a section sets (一、2019年工作回顾, 今年目标); null for any other line.</summary>
    /// <param name="before">What the heading before set: it ends with the next heading that is numbered as it was.</param>
    private static SectionTime? Heading(string line, SectionTime? before)
    {
        var isNumbered = Chapter().IsMatch(line) && !Digit().IsMatch(AnyYear().Replace(line, string.Empty));
        if (!Section().IsMatch(line) && !(isNumbered && before is { IsNumbered: true }))
        {
            return null;
        }

        return Named().Match(line) is { Success: true } year ? new SectionTime(int.Parse(year.Value, null), 0, 0, isNumbered)
            : LastYear().IsMatch(line) ? new SectionTime(null, -1, -1, isNumbered)
            : Years().IsMatch(line) ? new SectionTime(null, -5, -1, isNumbered)
            : ThisYear().IsMatch(line) ? new SectionTime(null, 0, 0, isNumbered)
            : isNumbered && before is { IsNumbered: true } ? SectionTime.None
            : null;
    }

    // Years counted from the one that the heading names, else from that of the report.
    private sealed record SectionTime(int? Year, int From, int To, bool IsNumbered)
    {
        /// <summary>That of a chapter which says nothing of its time.</summary>
        public static SectionTime None { get; } = new(null, 0, 0, true) { IsOfNoTime = true };

        public bool IsOfNoTime { get; private init; }

        public (int From, int To)? Period(int? reported) => (Year ?? reported) is { } year ? (year + From, year + To) : null;
    }

    private sealed record Scope(IReadOnlyList<string> Places, int? Year, SectionTime? Time)
    {
        public bool Equals(Scope? other) =>
            other is not null && Year == other.Year && Time == other.Time && Places.SequenceEqual(other.Places);

        public override int GetHashCode() => HashCode.Combine(Year, Time, Places.Count);
    }

    [GeneratedRegex(@"^\s*(?:(?:19|20)\d\d年|去年|今年|上年)?[,，]?\s*")]
    private static partial Regex LeadingTime();

    // A line of its own that looks back or ahead: 一、2019年工作回顾, 柯桥区2019年经济运行情况.
    [GeneratedRegex(
        @"^\s*[^，,。；;：:]{0,26}(?:回顾|总结|完成情况|运行情况|发展情况|工作情况|主要成绩|主要成效|目标|任务|安排|计划|打算|展望|部署)(?:和?建议)?\s*$"
    )]
    private static partial Regex Section();

    // 二、扎实做好2015年的工作: a line of its own.
    [GeneratedRegex(@"^\s*第?[一二三四五六七八九十]+(?:[、章]|部分)[^。；;]{1,50}(?<![，,：:])$")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"(?:19|20)\d\d年?")]
    private static partial Regex AnyYear();

    // A line that holds a figure is to be judged.
    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(
        @"^[\s\p{Pd}]*(?:政\s*府\s*工\s*作\s*报\s*告)?[\s\p{Pd}]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[在于][^，,。；;]{0,60}(?:会议|大会)[^，,。；;]{0,20}$"
    )]
    private static partial Regex Delivered();

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?=年)(?!年[至到—-])")]
    private static partial Regex Named();

    [GeneratedRegex("过去五年|五年(?:来|工作|回顾)|本届政府")]
    private static partial Regex Years();

    [GeneratedRegex("去年|上年|过去一年|过去的一年")]
    private static partial Regex LastYear();

    [GeneratedRegex("今年|本年|新的一年")]
    private static partial Regex ThisYear();

    // A line of its own that ends in 报告: 某县2022年政府工作报告（摘要）.
    [GeneratedRegex(@"^\s*[^，,。；;]{0,30}(?:19|20)\d\d年?[^，,。；;]{0,12}报告[^，,。；;]{0,8}$")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?:19|20)\d\d(?=年|[^\d]{0,8}报告)")]
    private static partial Regex Year();

    [GeneratedRegex(@"[^。！？；;!?\n]+[。！？；;!?]?")]
    private static partial Regex Sentence();
}
