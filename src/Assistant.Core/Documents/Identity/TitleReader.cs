using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>What the first lines of a report, its file name and its sidecar say about it.</summary>
/// <param name="PageEnd">Where the title page ends; 0 where there is none.</param>
/// <param name="Notices">What people should know about how place and year were found.</param>
internal sealed record TitleFacts(
    string Title,
    string? Place,
    GovernmentLevel Level,
    int? Year,
    string? Deliverer,
    string? Post,
    DateOnly? Date,
    string? Meeting,
    int PageEnd,
    IReadOnlyList<string> Notices
);

/// <summary>Reads title, place, year, date, meeting and deliverer: from the title lines and the opening, else from the file name, else from the sidecar.</summary>
internal static partial class TitleReader
{
    private const int LongestPage = 700;
    private const int Opening = 320;

    // Without a salutation the first lines may still name who delivered the report.
    private const int LongestHead = 120;
    private static readonly string[] Municipalities = ["北京市", "天津市", "上海市", "重庆市"];

    /// <summary>The facts of a report named <paramref name="name"/>.</summary>
    /// <param name="sidecar">What was written down beside the file, if anything.</param>
    public static TitleFacts Read(string name, string text, Sidecar? sidecar = null)
    {
        var pageEnd = TitlePageEnd(text);
        var page = text[..pageEnd];
        var opening = text[..Math.Min(text.Length, pageEnd + Opening)];
        var (placeNamed, yearNamed) = FileNameReader.Read(name, text);
        var placeSaid = PlaceIn(opening);
        var place = placeSaid ?? placeNamed ?? sidecar?.Place;
        var date = ChineseDate.In(page.Length > 0 ? page : text[..Math.Min(Opening, text.Length)]);
        var plain = WithPlainDigits(text);
        var yearSaid = TitleYear(opening) ?? date?.Year ?? HeadingYear(plain);
        var year = yearSaid ?? yearNamed ?? sidecar?.Year ?? YearIn(plain);
        var (deliverer, post) = DelivererIn(page.Length > 0 ? page : opening[..Math.Min(opening.Length, LongestHead)]);
        return new TitleFacts(
            TitleIn(page, sidecar?.Title, place, year),
            place,
            LevelOf(place),
            year,
            deliverer ?? sidecar?.Speaker,
            post,
            date,
            MeetingIn(opening) ?? sidecar?.Meeting,
            pageEnd,
            [.. Notices(placeSaid, placeNamed, place, yearSaid, yearNamed, year)]
        );
    }

    private static IEnumerable<string> Notices(
        string? placeSaid,
        string? placeNamed,
        string? place,
        int? yearSaid,
        int? yearNamed,
        int? year
    )
    {
        if (placeSaid is not null && placeNamed is not null && !PlaceName.IsSame(placeSaid, placeNamed))
        {
            yield return $"its name says {placeNamed}, its text {placeSaid}: indexed as {placeSaid}";
        }

        if (yearSaid is not null && yearNamed is not null && yearSaid != yearNamed)
        {
            yield return $"its name says {yearNamed}, its text {yearSaid}: indexed as {yearSaid}";
        }

        if (place is null)
        {
            yield return "neither its text nor its name says of which place it is: indexed as of unknown place; name the file PLACE-YEAR or put a file NAME.json beside it";
        }

        if (year is null)
        {
            yield return "neither its text nor its name says of which year it is";
        }
    }

    // Everything before the salutation, when it comes early. A text that begins with the salutation has no title page.
    private static int TitlePageEnd(string text)
    {
        var salutation = Salutation().Match(text, 0, Math.Min(text.Length, LongestPage));
        return salutation.Success ? salutation.Index : 0;
    }

    private static string TitleIn(string page, string? known, string? place, int? year)
    {
        var line = page.Split('\n').FirstOrDefault(l => l.Length <= 60 && l.Contains("工作报告", StringComparison.Ordinal));
        return line is { Length: > 6 } ? line : known ?? $"{(year is null ? string.Empty : $"{year}年")}{place}政府工作报告";
    }

    private static string? PlaceIn(string opening)
    {
        foreach (var pattern in (Regex[])[TitleLine(), MeetingOf(), PostOf(), Represents()])
        {
            foreach (Match match in pattern.Matches(opening))
            {
                if (PlaceName.In(Words(match.Groups["place"].Value)) is { } place)
                {
                    return place;
                }
            }
        }

        return National().IsMatch(opening) ? PlaceName.Nation : null;
    }

    // 龚正市长在上海市: the place begins behind 在.
    private static string Words(string before)
    {
        var at = before.LastIndexOfAny(['在', '于', '向', '日', '年']);
        return before[(at + 1)..];
    }

    private static int? TitleYear(string opening) =>
        TitleLine().Matches(opening).Select(m => Number(m.Groups["year"])).FirstOrDefault(y => y is not null);

    // A digit of another script matches \d but is not a number for the parser.
    private static int? Number(Capture year) =>
        int.TryParse(year.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    // 一、2023年工作回顾, 二、2024年工作安排: lines of their own.
    private static int? HeadingYear(string text) =>
        Number(ReviewHeading().Match(text).Groups[1]) + 1 ?? Number(PlanHeading().Match(text).Groups[1]);

    // １９９１年国内工作的回顾
    private static string WithPlainDigits(string text) =>
        text.AsSpan().ContainsAnyInRange('０', '９') ? string.Create(text.Length, text, (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = from[i] is >= '０' and <= '９' ? (char)(from[i] - '０' + '0') : from[i];
                }
            }) : text;

    private static int? YearIn(string text)
    {
        var head = text[..Math.Min(text.Length, 6000)];
        var review = ReviewYear().Match(head);
        return (Number(review.Groups[1]) ?? Number(review.Groups[2])) + 1 ?? Number(PlanYear().Match(text).Groups[1]);
    }

    private static string? MeetingIn(string opening)
    {
        foreach (Match match in MeetingOf().Matches(opening.Replace("\n", string.Empty, StringComparison.Ordinal)))
        {
            var before = match.Groups["place"].Value;
            var words = Words(before);
            if (
                words.Length == 0
                    ? before.Length > 0 && before[^1] is '在' or '向' or '日'
                    : Body().IsMatch(words) || PlaceName.In(words) is not null
            )
            {
                return words + match.Groups["meeting"].Value;
            }
        }

        return null;
    }

    private static (string? Deliverer, string? Post) DelivererIn(string page)
    {
        foreach (var pattern in (Regex[])[Deliverer(), DelivererFirst()])
        {
            if (pattern.Match(page) is { Success: true } match)
            {
                var post = match.Groups["post"].Value;
                return (
                    match.Groups["name"].Value,
                    post[
                        (
                            post.LastIndexOfAny(['上', '日', '议']) is var at
                            && at < post.Length - 2
                            && !post.StartsWith("上海", StringComparison.Ordinal)
                                ? at + 1
                                : 0
                        )..
                    ]
                );
            }
        }

        // A name alone on a line of the title page.
        var lines =
            page.Contains("报告", StringComparison.Ordinal) || page.Contains("会议", StringComparison.Ordinal)
                ? page.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : [];
        var alone = lines.Skip(1).FirstOrDefault(l => l.Length is >= 2 and <= 4 && l.All(char.IsLetter) && !l.EndsWith('会'));
        return (alone, null);
    }

    private static GovernmentLevel LevelOf(string? place) =>
        place switch
        {
            null => GovernmentLevel.Unknown,
            PlaceName.Nation => GovernmentLevel.National,
            _ when Municipalities.Contains(place) || place.EndsWith('省') || place.EndsWith("自治区", StringComparison.Ordinal) =>
                GovernmentLevel.Province,
            _ when place.EndsWith('市')
                    || place.EndsWith('州')
                    || place.EndsWith("地区", StringComparison.Ordinal)
                    || place.EndsWith('盟') => GovernmentLevel.City,
            _ when place.EndsWith('县') || place.EndsWith('区') || place.EndsWith('旗') => GovernmentLevel.County,
            _ when place.EndsWith('镇') || place.EndsWith('乡') => GovernmentLevel.Town,
            _ => GovernmentLevel.Unknown,
        };

    [GeneratedRegex(@"各位代表[:：,，。!！]?|同志们[:：]|主席团[:：,，]|主席、各位代表")]
    private static partial Regex Salutation();

    // 2025年新疆政府工作报告, 博野县2024年政府工作报告.
    [GeneratedRegex(
        @"(?:^|\n)[^\n]{0,6}?(?<year>(?:19|20)[0-9]{2})?年?(?<place>[\u4e00-\u9fff]{2,18}?)??(?:人民)?(?<year>(?:19|20)[0-9]{2})?年?(?:人民)?政府工作报告"
    )]
    private static partial Regex TitleLine();

    [GeneratedRegex(
        @"(?<place>[\u4e00-\u9fff]{0,24}?)(?<meeting>第?[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会(?:常务委员会)?(?:第[一二三四五六七八九十]{1,3}次(?:全体)?会[议議])?)"
    )]
    private static partial Regex MeetingOf();

    [GeneratedRegex(
        @"(?<place>[\u4e00-\u9fff]{2,18}?)(?:第[一二三四五六七八九十]{1,3}届)?人民政府(?:党组书记、)?(?:代理|代)?(?:副)?(?:省长|主席|市长|区长|县长|州长|旗长|盟长|镇长|乡长)"
    )]
    private static partial Regex PostOf();

    [GeneratedRegex(@"代表(?<place>[\u4e00-\u9fff]{2,18}?)(?:第[一二三四五六七八九十]{1,3}届)?人民政府")]
    private static partial Regex Represents();

    [GeneratedRegex("^(?:省|市|区|县|州|旗|盟|自治区)$")]
    private static partial Regex Body();

    [GeneratedRegex(
        "代表(?:中华人民共和国)?国务院|国务院总理|届(?:全国|全國)人民代表(?:大会|大會)|国务院的(?:委托|决定)|国务院向|中华人民共和国国务院"
    )]
    private static partial Regex National();

    [GeneratedRegex(
        @"(?:^|\n)(?:一、)?((?:19|20)[0-9]{2})年(?:政府|国内|政府国内)?(?:主要)?工作(?:的)?(?:回顾|总结)(?:和[^\n]{2,30})?(?:\n|$)"
    )]
    private static partial Regex ReviewHeading();

    [GeneratedRegex(
        @"(?:^|\n)[二三]、(?:关于)?((?:19|20)[0-9]{2})年(?:政府)?(?:的)?(?:主要|重点)?(?:工作)?(?:安排|任务|重点|目标任务|建议|工作)[^\n]{0,12}(?:\n|$)"
    )]
    private static partial Regex PlanHeading();

    [GeneratedRegex(@"((?:19|20)\d\d)年?(?:的)?(?:主要)?(?:政府)?工作(?:的)?(?:回顾|总结)|((?<!\d)(?:19|20)\d\d)年(?=，?是)")]
    private static partial Regex ReviewYear();

    [GeneratedRegex(@"((?:19|20)\d\d)年(?:的)?(?:政府)?(?:主要|重点)?(?:工作|目标任务)(?:安排|任务|重点|总体|目标)")]
    private static partial Regex PlanYear();

    [GeneratedRegex(
        @"(?<post>[\u4e00-\u9fff]{0,24}(?:人民政府)?(?:代理|代)?(?:总理|省长|主席|市长|区长|县长|州长|旗长|盟长))\s*(?<name>[\u4e00-\u9fff·]{2,12}?)(?=\s|$|\n|(?:同志)?(?:作|所作|的报告)|在[\u4e00-\u9fff]*(?:第?[一二三四五六七八九十]+届|人民代表))"
    )]
    private static partial Regex Deliverer();

    // 2025年1月15日龚正市长在….
    [GeneratedRegex(@"日(?<name>[\u4e00-\u9fff]{2,4}?)(?<post>省长|主席|市长|区长|县长|州长|旗长|盟长)在")]
    private static partial Regex DelivererFirst();
}
