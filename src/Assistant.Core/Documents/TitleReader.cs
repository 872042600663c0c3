using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>What the file name and the first lines say about a report.</summary>
internal sealed record TitleFacts(
    string Title,
    string? Place,
    GovernmentLevel Level,
    int? Year,
    string? Deliverer,
    string? Post,
    DateOnly? Date,
    string? Meeting,
    int PageEnd
);

/// <summary>Reads title, place, year, date and deliverer.</summary>
internal static partial class TitleReader
{
    private static readonly string[] Municipalities = ["北京市", "天津市", "上海市", "重庆市"];

    /// <summary>The facts of a report named <paramref name="name"/>.</summary>
    public static TitleFacts Read(string name, string text)
    {
        var pageEnd = TitlePageEnd(text);
        var page = text[..pageEnd];
        var fileName = FileName().Match(name.Normalize(System.Text.NormalizationForm.FormKC));
        var place = fileName.Success ? Completed(fileName.Groups["place"].Value, text) : null;
        place ??= PlaceIn(page.Length > 0 ? page : text[..Math.Min(600, text.Length)], text);
        var date = DateIn(page.Length > 0 ? page : text[..Math.Min(300, text.Length)]);
        var year = Number(fileName.Groups["year"]);
        year ??= YearInName(name) ?? date?.Year ?? YearIn(text);
        var (deliverer, post) = DelivererIn(page);
        return new TitleFacts(TitleIn(page, place, year), place, LevelOf(place), year, deliverer, post, date, MeetingIn(page.Length > 0 ? page : text[..Math.Min(300, text.Length)]), pageEnd);
    }

    // Everything before the salutation, when it comes early. A text that begins with the salutation has no title page.
    private static int TitlePageEnd(string text)
    {
        var salutation = Salutation().Match(text, 0, Math.Min(text.Length, 700));
        return salutation.Success ? salutation.Index : 0;
    }

    private static string TitleIn(string page, string? place, int? year)
    {
        var line = page.Split('\n').FirstOrDefault(l => l.Length <= 60 && l.Contains("工作报告", StringComparison.Ordinal));
        return line is { Length: > 6 } ? line : $"{(year is null ? string.Empty : $"{year}年")}{place}政府工作报告";
    }

    private static string? PlaceIn(string head, string text)
    {
        var government = Government().Match(head);
        if (government.Success)
        {
            return LastDivision(government.Groups[1].Value);
        }

        return
            head.Contains("国务院", StringComparison.Ordinal)
            || text.AsSpan(0, Math.Min(text.Length, 2000)).IndexOf("全国人民代表大会") >= 0
            ? "国务院"
            : null;
    }

    /// <summary>绍兴市柯桥区 names two divisions; the report is of the last one.</summary>
    private static string LastDivision(string name)
    {
        var match = Division().Match(name);
        return match.Success ? match.Groups[1].Value : name;
    }

    private static string? Completed(string place, string text)
    {
        if (place is "国务院" or "中央" or "全国" or "国家" or "中国")
        {
            return "国务院";
        }

        if (place.Length == 0 || "省市区县旗州盟镇乡".Contains(place[^1], StringComparison.Ordinal))
        {
            return place.Length == 0 ? null : LastDivision(place);
        }

        // 容城, 宁夏: the suffix is in the text.
        var suffixes = (string[])["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市", "县", "区", "旗", "州"];
        return suffixes
            .Select(s => place + s)
            .Where(full => text.Contains(full, StringComparison.Ordinal))
            .OrderByDescending(full => CountOf(text, full))
            .FirstOrDefault()
            ?? place;
    }

    private static int CountOf(string text, string word)
    {
        var count = 0;
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }

    private static int? YearInName(string name) => Number(YearAnywhere().Match(name));

    // A digit of another script matches \d but is not a number for the parser.
    private static int? Number(Capture year) =>
        int.TryParse(year.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int? YearIn(string text)
    {
        var head = text[..Math.Min(text.Length, 6000)];
        var review = ReviewYear().Match(head);
        return (Number(review.Groups[1]) ?? Number(review.Groups[2])) + 1 ?? Number(PlanYear().Match(text).Groups[1]);
    }

    private static DateOnly? DateIn(string head) =>
        Date().Match(head) is { Success: true } m
        && DateOnly.TryParseExact($"{m.Groups[1].Value}-{m.Groups[2].Value}-{m.Groups[3].Value}", "yyyy-M-d", out var date)
            ? date
            : null;

    private static string? MeetingIn(string head) => Meeting().Match(head.Replace("\n", string.Empty, StringComparison.Ordinal)) is { Success: true } m ? m.Value[(m.Value.LastIndexOf('在') + 1)..] : null;

    private static (string? Deliverer, string? Post) DelivererIn(string page)
    {
        var match = Deliverer().Match(page);
        if (match.Success)
        {
            return (match.Groups["name"].Value, match.Groups["post"].Value);
        }

        var lines = page.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var alone = lines.Skip(1).FirstOrDefault(l => l.Length is >= 2 and <= 4 && l.All(char.IsLetter) && !l.EndsWith('会'));
        return (alone, null);
    }

    private static GovernmentLevel LevelOf(string? place) =>
        place switch
        {
            null => GovernmentLevel.Unknown,
            "国务院" => GovernmentLevel.National,
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

    [GeneratedRegex(
        @"^(?:(?<year>(?:19|20)\d\d)年?[-_ ]?)?(?<place>[\u4e00-\u9fff]+?)(?:人民)?(?:政府)?(?:工作报告)?(?:[-_ ]?(?<year>(?:19|20)\d\d)年?)?(?:[-_ ]?report|(?:人民)?(?:政府)?工作报告)?$"
    )]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?:19|20)\d\d(?!\d)")]
    private static partial Regex YearAnywhere();

    [GeneratedRegex(
        @"([\u4e00-\u9fff]{2,16}?[省市区县旗州盟])人民政府|(?<=[\s—])([\u4e00-\u9fff]{2,12}[省市区县旗州盟])第[一二三四五六七八九十]+届人民代表大会"
    )]
    private static partial Regex Government();

    [GeneratedRegex(@"([\u4e00-\u9fff]{2,3}(?:族|尔)?自治[区州县旗]|(?<=^|[省市州盟区])[\u4e00-\u9fff]{1,6}[市县区旗省州盟])$")]
    private static partial Regex Division();

    [GeneratedRegex(@"((?:19|20)\d\d)年?(?:的)?(?:主要)?(?:政府)?工作(?:的)?(?:回顾|总结)|((?<!\d)(?:19|20)\d\d)年(?=，?是)")]
    private static partial Regex ReviewYear();

    [GeneratedRegex(@"((?:19|20)\d\d)年(?:的)?(?:政府)?(?:主要|重点)?(?:工作|目标任务)(?:安排|任务|重点|总体|目标)")]
    private static partial Regex PlanYear();

    [GeneratedRegex(@"(?<=[在会日向—\s]|^)(?:[\u4e00-\u9fff]{1,20}[省市区县旗州盟]|县|市|区)?第?[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会(?:常务委员会)?(?:第[一二三四五六七八九十]{1,3}次(?:全体)?会[议議])?")]
    private static partial Regex Meeting();

    [GeneratedRegex(@"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(?<post>[\u4e00-\u9fff]{0,24}(?:人民政府)?(?:代理|代)?(?:总理|省长|主席|市长|区长|县长|州长|旗长|盟长))\s*(?<name>[\u4e00-\u9fff·]{2,12}?)(?=\s|$|\n)"
    )]
    private static partial Regex Deliverer();
}
