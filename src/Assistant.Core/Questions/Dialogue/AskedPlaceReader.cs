using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>
/// Reads which place a turn asks about. A name is no place asked about where it is part of a longer name that the reports in scope hold (上海商会 in a report
/// of 柯桥), where a rank is taken in it (全省第几), or where it only says what kind of thing is meant (国家级).
/// </summary>
/// <param name="snapshot">What is indexed.</param>
internal sealed partial class AskedPlaceReader(ICorpusSnapshot snapshot)
{
    private const string Nation = "国务院";

    // How much behind a name is looked up in the reports with it.
    private const int Behind = 2;

    // Reports read for a longer name; beyond it a name is taken as it stands.
    private const int MostRead = 12;

    private readonly IReadOnlyList<string> places = [.. snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct()];

    /// <summary>Reads a normalised turn.</summary>
    /// <param name="scope">The places that the conversation is about so far; empty where it is about none.</param>
    /// <param name="earlier">The places that it was about, in the order in which they were named; null where nothing is known of them.</param>
    public PlacesAsked Read(string text, IReadOnlyList<string> scope, IReadOnlyList<string>? earlier = null)
    {
        var mentions = Mentions(text);
        if (
            mentions.FirstOrDefault(m => NamesReport().IsMatch(text[m.Range.End..]) && !Denied().IsMatch(text[..m.Range.Start])) is
            { } named
        )
        {
            return new PlacesAsked(Certain(named), null, Unclear(named, scope), false, [.. mentions.Select(m => m.Range)]);
        }

        var asked = mentions.Where(m => !IsDetail(text, m, scope)).ToList();
        var known = asked.SelectMany(Certain).Distinct().ToList();
        if (asked.Count == 0 && (ByOrder(text, earlier ?? []) ?? OwnDivision(text, scope)) is { } meant)
        {
            known = [meant];
        }

        var unclear = asked.SelectMany(m => Unclear(m, scope)).Except(known).Distinct().ToList();
        var around = known.Count + unclear.Count == 0 ? Around(text, scope) : null;
        if (around is not null && places.Contains(around))
        {
            (known, around) = ([around], null);
        }

        var unknownAt = known.Count + unclear.Count == 0 && around is null ? Unknown(text, scope) : null;
        var unknown = around ?? unknownAt?.Place;
        var all = known.Count + unclear.Count == 0 && unknown is null && places.Count > 1 ? All(text, scope) : [];
        known = all.Count > 0 ? [.. all] : known;
        Range[] unknownRanges = unknownAt is { } at ? [at.Range] : [];
        return new PlacesAsked(known, unknown, unclear, all.Count > 0, [.. asked.Select(m => m.Range), .. unknownRanges]);
    }

    private sealed record Mention(Range Range, IReadOnlyList<string> Places);

    /// <summary>Where indexed places are named, the longest name at each spot, each with all places of that name.</summary>
    private List<Mention> Mentions(string text)
    {
        var names = places
            .SelectMany(p => PlaceReader.Names(p).Select(name => (Name: name, Place: p)))
            .Where(n => !Divisions.IsEveryday(n.Name) && !OnlyKind.Contains(n.Name))
            .GroupBy(n => n.Name)
            .OrderByDescending(g => g.Key.Length);
        var found = new List<Mention>();
        foreach (var name in names)
        {
            for (
                var at = text.IndexOf(name.Key, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(name.Key, at + 1, StringComparison.Ordinal)
            )
            {
                var range = at..(at + name.Key.Length);
                if (
                    !IsInsideOther(text, range, name.Select(n => n.Place))
                    && found.All(f => f.Range.End.Value <= at || range.End.Value <= f.Range.Start.Value)
                )
                {
                    found.Add(new Mention(range, [.. name.Select(n => n.Place)]));
                }
            }
        }

        return [.. found.OrderBy(f => f.Range.Start.Value)];
    }

    // 吉林市 does not name the province.
    private static bool IsInsideOther(string text, Range name, IEnumerable<string> named)
    {
        var start = name.Start.Value;
        var length = Divisions.Names.LongestAt(text, start);
        return start + length > name.End.Value
            && !named.Contains(text.Substring(start, length))
            && !Shortened(text.Substring(start, length), named);
    }

    // Reports may call themselves otherwise than the list of divisions does.
    private static bool Shortened(string division, IEnumerable<string> named) =>
        named.Any(n => n.StartsWith(Divisions.BareName(division), StringComparison.Ordinal) && n[^1] == division[^1]);

    // 国家级, 中央财政: in a local report they say what kind of thing is meant.
    private static readonly HashSet<string> OnlyKind = ["国家", "中央"];

    // A division that changed its rank (徐水县, now 徐水区) is one place: the year tells which report is meant.
    private IReadOnlyList<string> Certain(Mention mention) =>
        mention.Places.Count == 1 || mention.Places.Select(LevelOf).Distinct().Count() == 1 ? mention.Places : [];

    private IReadOnlyList<string> Unclear(Mention mention, IReadOnlyList<string> scope) =>
        Certain(mention).Count > 0 ? []
        : mention.Places.Where(scope.Contains).ToList() is { Count: 1 } inScope ? inScope
        : mention.Places;

    private GovernmentLevel LevelOf(string place) => snapshot.Reports.First(r => r.Place == place).Level;

    private bool IsDetail(string text, Mention mention, IReadOnlyList<string> scope)
    {
        var behind = text[mention.Range.End..];
        var before = text[..mention.Range.Start];
        if (
            IsDenied(before, behind)
            || IsPartner(before, behind)
            || RankBehind().IsMatch(behind)
            || (RankBefore().IsMatch(before) && RankOf().IsMatch(behind))
        )
        {
            return true;
        }

        if (mention.Places[0] == Nation && places.Count > 1 && !IsTopic(before, behind))
        {
            return true;
        }

        return scope.Count > 0 && !mention.Places.Any(scope.Contains) && IsPartOfName(text, mention.Range, scope);
    }

    /// <summary>Whether a report in scope holds the name together with what follows it.</summary>
    private bool IsPartOfName(string text, Range name, IReadOnlyList<string> scope)
    {
        var (start, length) = name.GetOffsetAndLength(text.Length);
        var behind = text.AsSpan(start + length);
        if (behind.Length < Behind || !IsNamePart(behind[0]) || !IsNamePart(behind[1]))
        {
            return false;
        }

        var longer = text.Substring(start, length + Behind);
        return ReportsOf(scope).SelectMany(r => snapshot.Passages(r)).Any(p => p.Text.Contains(longer, StringComparison.Ordinal));
    }

    private static bool IsNamePart(char c) =>
        char.IsLetter(c) && !"的呢那是去今前有和与跟比还也要了在几多哪什".Contains(c, StringComparison.Ordinal);

    private IEnumerable<string> ReportsOf(IReadOnlyList<string> scope) =>
        snapshot.Reports.Where(r => r.Place is { } place && scope.Contains(place)).Select(r => r.Report).Take(MostRead);

    // 回到第一个城市, 最开始那个县: one of the places that were named before.
    private string? ByOrder(string text, IReadOnlyList<string> earlier)
    {
        if (InOrder().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var index = match.Groups[1].Success && ChineseNumber.TryParse(match.Groups[1].Value, out var number) ? (int)number - 1 : 0;
        return index >= 0 && index < earlier.Count && places.Contains(earlier[index]) ? earlier[index] : null;
    }

    // 我们县: of several places the only county, where the conversation is about none yet.
    private string? OwnDivision(string text, IReadOnlyList<string> scope) =>
        scope.Count == 0
        && places.Count > 1
        && Ours().Match(text) is { Success: true } match
        && places.Where(p => p.EndsWith(match.Groups[1].Value, StringComparison.Ordinal)).ToList() is [var only]
            ? only
            : null;

    private static bool IsDenied(string before, string behind) => Denied().IsMatch(before) || PutOff().IsMatch(behind);

    // 跟北京合作的医院: whom something is done with.
    private static bool IsPartner(string before, string behind) => With().IsMatch(before) && Together().IsMatch(behind);

    // 那全省呢, 四川全省的: the province around the place in scope, where it is asked about and no rank is taken in it.
    private string? Around(string text, IReadOnlyList<string> scope)
    {
        if (scope is not [var place] || WholeOf().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var whole = match.Groups[1].Value[1];
        if (whole == '国')
        {
            return place == Nation ? null : Nation;
        }

        if (place.EndsWith(whole) || place == Nation)
        {
            return null;
        }

        return Divisions
            .Around(place)
            .FirstOrDefault(p => whole == '省' ? p.Length > 0 && IsProvince(p) : whole == '市' && p.EndsWith('市'));
    }

    private static bool IsProvince(string name) => name.EndsWith('省') || name.EndsWith("自治区", StringComparison.Ordinal);

    /// <summary>A division that is asked about and not indexed; with several places indexed also the nation.</summary>
    private (string Place, Range Range)? Unknown(string text, IReadOnlyList<string> scope)
    {
        if (places.Count > 1 && !places.Contains(Nation) && NationAsked().Match(text) is { Success: true } nation)
        {
            return (Nation, nation.Groups[1].Index..(nation.Groups[1].Index + nation.Groups[1].Length));
        }

        foreach (var range in PlaceMentions.In(text))
        {
            var name = text[range];
            var full = PlaceMentions.FullName(name)!;
            var (before, behind) = (text[..range.Start], text[range.End..]);
            if (
                places.Contains(full)
                || InRank().IsMatch(behind)
                || IsDenied(before, behind)
                || IsPartner(before, behind)
                || RankBehind().IsMatch(behind)
                || (full != name && !IsTopic(before, behind))
                || (full == name && KindBehind().IsMatch(behind))
                || IsPartOfName(
                    text,
                    range,
                    scope.Count > 0 ? scope
                        : places.Count == 1 ? places
                        : []
                )
            )
            {
                continue;
            }

            return (full, range);
        }

        return null;
    }

    // 杭州呢, 换成杭州, 2023年杭州的GDP: the name stands where the place of a question stands.
    private static bool IsTopic(string before, string behind) => TopicBefore().IsMatch(before) && !KindBehind().IsMatch(behind);

    /// <summary>The places that a question for each of them means: all, or those of a kind (各市); empty where it asks for no such thing.</summary>
    private IReadOnlyList<string> All(string text, IReadOnlyList<string> scope)
    {
        if (EveryPlace().IsMatch(text))
        {
            return places;
        }

        if (EachDivision().Match(text) is not { Success: true } match)
        {
            return [];
        }

        bool IsOfKind(string place) => match.Groups[1].Value.Any(kind => place.EndsWith(kind) || (kind == '省' && IsProvince(place)));
        var ofKind = places.Where(IsOfKind).ToList();
        return ofKind.Count > 1 && (scope.Count == 0 || scope.Any(IsOfKind)) ? ofKind : [];
    }

    [GeneratedRegex(
        "^(?:[省市县区州]|自治区)?(?:的|这|那|该)?(?:一|这|那)?(?:份|本|个)?(?:[12][09]\\d\\d年?的?)?(?:政府)?(?:工作)?(?:报告|那份|这份)"
    )]
    private static partial Regex NamesReport();

    [GeneratedRegex(
        "^(?:省|市|县|区|国)?(?:内|里)?(?:各[市县区]|所有)?(?:里|中|内)?(?:能|该|可|算|要)?(?:排第?|列第?|居第?|第[\\d一二三四五六七八九十几](?!产业|[一二三]?产|季)|几名|位次|位居|名次|前列|前[\\d一二三四五六七八九十几]+(?!个?月|个?季|年)|首[位个家批次]|唯一|率先|领先|最(?!低工资|低生活|新|近|后|终)|头[一名个]|百强)"
    )]
    private static partial Regex RankBehind();

    // 不是荆州，我要看全国的
    [GeneratedRegex(
        "(?:(?<!是)不是(?:问|说|看|要)?|(?<!要|能|会|是)不(?:要|用|必|想)?(?:光|只|再)?(?:要|问|看|说|提|讲|管)?|别(?:再)?(?:跟我|给我|给)?(?:说|提|讲|管|看|问)?|除了?|先不(?:说|管|看|问))$"
    )]
    private static partial Regex Denied();

    // 成都先放一放, 海拉尔就不用说了, 山东的先不用管
    [GeneratedRegex("^(?:的|那边|那个)?(?:就|先|暂时|可以|也)*(?:放一?放|搁一?搁|(?:不用|不必|别|甭|不)(?:再)?(?:管|说|看|提|问|要))")]
    private static partial Regex PutOff();

    [GeneratedRegex("[跟与和同]$")]
    private static partial Regex With();

    [GeneratedRegex("^(?:市|省|县|区)?(?:合|一起|一块|共|联|互|结|对接|签|之间|打通|相连|同城|接壤|通航|通车|直达)")]
    private static partial Regex Together();

    [GeneratedRegex(
        "(?:第([一二三四五12345])个|最(?:开始|先|早)(?:的|问的|说的|看的)?(?:那个)?|一开始(?:的|那个))(?:城市|地方|省份?|市|县|区)(?!域|级|间|块|场|政|委|属|立|内)"
    )]
    private static partial Regex InOrder();

    [GeneratedRegex("(?:我们?|咱们?|俺们?|本)(省|市|县|区|旗)(?!级|长|委)")]
    private static partial Regex Ours();

    [GeneratedRegex("(?:占|居|列|在|排|高于|低于|超过|快于|好于|多于|少于|比|跟|全)$")]
    private static partial Regex RankBefore();

    [GeneratedRegex("^(?:的)?(?:总?[量数]|比重|比例|几成|百分|多少|平均|均值|水平|第|排|前)")]
    private static partial Regex RankOf();

    [GeneratedRegex("^(?:内|里)")]
    private static partial Regex InRank();

    [GeneratedRegex("^(?:级|民(?!营)|场|委|政府|办公|长(?!途)|属|籍)")]
    private static partial Regex KindBehind();

    [GeneratedRegex(
        "(?:^|[,，。;；:：!?？]|那么?|换成|换到|换|改成|放[到在]|看|问问?|查查?|说说?|是|要|回到?|再|还|隔壁|邻近的?|旁边的?|比如|年|年底|年末|现在|和|与|跟|及|、)$"
    )]
    private static partial Regex TopicBefore();

    [GeneratedRegex(
        "^(?:那么?|换成?|看看?|问问?|再说|要|说|放[到在]|.{2,4}(?=全省|全市))?(全[省市国])(?:的|呢|看|来?说|那边|情况|数据?|[,，。?？!]|去年|今年|是|有|$)"
    )]
    private static partial Regex WholeOf();

    [GeneratedRegex(
        "(?:^|那|[,，]|年|看|要|问|查|放[到在])(全国|我国)(?:的|呢|看|来?说|去年|今年|[12][09]\\d\\d年|城镇|居民|粮食|gdp|国内生产|财政|一般公共|社会消费|进出口|固定资产|$)"
    )]
    private static partial Regex NationAsked();

    [GeneratedRegex(
        "(?:各地|各个?地方|每个?地方|每个?地区|所有(?:的)?(?:地方|地区)|(?:这|那)?[几两三四五六七八九十\\d]+个?(?:地方|地区)|(?:别的|其他|其余|另外)(?:的|几个)?(?:城市|地方|地区)|(?:这|那)几份报告|几份报告|每份报告|各份报告|全部地方)(?!政府|区)"
    )]
    private static partial Regex EveryPlace();

    [GeneratedRegex(
        "(?:各个?|每个?|所有|[这那]?几[个座]?|哪[个座]?|[两二三四五六七八九\\d][个座])(?:城(?=市))?(县区|区县|市县|省市|省|市|县|区)(?!县|区|内|级|里|域|直|场|民|政)"
    )]
    private static partial Regex EachDivision();
}
