using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Quotes the one figure that a question asks for with what is said of it, and leaves out its neighbours (人大代表建议96件、政协提案238件): who reads a number that was not
/// asked for may take it for the answer. Where the piece alone says less of what is asked than the whole, the whole stays.
/// </summary>
/// <param name="figures">The figures of the passage in its order.</param>
internal sealed partial class AskedFigureQuote(Passage passage, IReadOnlyList<Figure> figures)
{
    // Share of what the wide quote says of the question that the piece must say too.
    private const double KeptOfIt = 0.95;

    // A piece that says hardly more than its neighbour is not surely the one that is meant.
    private const double Clearly = 0.08;

    private const int LengthOfVerb = 2;

    private readonly IReadOnlyList<ClauseView> clauses = PassageView.Of(passage).Clauses;

    /// <summary>The piece of the passage, from and to; null where no piece is surely the one that is asked for.</summary>
    /// <param name="wide">The quote that would be given else.</param>
    public TextSpan? Of(ParsedQuestion question, QuestionCoverage coverage, QuotedStatement wide)
    {
        var pieces = Pieces().Where(p => FiguresIn(p.Piece).Any(f => FigureFit.Unit(question, f))).ToList();
        var ranked = pieces
            .Select(p => (p.Piece, Covered: coverage.Of(SearchText.Normalize(p.Piece.Of(passage.Text)), p.Verb, 1)))
            .OrderByDescending(p => p.Covered)
            .ToList();
        return
            ranked.Count > 0
            && ranked[0].Covered >= KeptOfIt * coverage.Of(SearchText.Normalize(wide.Quote))
            && (ranked.Count == 1 || ranked[0].Covered - ranked[1].Covered >= Clearly)
            ? ranked[0].Piece
            : null;
    }

    private IEnumerable<Figure> FiguresIn(TextSpan piece) =>
        figures.Where(f => f.Start - passage.Start >= piece.Start && f.End - passage.Start <= piece.End);

    // A clause with the clauses that go on about it; of an enumeration each item, the last one with what goes on.
    private IEnumerable<(TextSpan Piece, string? Verb)> Pieces()
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var last = i;
            while (last + 1 < clauses.Count && (GoesOn(last + 1) || AimsFurther(last + 1)))
            {
                last++;
            }

            // 办理人大代表建议96件、政协提案238件: the verb of the first item is that of all.
            foreach (var item in Items(clauses[i], clauses[last].End))
            {
                yield return (item, item.Start == clauses[i].Start ? null : Verb(clauses[i]));
            }

            i = last;
        }
    }

    private static string? Verb(ClauseView clause) => clause.Normalized.Length > LengthOfVerb ? clause.Normalized[..LengthOfVerb] : null;

    private bool GoesOn(int clause) =>
        GoingOn().IsMatch(passage.Text[clauses[clause].Start..]) && passage.Text[clauses[clause - 1].End - 1] is not ('。' or '；' or ';');

    // 增长7%以上，力争到7.5%: both aims are of one thing.
    private bool AimsFurther(int clause)
    {
        var (before, own) = (FiguresOf(clause - 1).LastOrDefault(), FiguresOf(clause).ToList());
        return before is { Status: Status.Target or Status.Plan }
            && own.Count > 0
            && (
                own.TrueForAll(f => f.Indicator == before.Indicator && f.Kind == before.Kind)
                || Striving().IsMatch(passage.Text[clauses[clause].Start..])
            );
    }

    private IEnumerable<Figure> FiguresOf(int clause) =>
        FiguresIn(new TextSpan(clauses[clause].Start, clauses[clause].End)).OrderBy(f => f.Start);

    private IEnumerable<TextSpan> Items(ClauseView clause, int end)
    {
        var start = clause.Start;
        if (!Together().IsMatch(passage.Text[clause.Start..clause.End]))
        {
            var own = FiguresIn(new TextSpan(clause.Start, clause.End)).OrderBy(f => f.Start).ToList();
            foreach (var (figure, next) in own.Zip(own.Skip(1)))
            {
                var between = passage.Text[(figure.End - passage.Start)..Math.Max(figure.End - passage.Start, next.Start - passage.Start)];
                if (Border().Match(between) is { Success: true } border)
                {
                    var at = figure.End - passage.Start + border.Index + border.Length - 1;

                    // 达到2.36万元和1.53万元, 突破千亿、达1148亿元: what follows names nothing of its own.
                    if (
                        IsUnderCondition(passage.Text[clause.Start..(figure.Start - passage.Start)])
                        || GoingOn().IsMatch(passage.Text[(at + 1)..])
                        || !passage.Text.AsSpan((at + 1)..(next.Start - passage.Start)).ContainsAnyInRange('\u4e00', '\u9fff')
                    )
                    {
                        continue;
                    }

                    yield return new TextSpan(start, at);
                    start = at + 1;
                }
            }
        }

        yield return new TextSpan(start, end);
    }

    // 预计完成财政收入131亿元、税收收入110亿元: what is only expected, aimed at or bounded in front is so for every item.
    private static bool IsUnderCondition(string before) =>
        Condition().IsMatch(before) || Cue.Striving.IsIn(before) || Cue.Expecting.IsIn(before);

    [GeneratedRegex(
        "预[计期测估]|估[计算]|有望|力争|争取|冲刺|努力|确保|保持|计划|拟|目标|规划|安排|将|控制|不[超高低少多大小]|[高低]于|以[上下内]"
    )]
    private static partial Regex Condition();

    // 分别增长4.7%、6.6%: neither says anything without what is in front.
    [GeneratedRegex("分别|各自|依次|各[达为增有]")]
    private static partial Regex Together();

    [GeneratedRegex(@"^\s*(?:在[^,，]{1,12})?(?:力争|争取|冲刺|努力)(?:完成|达到?|实现|增长|突破|到|至)*\d")]
    private static partial Regex Striving();

    // What stands between a figure and the mark behind which the next item begins.
    [GeneratedRegex("^[^、和及与]{0,8}(?:、|(?<=^(?:以上|左右|以内)?)[和及与])")]
    private static partial Regex Border();

    [GeneratedRegex(
        @"^\s*[""“]?(?:同比|比上年|较上年|比去年|较去年|增长|下降|提高|增加|减少|降低|增速|增幅|占|达|为|位居|居|排名|列|总投资|分别|预计|净增|高于|低于|快于|上升|回落|完成\d|面积)"
    )]
    private static partial Regex GoingOn();
}
