using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Briefing;

/// <summary>How far a work has come, or is to come, by the words of a clause.</summary>
internal static partial class WorkStage
{
    /// <summary>It has begun and is not finished.</summary>
    public const int Underway = 3;

    /// <summary>It is finished; more is in use.</summary>
    public const int Finished = 5;

    private static readonly (int Rank, string Word)[] Words =
    [
        .. DataFile
            .Rows("Briefing.Data.stages.tsv")
            .Select(r => (int.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture), r[1])),
    ];

    /// <summary>The stage that a clause says, 0 for none; what is only ahead (即将投产) is under way.</summary>
    public static int Of(string clause)
    {
        clause = ByMeansOf().Replace(clause, string.Empty);
        var stage = Words.Where(w => clause.Contains(w.Word, StringComparison.Ordinal)).Select(w => w.Rank).DefaultIfEmpty().Max();
        return stage == Finished && MainBody().IsMatch(clause) ? Finished - 1
            : stage >= Finished && Ahead().IsMatch(clause) ? Underway
            : stage;
    }

    /// <summary>Whether a clause says that something did not come about.</summary>
    public static bool IsDenied(string clause) => Denied().IsMatch(clause);

    /// <summary>Whether a clause says that a target was reached, whatever its figure.</summary>
    public static bool IsReached(string clause) => Reached().IsMatch(clause);

    /// <summary>Which of the acts that are counted apart a clause speaks of: begun, finished, brought in.</summary>
    public static IReadOnlySet<char> Acts(string clause)
    {
        var acts = new HashSet<char>();
        if (Begun().IsMatch(clause))
        {
            acts.Add('b');
        }

        if (Done().IsMatch(clause))
        {
            acts.Add('d');
        }

        if (BroughtIn().IsMatch(clause))
        {
            acts.Add('i');
        }

        return acts;
    }

    [GeneratedRegex("(?:完成|完工)[^,，]{0,8}主体|主体[^,，]{0,6}(?:完成|完工|建成|竣工)")]
    private static partial Regex MainBody();

    // 通过 is passed only where there is something to pass.
    [GeneratedRegex("通过(?![^,，]{0,24}(?:验收|评估|认定|评审|审[查核定批]|考核|复审|检查|督导))")]
    private static partial Regex ByMeansOf();

    [GeneratedRegex("即将|正在|有望|尚未|还未|未能|没有|将于|待|加快|推进|准备")]
    private static partial Regex Ahead();

    [GeneratedRegex("目标(?:未能|没有|未)|(?:未能|没有|未)(?:完成|实现|达到|如期)|低于[^,，。]{0,12}(?:预期|目标)|没有如期")]
    private static partial Regex Denied();

    [GeneratedRegex(
        "(?:指标|目标|任务)[^,，]{0,4}(?:超额|提前|如期|圆满|全面|顺利)完成|(?:超额|提前|如期|圆满|全面)完成[^,，]{0,14}(?:指标|目标|任务)"
    )]
    private static partial Regex Reached();

    [GeneratedRegex("开工|动工|启动|开建")]
    private static partial Regex Begun();

    [GeneratedRegex("建成|竣工|完工|完成|投用|投产|投入使用|新建|改造")]
    private static partial Regex Done();

    [GeneratedRegex("引进|签约|落户|招引")]
    private static partial Regex BroughtIn();
}
