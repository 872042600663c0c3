using Assistant.Core.Answering;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>
/// How likely two figures of reports of one place measure the same thing, though in other words: 旅游接待人数 and 接待游客, 新建蔬菜大棚 and 建成大棚. Learned
/// from pairs judged by hand (src/Assistant.Training/Promises). Period and bounds are no matter here.
/// </summary>
internal static class SameThing
{
    private const double MostApart = 3;
    private const decimal MostCommonNumber = 20;

    private static readonly (string Word, string Same)[] Words =
    [
        .. DataFile
            .Rows("Briefing.Data.same-words.tsv")
            .Select(r => (SearchText.Normalize(r[0]), SearchText.Normalize(r[1])))
            .OrderByDescending(r => r.Item1.Length),
    ];

    // Each makes another figure of a name where the other side lacks it.
    private static readonly string[] Scopes =
    [
        "新增",
        "累计",
        "城镇",
        "农村",
        "规模以上",
        "人均",
        "平均",
        "高校",
        "存栏",
        "出栏",
        "面积",
        "产值",
        "投资",
        "增加值",
        "余额",
        "项目",
        "企业",
        "省级",
        "国家级",
        "保障",
        "贫困",
    ];

    /// <summary>The names of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "name-of-target",
        "name-of-result",
        "piece",
        "end",
        "clause-of-target",
        "clause-of-result",
        "target-in-sentence",
        "result-in-sentence",
        "target-around",
        "rarest",
        "unit",
        "unit-converts",
        "rare-unit",
        "kind",
        "canonical-same",
        "canonical-other",
        "canonical-one",
        "acts",
        "number",
        "scopes",
        "apart",
        "sentence-figures",
    ];

    private static readonly Lazy<LogisticModel> Model = new(() => LogisticModel.Load("Briefing.Data.same-thing.txt", Names));

    /// <summary>The chance, from 0 to 1.</summary>
    public static double Chance(Figure target, ReportClauses source, Figure result, ReportClauses later) =>
        1 / (1 + Math.Exp(-Model.Value.Score(Values(target, source, result, later))));

    /// <summary>What the chance is computed from, in the order of <see cref="Names"/>.</summary>
    public static double[] Values(Figure target, ReportClauses source, Figure result, ReportClauses later)
    {
        var (thing, name) = (Folded(NameOf(target)), Folded(NameOf(result)));
        var (clause, said) = (Folded(PromisedObject.Core(target.Quote)), Folded(PromisedObject.Core(result.Quote)));
        var (sentence, whole) = (Folded(source.SentenceOf(target)), Folded(later.SentenceOf(result)));
        var around = Folded(later.AroundOf(result));
        var common = (double)TextLikeness.CommonSubsequence(thing, name);
        var shared = Pairs(clause + thing).Intersect(Pairs(said + name)).ToList();
        var converts =
            UnitTable.TryParse(target.Unit, out var unit) && UnitTable.TryParse(result.Unit, out var other) && unit.ConvertsTo(other);
        var (amount, got) = (Base(target), Base(result));
        var isLevel = FigureOutcome.KindOf(target) == FigureKind.Level && FigureOutcome.KindOf(result) == FigureKind.Level;
        var (own, its) = (target.Indicator + target.Quote, result.Indicator + result.Quote);
        return
        [
            Share(common, thing.Length),
            Share(common, name.Length),
            Share(PromisedObject.Run(thing, name), Math.Min(thing.Length, name.Length)),
            One(
                Math.Min(thing.Length, name.Length) > 1
                    && (thing.EndsWith(name, StringComparison.Ordinal) || name.EndsWith(thing, StringComparison.Ordinal))
            ),
            Weight(shared, Pairs(clause + thing), later),
            Weight(shared, Pairs(said + name), later),
            Weight([.. Pairs(thing).Intersect(Pairs(whole))], Pairs(thing), later),
            Weight([.. Pairs(name).Intersect(Pairs(sentence))], Pairs(name), later),
            Weight([.. Pairs(thing).Intersect(Pairs(around))], Pairs(thing), later),
            shared.Select(later.RarityOf).DefaultIfEmpty().Max(),
            One(target.Unit == result.Unit),
            One(converts),
            One(converts && target.Unit is not ("%" or "％" or "亿元" or "万元" or "个" or "家" or "项" or "人" or "元" or "万人")),
            One(FigureOutcome.KindOf(target) == FigureOutcome.KindOf(result)),
            One(target.Canonical is not null && target.Canonical == result.Canonical),
            One(target.Canonical is not null && result.Canonical is not null && target.Canonical != result.Canonical),
            One((target.Canonical is null) != (result.Canonical is null)),
            One(WorkStage.Acts(own).SetEquals(WorkStage.Acts(its))),
            One(isLevel && converts && amount == got && amount > MostCommonNumber),
            Scopes.Count(s =>
                Folded(SearchText.Normalize(own)).Contains(s, StringComparison.Ordinal)
                != Folded(SearchText.Normalize(its)).Contains(s, StringComparison.Ordinal)
            ),
            isLevel && converts && amount > 0 && got > 0
                ? Math.Min(MostApart, Math.Abs(Math.Log((double)got / (double)amount)))
                : 1,
            Math.Min(MostApart, later.Figures.Count(f => f.SpanStart == result.SpanStart && f.Unit == result.Unit) - 1),
        ];
    }

    /// <summary>What a figure counts: its indicator, or where that is no name, its clause.</summary>
    public static string NameOf(Figure figure)
    {
        var name = PromisedObject.Core(figure.Indicator);
        return name.Length > 1 ? name : PromisedObject.Core(figure.Quote);
    }

    private static string Folded(string text)
    {
        foreach (var (word, same) in Words)
        {
            text = text.Replace(word, same, StringComparison.Ordinal);
        }

        return text;
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).Where(p => p.All(char.IsLetter))];

    private static double Weight(IReadOnlyList<string> shared, IReadOnlySet<string> all, ReportClauses later) =>
        all.Count == 0 ? 0 : shared.Sum(later.RarityOf) / Math.Max(1e-6, all.Sum(later.RarityOf));

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double One(bool isSo) => isSo ? 1 : 0;

    private static decimal Base(Figure figure) =>
        UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value;
}
