using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>The thing whose quantity a question asks for, when it names nothing else: 粮食 in 去年粮食多少, PM2.5 in PM2.5降到好多了.</summary>
internal static partial class NamedThing
{
    private const int Shortest = 2;

    // What only says that a quantity of the thing is meant; longer ones first.
    private static readonly string[] Tails =
    [
        "平均浓度",
        "年均浓度",
        "总产量",
        "总数量",
        "产量",
        "总产",
        "总量",
        "总额",
        "总值",
        "总数",
        "数量",
        "浓度",
        "规模",
        "数",
    ];

    /// <summary>The thing, normalised; null where the question names none or says more of it.</summary>
    public static string? In(string text)
    {
        var content = TurnFeatures.Content(text, shortestWord: 2);
        var said = string.Concat(text.Where((c, i) => content[i] || c is '.' or '%'));
        var thing = Bare(Around().Replace(said, string.Empty));
        return thing.Length >= Shortest ? thing : null;
    }

    /// <summary>Whether an indicator of a ledger, normalised, is the thing itself or a quantity of it (粮食产量).</summary>
    public static bool IsIndicator(string thing, string indicator)
    {
        var bare = Bare(indicator);
        return bare == thing || (bare.StartsWith(thing, StringComparison.Ordinal) && Tails.Contains(bare[thing.Length..]));
    }

    private static string Bare(string text) => Acts().Replace(text, string.Empty).Trim('.', '的', '了');

    // When, how and whether it is asked.
    [GeneratedRegex(
        "去年|今年|上年|明年|目标|计划|预期|打算|全[省市县区年]|一共|总共|现在|目前|好多|多少|稳?要|要|稳定?在?|保持|达到?|[降升涨]到?|做到|完成|实现|是|有|在|到|那么?|[呢嘞咧哩]"
    )]
    private static partial Regex Around();

    [GeneratedRegex("^(?:全[省市县区年]|累计|共|新增|新建|完成|实现)+")]
    private static partial Regex Acts();
}
