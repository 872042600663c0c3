using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// The chance that the best passage answers the question: logistic regression over what is known of both, with what a cross-encoder says where it
/// read the passage, and over some of it once more for each kind of question. Weights by src/Assistant.Training.
/// </summary>
public static class AnswerabilityClassifier
{
    private const double Unread = -10;

    // However seldom the sets answer a question in such words: it is no proof that this report does not.
    private const double LeastOfPhrases = -2;

    // What is known of the question whatever was found, by the names that the model files have.
    private static readonly (string Name, Func<ParsedQuestion, QuestionCoverage, double> Value)[] OfQuestion =
    [
        ("unknown", (_, coverage) => coverage.Unknown),
        ("missing-terms", (_, coverage) => coverage.MissingTerms),
        ("wants-number", (question, _) => question.WantsNumber ? 1 : 0),
        Wants("wants-money", ExpectedAnswer.Money),
        Wants("wants-percent", ExpectedAnswer.Percent),
        Wants("wants-date", ExpectedAnswer.Date),
        Wants("wants-person", ExpectedAnswer.Person),
        Asks("asks-list", QuestionKind.List),
        Asks("asks-definition", QuestionKind.Definition),
        Asks("asks-verify", QuestionKind.Verify),
        Asks("asks-fact", QuestionKind.Fact),
        Asks("asks-target", QuestionKind.Target),
        ("leans", (question, _) => question.IsWhole ? 0 : 1),
        ("terms", (question, _) => Math.Min(1, question.Terms.Count / 40.0)),
    ];

    private static readonly string[] OfRanking = ["score", "margin", "phrases"];
    private static readonly string[] Own = [.. OfRanking, .. OfQuestion.Select(feature => feature.Name)];
    private static readonly string[] OfReading = ["reading", "reading-ahead", "reading-best", "reading-second"];

    // What weighs otherwise in a question for money than in one for a name.
    private static readonly string[] ByKind = ["phrases", "score", "figure-fits", "number", "unit", "form", "reading", "reading-best"];
    private static readonly string[] Plain = [.. Own, .. RankFeatures.Names];
    private static readonly string[] PlainRead = [.. Plain, .. OfReading];
    private static readonly (int Kind, int Value)[] Products = ProductsOf(Plain);
    private static readonly (int Kind, int Value)[] ReadProducts = ProductsOf(PlainRead);

    /// <summary>Names in the order of the values: what is known of the question, the features of the best passage, products of both.</summary>
    public static IReadOnlyList<string> Names { get; } = NamesOf(Plain, Products);

    /// <summary>The same where the passages were read together with the question.</summary>
    public static IReadOnlyList<string> ReadNames { get; } = NamesOf(PlainRead, ReadProducts);

    // On first use: training asks for the names before it writes the weights.
    private static readonly Lazy<LogisticModel> Model = new(() => LogisticModel.Load("Answering.Data.answerable.txt", Names));
    private static readonly Lazy<LogisticModel> ReadModel = new(() => LogisticModel.Load("Answering.Data.answerable-read.txt", ReadNames));

    /// <summary>
    /// From this chance on a passage is given as the answer. On the reports of the role train, each judged by models trained without it, three in a hundred
    /// answerable questions are refused at it; on those of the role choose, four.
    /// </summary>
    public const double Threshold = 0.39;

    /// <summary>The same for a side of a comparison, of which the other side tells what it is about.</summary>
    public const double SideThreshold = 0.15;

    /// <summary>Values that do not depend on the ranking.</summary>
    public static double[] QuestionFeatures(ParsedQuestion question, QuestionCoverage coverage) =>
        [.. OfQuestion.Select(feature => feature.Value(question, coverage))];

    /// <summary>All values for a ranking, best first; zero where nothing was found. Those of the reading are there where passages were read.</summary>
    /// <param name="phrases">What the phrases of the question say (<see cref="PhraseModel"/>).</param>
    public static double[] Features(IReadOnlyList<double> question, double phrases, IReadOnlyList<JudgedPassage> ranked)
    {
        var score = ranked.Count > 0 ? ranked[0].Score : -10;
        var margin = ranked.Count > 1 ? Math.Clamp(score - ranked[1].Score, -5, 5) : ranked.Count;
        double[] plain =
        [
            score,
            margin,
            Math.Max(LeastOfPhrases, phrases),
            .. question,
            .. ranked.Count > 0 ? ranked[0].Features : new FeatureValues(),
            .. Readings(ranked),
        ];
        return [.. plain, .. (plain.Length == Plain.Length ? Products : ReadProducts).Select(p => plain[p.Kind] * plain[p.Value])];
    }

    private static (string, Func<ParsedQuestion, QuestionCoverage, double>) Wants(string name, ExpectedAnswer answer) =>
        (name, (question, _) => question.Expected == answer ? 1 : 0);

    private static (string, Func<ParsedQuestion, QuestionCoverage, double>) Asks(string name, QuestionKind kind) =>
        (name, (question, _) => question.Kind == kind ? 1 : 0);

    private static (int, int)[] ProductsOf(string[] names) =>
        [
            .. from kind in names
            where kind.StartsWith("wants-", StringComparison.Ordinal) || kind.StartsWith("asks-", StringComparison.Ordinal)
            from value in ByKind.Intersect(names)
            select (Array.IndexOf(names, kind), Array.IndexOf(names, value)),
        ];

    private static string[] NamesOf(string[] names, (int Kind, int Value)[] products) =>
        [.. names, .. products.Select(p => $"{names[p.Kind]}*{names[p.Value]}")];

    private static double[] Readings(IReadOnlyList<JudgedPassage> ranked)
    {
        if (ranked.All(r => r.Reading is null))
        {
            return [];
        }

        var own = ranked[0].Reading ?? Unread;
        var others = ranked.Skip(1).Select(r => r.Reading ?? Unread).OrderDescending().Append(Unread).ToList();
        return [own, own - others[0], Math.Max(own, others[0]), others[0]];
    }

    /// <summary>The chance, 0 to 1.</summary>
    public static double Probability(IReadOnlyList<double> features) =>
        1 / (1 + Math.Exp(-(features.Count == Names.Count ? Model : ReadModel).Value.Score(features)));
}
