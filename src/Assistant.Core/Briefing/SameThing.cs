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

    /// <summary>The words of a figure: its name, and the pairs of characters of name, clause, sentence and the sentences around it.</summary>
    internal sealed record Words(
        string Name,
        IReadOnlySet<string> NamePairs,
        IReadOnlySet<string> Clause,
        IReadOnlySet<string> Sentence,
        IReadOnlySet<string> Around,
        IReadOnlySet<char> Acts,
        IReadOnlyList<string> Scopes
    );

    private static readonly string[] CommonUnits = ["%", "％", "亿元", "万元", "个", "家", "项", "人", "元", "万人"];

    private static readonly (string Word, string Same)[] Folds =
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

    /// <summary>The chance, from 0 to 1; 0 where the clauses share no two characters.</summary>
    public static double Chance(Figure target, ReportClauses source, Figure result, ReportClauses later) =>
        source.WordsOf(target).Clause.Overlaps(later.WordsOf(result).Clause)
            ? 1 / (1 + Math.Exp(-Model.Value.Score(Values(target, source, result, later))))
            : 0;

    /// <summary>What the chance is computed from, in the order of <see cref="Names"/>.</summary>
    public static double[] Values(Figure target, ReportClauses source, Figure result, ReportClauses later)
    {
        var (own, its) = (source.WordsOf(target), later.WordsOf(result));
        var (thing, name) = (own.Name, its.Name);
        var common = (double)TextLikeness.CommonSubsequence(thing, name);
        var shared = own.Clause.Intersect(its.Clause).ToList();
        var converts =
            UnitTable.TryParse(target.Unit, out var unit) && UnitTable.TryParse(result.Unit, out var other) && unit.ConvertsTo(other);
        var (amount, got) = (Base(target), Base(result));
        var isLevel = FigureOutcome.KindOf(target) == FigureKind.Level && FigureOutcome.KindOf(result) == FigureKind.Level;
        return
        [
            Share(common, thing.Length),
            Share(common, name.Length),
            Share(PromisedObject.Run(thing, name), Math.Min(thing.Length, name.Length)),
            One(
                Math.Min(thing.Length, name.Length) > 1
                    && (thing.EndsWith(name, StringComparison.Ordinal) || name.EndsWith(thing, StringComparison.Ordinal))
            ),
            Weight(shared, own.Clause, later),
            Weight(shared, its.Clause, later),
            Weight(own.NamePairs.Intersect(its.Sentence), own.NamePairs, later),
            Weight(its.NamePairs.Intersect(own.Sentence), its.NamePairs, later),
            Weight(own.NamePairs.Intersect(its.Around), own.NamePairs, later),
            shared.Select(later.RarityOf).DefaultIfEmpty().Max(),
            One(target.Unit == result.Unit),
            One(converts),
            One(converts && !CommonUnits.Contains(target.Unit)),
            One(FigureOutcome.KindOf(target) == FigureOutcome.KindOf(result)),
            One(target.Canonical is not null && target.Canonical == result.Canonical),
            One(target.Canonical is not null && result.Canonical is not null && target.Canonical != result.Canonical),
            One((target.Canonical is null) != (result.Canonical is null)),
            One(own.Acts.SetEquals(its.Acts)),
            One(isLevel && converts && amount == got && amount > MostCommonNumber),
            own.Scopes.Count(s => !its.Scopes.Contains(s)) + its.Scopes.Count(s => !own.Scopes.Contains(s)),
            isLevel && converts && amount > 0 && got > 0 ? Math.Min(MostApart, Math.Abs(Math.Log((double)got / (double)amount))) : 1,
            Math.Min(MostApart, later.Figures.Count(f => f.SpanStart == result.SpanStart && f.Unit == result.Unit) - 1),
        ];
    }

    /// <summary>The words of a figure of a report as <see cref="Values"/> compares them.</summary>
    public static Words Of(Figure figure, string sentence, string around)
    {
        var name = Folded(NameOf(figure));
        var all = figure.Indicator + figure.Quote;
        var folded = Folded(SearchText.Normalize(all));
        return new Words(
            name,
            Pairs(name),
            Pairs(Folded(PromisedObject.Core(figure.Quote)) + name),
            Pairs(Folded(sentence)),
            Pairs(Folded(around)),
            WorkStage.Acts(all),
            [.. Scopes.Where(s => folded.Contains(s, StringComparison.Ordinal))]
        );
    }

    /// <summary>What a figure counts: its indicator, or where that is no name, its clause.</summary>
    public static string NameOf(Figure figure)
    {
        var name = PromisedObject.Core(figure.Indicator);
        return name.Length > 1 ? name : PromisedObject.Core(figure.Quote);
    }

    private static string Folded(string text)
    {
        foreach (var (word, same) in Folds)
        {
            text = text.Replace(word, same, StringComparison.Ordinal);
        }

        return text;
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).Where(p => p.All(char.IsLetter))];

    private static double Weight(IEnumerable<string> shared, IReadOnlySet<string> all, ReportClauses later) =>
        all.Count == 0 ? 0 : shared.Sum(later.RarityOf) / Math.Max(1e-6, all.Sum(later.RarityOf));

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double One(bool isSo) => isSo ? 1 : 0;

    private static decimal Base(Figure figure) => UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value;
}
