using System.Text.RegularExpressions;

namespace Assistant.Core.Ledger;

/// <summary>Reads the conditions of a figure: what says how certain or how exact it is. They are never dropped from an answer.</summary>
internal static partial class ModifierReader
{
    private static readonly string[] Before = FigureData.Words("phrases.tsv", "before");
    private static readonly string[] After = FigureData.Words("phrases.tsv", "after");
    private static readonly string[] Scopes = FigureData.Words("phrases.tsv", "scope");

    /// <summary>The modifiers in the order in which they stand, joined by commas; empty for none.</summary>
    /// <param name="isDone">Whether the figure tells a result: it is not planned, nor tried for.</param>
    public static string Read(string text, ScannedNumber number, Clauses clauses, bool isDone)
    {
        var found = new List<string>();
        var lead = text[clauses.SentenceStart(number.Start)..number.Start];
        var own = text[clauses.ClauseStart(number.Start)..number.Start];
        found.AddRange(
            Scopes
                .Select(s => (Word: s, At: ScopeIn(lead, own, s, isDone)))
                .Where(s => s.At >= 0)
                .OrderBy(s => s.At)
                .Select(s => s.Word)
                .Take(1)
        );
        var direct = Array.Find(Before, b => lead.EndsWith(b, StringComparison.Ordinal));
        var after = Array.Find(After, a => text.AsSpan(number.End).StartsWith(a));
        if (Controlled().IsMatch(lead))
        {
            found.Add(after is "以内" or "之内" or "内" ? "控制在…以内" : "控制在");
        }
        else if (direct is not null)
        {
            found.Add(direct);
        }

        if (after is not null && !found.Any(f => f.EndsWith(after, StringComparison.Ordinal)))
        {
            found.Add(after);
        }

        if (number.Inner is "多" or "余")
        {
            found.Add(number.Inner);
        }

        return string.Join(",", found.Distinct());
    }

    /// <summary>Whether a modifier belongs behind its number: 以上, 左右.</summary>
    public static bool IsBehind(string modifier) => After.Contains(modifier);

    // Where the word says how certain what follows is; -1 where it does not stand, or is part of a name (行动计划, 社会预期, 虚拟).
    private static int ScopeIn(string lead, string own, string word, bool isDone)
    {
        var pattern = word switch
        {
            "计划" => isDone ? PlannedMoney() : Planned(),
            "预期" => isDone ? null : Expected(),
            "争取" => isDone ? null : Sought(),
            "拟" => Intended(),
            _ => null,
        };
        if (pattern is null)
        {
            return word is "预期" or "争取" ? -1 : lead.IndexOf(word, StringComparison.Ordinal);
        }

        // A result is planned only by the words of its own clause.
        return pattern.Match(isDone ? own : lead) is { Success: true } match ? match.Index + (isDone ? lead.Length - own.Length : 0) : -1;
    }

    // 计划新建 and 今年计划投资 plan something; 行动计划, 五年计划, 年计划的113% and 科技计划项目 are plans by name.
    [GeneratedRegex(
        "(?<=^|[,:、(—]|\\d年|[全今明当本]年|年内|年底前|季度|时期|其中|我们|国家)计划(?![的\\d,、:)\"”》]|生育|单列|经济|规定|要求|任务|指标|目标|期间|执行|项目)"
            + "|(?<![\"”动才增育划度年目])计划(?=增长|提高|达到|下降|降低|平均|总?投资|新增|新建|由|到|将)"
    )]
    private static partial Regex Planned();

    // 在建项目14个、计划总投资10亿元: what is begun may still cost another sum.
    [GeneratedRegex("(?<=^|[,:、(—]|其中)计划总?投资")]
    private static partial Regex PlannedMoney();

    [GeneratedRegex("预期(?=性?(目标|指标)|值?[为达是]|增|提高|下降|完成|实现|控制|保持|新|\\d|$)")]
    private static partial Regex Expected();

    [GeneratedRegex("争取(?!到位|工作|力度)")]
    private static partial Regex Sought();

    [GeneratedRegex("(?<![模虚比草])拟(?![人态声合])")]
    private static partial Regex Intended();

    [GeneratedRegex(@"控制在$|控制到$")]
    private static partial Regex Controlled();
}
