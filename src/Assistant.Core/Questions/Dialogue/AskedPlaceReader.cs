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
        var ofReports = NamingReports(text, mentions);
        var asked = ofReports.Count > 0 ? ofReports : mentions.Where(m => !IsDetail(text, m, scope)).ToList();
        if (asked.Count == 0 && ByOrder(text, earlier ?? []) is { } ordered)
        {
            return ordered;
        }

        if (asked.Count == 0 && OwnDivision(text, scope, earlier ?? []) is { Count: > 0 } own)
        {
            return own.Count == 1 ? new PlacesAsked(own, null, [], false, []) { InOrder = own } : new PlacesAsked([], null, own, false, []);
        }

        var known = asked.SelectMany(m => Certain(m, scope)).Distinct().ToList();
        var unclear = asked.Where(m => Certain(m, scope).Count == 0).SelectMany(m => m.Places).Except(known).Distinct().ToList();
        if (known.Count + unclear.Count > 0)
        {
            var beside = ofReports.Count > 0 ? [] : Beside(text, asked, [.. known, .. unclear]);
            return new PlacesAsked(known, null, unclear, false, [.. asked.Select(m => m.Range), .. beside.Select(b => b.Range)])
            {
                Lacking = [.. beside.Select(b => b.Place).Distinct()],
                InOrder = InOrderOf([.. asked.SelectMany(m => Certain(m, scope).Select(p => (p, m.Range))), .. beside]),
            };
        }

        return WithoutIndexed(text, scope);
    }

    // No indexed place is named.
    private PlacesAsked WithoutIndexed(string text, IReadOnlyList<string> scope)
    {
        if (Around(text, scope) is var (around, at))
        {
            return places.Contains(around)
                ? new PlacesAsked([around], null, [], false, [at]) { InOrder = [around] }
                : new PlacesAsked([], around, [], false, [at]) { InOrder = [around] };
        }

        if (Unknown(text, scope) is var (unknown, range))
        {
            // What a report says of the places within its own (枣庄 in that of 山东) is found by their names.
            var isWithin = scope.Any(p => Divisions.IsWithin(unknown, p));
            return new PlacesAsked([], unknown, [], false, isWithin ? [] : [range]) { InOrder = isWithin ? [] : [unknown] };
        }

        var all = places.Count > 1 ? All(text, scope) : [];
        return new PlacesAsked([.. all], null, [], all.Count > 0, []) { InOrder = all };
    }

    private static IReadOnlyList<string> InOrderOf(IReadOnlyList<(string Place, Range Range)> named) =>
        [.. named.OrderBy(n => n.Range.Start.Value).Select(n => n.Place).Distinct()];

    /// <summary>The mentions that say which reports are meant: 成都的报告, and with it 杭州 in 杭州和成都的报告.</summary>
    private static List<Mention> NamingReports(string text, List<Mention> mentions)
    {
        bool IsOne(Mention m) => NamesReport().IsMatch(text[m.Range.End..]) && !Denied().IsMatch(text[..m.Range.Start]);
        var found = new List<Mention>();
        foreach (var mention in Enumerable.Reverse(mentions))
        {
            var joins = found.Count > 0 && Joint().IsMatch(text[mention.Range.End..found[0].Range.Start]);
            if (joins || IsOne(mention))
            {
                found.Insert(0, mention);
            }
        }

        return found;
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

    // A division that changed its rank (徐水县, now 徐水区) is one place: the year tells which report is meant. Of several that one name means (吉林), that in scope.
    private IReadOnlyList<string> Certain(Mention mention, IReadOnlyList<string> scope) =>
        mention.Places.Count == 1 || mention.Places.Select(LevelOf).Distinct().Count() == 1 ? mention.Places
        : mention.Places.Where(scope.Contains).ToList() is { Count: 1 } inScope ? inScope
        : [];

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

    // 回到第一个城市, 最开始那个县: one of the places that were named before. Where fewer were named it is open which is meant.
    private PlacesAsked? ByOrder(string text, IReadOnlyList<string> earlier)
    {
        if (places.Count < 2 || earlier.Count == 0 || InOrder().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // 第二个县 is the second of the counties, whatever stands between them.
        earlier = [.. earlier.Where(place => IsOfNamedKind(place, match.Groups[2].Value))];
        var index = match.Groups[1].Success && ChineseNumber.TryParse(match.Groups[1].Value, out var number) ? (int)number - 1 : 0;
        if (index < 0 || index >= earlier.Count)
        {
            return new PlacesAsked(
                [],
                null,
                earlier.Where(places.Contains).ToList() is { Count: > 1 } several ? several : places,
                false,
                []
            );
        }

        var place = earlier[index];
        return places.Contains(place)
            ? new PlacesAsked([place], null, [], false, []) { InOrder = [place] }
            : new PlacesAsked([], place, [], false, []) { InOrder = [place] };
    }

    private static bool IsOfNamedKind(string place, string kind) =>
        kind switch
        {
            "城市" or "地方" => true,
            "省" or "省份" => IsProvince(place),
            _ => place.EndsWith(kind, StringComparison.Ordinal),
        };

    // 我们县: the place in scope where it is a county, else the last county that was named, else those that there are.
    private IReadOnlyList<string> OwnDivision(string text, IReadOnlyList<string> scope, IReadOnlyList<string> earlier)
    {
        if (places.Count < 2 || Ours().Match(text) is not { Success: true } match)
        {
            return [];
        }

        bool IsOfKind(string place) => place.EndsWith(match.Groups[1].Value, StringComparison.Ordinal);
        return scope.Any(IsOfKind) ? []
            : earlier.LastOrDefault(p => IsOfKind(p) && places.Contains(p)) is { } last ? [last]
            : [.. places.Where(IsOfKind)];
    }

    private static bool IsDenied(string before, string behind) => Denied().IsMatch(before) || PutOff().IsMatch(behind);

    // 跟北京合作的医院: whom something is done with.
    private static bool IsPartner(string before, string behind) => With().IsMatch(before) && Together().IsMatch(behind);

    // 那全省呢, 四川全省的: the province around the place in scope, where it is asked about and no rank is taken in it.
    private (string Place, Range Range)? Around(string text, IReadOnlyList<string> scope)
    {
        if (
            scope is not [var place]
            || Whole(text) is not var (whole, range)
            || place == Nation
            || (whole != '国' && place.EndsWith(whole))
        )
        {
            return null;
        }

        var around =
            whole == '国'
                ? Nation
                : Divisions
                    .Around(place)
                    .FirstOrDefault(p =>
                        whole switch
                        {
                            '省' => IsProvince(p),
                            '市' => p.EndsWith('市'),
                            '区' => p.EndsWith("自治区", StringComparison.Ordinal),
                            _ => IsProvince(p) && p.Contains(whole),
                        }
                    );
        return around is null ? null : (around, range);
    }

    // 那全省呢, 省里今年的目标, 粮食产量全省要保持多少, 国家层面
    private static (char Whole, Range Range)? Whole(string text)
    {
        var leading = WholeOf().Match(text);
        var match = leading.Success ? leading : WholeAsked().Match(text);
        return match.Success
            ? (match.Groups[1].Value.Trim('全')[0], match.Groups[1].Index..(match.Groups[2].Index + match.Groups[2].Length))
            : null;
    }

    private static bool IsProvince(string name) => name.EndsWith('省') || name.EndsWith("自治区", StringComparison.Ordinal);

    /// <summary>A division that is asked about and not indexed; with several places indexed also the nation.</summary>
    private (string Place, Range Range)? Unknown(string text, IReadOnlyList<string> scope)
    {
        if (places.Count > 1 && !places.Contains(Nation) && NationAsked().Match(text) is { Success: true } nation)
        {
            return (Nation, nation.Groups[1].Index..(nation.Groups[1].Index + nation.Groups[1].Length));
        }

        return NotIndexed(
                text,
                scope.Count > 0 ? scope
                    : places.Count == 1 ? places
                    : [],
                topicsOnly: false
            )
            .Cast<(string, Range)?>()
            .FirstOrDefault();
    }

    /// <summary>The divisions without a report that stand beside indexed places as these do: 成都和杭州谁快, 成都多少，杭州呢.</summary>
    private IReadOnlyList<(string Place, Range Range)> Beside(string text, List<Mention> asked, IReadOnlyList<string> named) =>
        [
            .. NotIndexed(text, named, topicsOnly: true)
                .Where(n =>
                    asked.TrueForAll(m => m.Range.End.Value <= n.Range.Start.Value || n.Range.End.Value <= m.Range.Start.Value)
                    && !Toward().IsMatch(text[n.Range.End..])
                    && (IsJoined(text, n.Range, asked) || EndsAsTopic().IsMatch(text[n.Range.End..]))
                ),
        ];

    // 成都和杭州, 成都的GDP和杭州的, 是成都快还是杭州快
    private static bool IsJoined(string text, Range name, List<Mention> asked) =>
        asked.Exists(m =>
            m.Range.End.Value <= name.Start.Value
                ? Joining().IsMatch(text[m.Range.End..name.Start])
                : name.End.Value <= m.Range.Start.Value && Joining().IsMatch(text[name.End..m.Range.Start])
        );

    /// <summary>The divisions without a report that a text names where it asks about them.</summary>
    /// <param name="of">Places whose reports may hold the name as part of a longer one.</param>
    /// <param name="topicsOnly">Whether a full name, too, counts only where the place of a question stands.</param>
    private IEnumerable<(string Place, Range Range)> NotIndexed(string text, IReadOnlyList<string> of, bool topicsOnly)
    {
        foreach (var range in PlaceMentions.In(text))
        {
            var name = text[range];
            var full = PlaceMentions.FullName(name)!;
            var (before, behind) = (text[..range.Start], text[range.End..]);
            if (
                !places.Contains(full)
                && !InRank().IsMatch(behind)
                && !IsDenied(before, behind)
                && !IsPartner(before, behind)
                && !RankBehind().IsMatch(behind)
                && ((full == name && !topicsOnly) || IsTopic(before, behind) || Versus().IsMatch(before))
                && (full != name || !KindBehind().IsMatch(behind))
                && !IsPartOfName(text, range, of)
            )
            {
                yield return (full, range);
            }
        }
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

        if (((Match[])[EachDivision().Match(text), WhichDivision().Match(text)]).FirstOrDefault(m => m.Success) is not { } match)
        {
            return [];
        }

        // 各省 means 北京市 and 新疆 too, 各市 no province.
        var kinds = match.Groups[1].Value;
        bool IsOfKind(string place) =>
            kinds.Contains('省') && LevelOf(place) == GovernmentLevel.Province
            || !kinds.Contains('省') && LevelOf(place) != GovernmentLevel.Province && kinds.Any(place.EndsWith);
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
        "(?:第([一二三四五12345])个|最(?:开始|先|早)(?:的|问的|说的|看的)?(?:那个)?|一开始(?:的|那个))(城市|地方|省份?|市|县|区)(?!域|级|间|块|场|政|委|属|立|内)"
    )]
    private static partial Regex InOrder();

    [GeneratedRegex("(?:我们?|咱们?|俺们?|本)(省|市|县|区|旗)(?!级|长|委)")]
    private static partial Regex Ours();

    [GeneratedRegex("(?:占|居|列|在|排|高于|低于|超过|快于|好于|多于|少于|比|跟|全)$")]
    private static partial Regex RankBefore();

    [GeneratedRegex("^(?:的)?(?:总?[量数]|比重|比例|几成|百分|多少|平均|均值|水平|第|排|前)")]
    private static partial Regex RankOf();

    [GeneratedRegex("^(?:、|[,，]?(?:和|与|跟|及|同|以及|还有))$")]
    private static partial Regex Joint();

    [GeneratedRegex("^[^,，。;；?？!！]{0,8}?(?:、|和|与|跟|及|同|比|还是|还有|对比|vs)[^,，。;；?？!！]{0,4}$")]
    private static partial Regex Joining();

    [GeneratedRegex("^(?:市|省|县|区)?(?:的|那边)?(?:呢|嘞|$|[?？])")]
    private static partial Regex EndsAsTopic();

    [GeneratedRegex("(?:比|比起|对比|相比)$")]
    private static partial Regex Versus();

    // 杭州到成都的高铁
    [GeneratedRegex("^(?:市|省|县|区)?(?:到|至|飞|往|方向|—|-)")]
    private static partial Regex Toward();

    [GeneratedRegex("^(?:内|里)")]
    private static partial Regex InRank();

    [GeneratedRegex("^(?:级|民(?!营)|场|委|政府|办公|长(?!途)|属|籍)")]
    private static partial Regex KindBehind();

    [GeneratedRegex(
        "(?:^|[,，。;；:：!?？]|那么?|换成|换到|换|改成|放[到在]|看|问问?|查查?|说说?|是|要|回到?|再|还|隔壁|邻近的?|旁边的?|比如|年|年底|年末|现在|和|与|跟|及|、)$"
    )]
    private static partial Regex TopicBefore();

    [GeneratedRegex(
        "^(?:那么?|换成?|看看?|问问?|再说|要|说|放[到在]|.{2,4}(?=全[省市区疆川]))?(全[省市国区疆川]|[省市](?=里(?!头|面|给|拨|批|下|来|派|帮|对|支|评|认))|国(?=家(?:呢|的|去年|今年)|家?层面))((?:里|家?层面|家)?)(?:的|呢|嘞|看|来?说|那边|情况|数据?|[,，。?？!]|去年|今年|是|有|$)"
    )]
    private static partial Regex WholeOf();

    [GeneratedRegex(
        "(?<!占|居|列|在|于|超过?|比|较|与|和|出|据|由|被|为|给|向|是|[省市县区])(全[省市国])()(?=要|想|打算|一共|总共|共有|多少|有多少|是多少|呢|的目标|的呢|目标)"
    )]
    private static partial Regex WholeAsked();

    [GeneratedRegex(
        "(?:^|那|[,，]|年|看|要|问|查|放[到在])(全国|我国)(?:的|呢|看|来?说|去年|今年|[12][09]\\d\\d年|城镇|居民|粮食|gdp|国内生产|财政|一般公共|社会消费|进出口|固定资产|$)"
    )]
    private static partial Regex NationAsked();

    [GeneratedRegex(
        "(?:各地|各个?地方|每个?地方|每个?地区|所有(?:的)?(?:地方|地区)|(?<![几两三四五六七八九十\\d])[几两三四五六七八九十\\d]+个?(?:地方|地区)|(?:别的|其他|其余|另外)(?:的|几个)?(?:城市|地方|地区)|(?:这|那)几份报告|几份报告|每份报告|各份报告|全部地方)(?!政府|区)"
    )]
    private static partial Regex EveryPlace();

    // 超过5万亿元的省有哪些
    [GeneratedRegex("(?<=的|有)(省|市|县|区)份?(?=(?:都?有|都?是)?(?:哪|几个|多少个))")]
    private static partial Regex WhichDivision();

    [GeneratedRegex(
        "(?:各个?|每个?|所有|[这那]几[个座]?|(?<![有了建成开获出评])几[个座]?|哪[个座些几]?|[两二三四五六七八九\\d][个座])(?:城(?=市))?(省区市?|县区|区县|市县|省市|省|市|县|区)(?!县|区|内|级|里|域|直|场|民|政|重点|重大|示范|优秀|先进|龙头|领导|人大|劳模|名牌|标准|立项|试点|品牌|统筹|管)"
    )]
    private static partial Regex EachDivision();
}
