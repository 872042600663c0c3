using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Core.Contract;
using Xunit;

namespace Assistant.Tests.Cli;

public sealed class ScorerTests
{
    private const string Report = "一般公共预算收入131.4亿元,增长4%。税费减免31.2亿元。";

    [Theory]
    [InlineData("2019年实绩：一般公共预算收入131.4亿元,增长4%。[1]", true)]
    [InlineData("2019年實績：一般公共預算收入 １３１．４亿元，增长4％", true)]
    [InlineData("一般公共预算收入31.2亿元", false)]
    public void EveryRequiredStringMustStandInTheAnswer(string text, bool right) =>
        Assert.Equal(right, Judge(Question(must: """["131.4亿"]"""), Answered(text)).Right);

    [Fact]
    public void AnyAlternativeWillDo() => Assert.True(Judge(Question(must: """[["131亿","131.4亿"]]"""), Answered("收入131.4亿元")).Right);

    [Fact]
    public void AForbiddenStringMakesItWrong() =>
        Assert.False(Judge(Question(must: """["131.4亿"]""", mustNot: """["999亿"]"""), Answered("131.4亿元，不是999亿")).Right);

    [Fact]
    public void ThousandsSeparatorsDoNotMatter() => Assert.True(Judge(Question(must: """["5027"]"""), Answered("5,027个")).Right);

    [Fact]
    public void AQuestionToBeRefusedIsRightOnlyWhenRefused()
    {
        Assert.True(Judge(Question(abstain: true), Refused()).Right);
        Assert.False(Judge(Question(abstain: true), Answered("131.4亿元")).Right);
        Assert.True(Judge(Question(must: """["131.4亿"]"""), Refused()).WronglyRefused);
    }

    [Theory]
    [InlineData(VerdictKind.Supported, VerdictKind.Supported, "supported", true)]
    [InlineData(VerdictKind.Supported, VerdictKind.Contradicted, "contradicted", true)]
    [InlineData(VerdictKind.Supported, VerdictKind.NotFound, "supported", false)]
    public void VerdictsAreTakenTogether(VerdictKind first, VerdictKind second, string verdict, bool right)
    {
        var answer = Answered("核对") with
        {
            Verdicts = [new Verdict("c", "1", first, null, null, 1), new Verdict("c", "2", second, null, null, 1)],
        };

        Assert.Equal(right, Judge(Question(type: "verify", verdict: verdict), answer).Right);
    }

    [Fact]
    public void EvidenceMayRunOverTwoCitationsThatTouch()
    {
        var question = Question(evidence: """["增长4%。税费减免"]""");

        Assert.True(Judge(question, Answered("x", Cite(1, 0, 20), Cite(2, 20, 31))).Cited);
        Assert.False(Judge(question, Answered("x", Cite(1, 0, 20))).Cited);
    }

    [Fact]
    public void CitationsThatHoldNoEvidenceLowerPrecision() =>
        Assert.Equal(
            0.5,
            Judge(Question(evidence: """["一般公共预算收入131.4亿元"]"""), Answered("x", Cite(1, 0, 20), Cite(2, 20, 31))).Precise
        );

    [Theory]
    [InlineData("收入131.4亿元。[1]", true)]
    [InlineData("收入131.5亿元。[1]", false)]
    [InlineData("收入31.4亿元。[1]", false)]
    public void AFigureThatNoQuoteHoldsIsUngrounded(string text, bool grounded) =>
        Assert.Equal(grounded, Judge(Question(), Answered(text, Cite(1, 0, 20))).Grounded);

    [Fact]
    public void AQuoteThatIsNotTheReportsTextIsUngrounded() =>
        Assert.False(Judge(Question(), Answered("x", Cite(1, 0, 20) with { Quote = "一般公共预算收入999亿元,增长4%。" })).Grounded);

    [Fact]
    public void ABrokenLineOfASetIsNamed()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{\"id\":\"1\",\"audience\":\"a\",\"type\":\"t\",\"question\":\"q\"}\n{broken\n");

        Assert.Contains(
            "line 2",
            Assert.Throws<InvalidDataException>(() => EvaluationQuestion.Load(file)).Message,
            StringComparison.Ordinal
        );
        File.Delete(file);
    }

    private static Score Judge(EvaluationQuestion question, Answer answer) => Scorer.Judge(question, answer, _ => Report);

    private static EvaluationQuestion Question(
        string must = "[]",
        string mustNot = "[]",
        string evidence = "[]",
        string type = "figure",
        string? verdict = null,
        bool abstain = false
    ) =>
        JsonSerializer.Deserialize<EvaluationQuestion>(
            $$"""{"id":"1","audience":"staff","type":"{{type}}","question":"q","must":{{must}},"must_not":{{mustNot}},"evidence":{{evidence}},"verdict":{{(verdict is null ? "null" : $"\"{verdict}\"")}},"abstain":{{(abstain ? "true" : "false")}}}""",
            JsonSerializerOptions.Web
        )!;

    private static Citation Cite(int mark, int start, int end) => new(mark, "r", "t", [], null, Report[start..end], start, end);

    private static Answer Answered(string text, params Citation[] citations) =>
        new("1", "q", Outcome.Answered, text, null, citations, [], [], [], new Timings(0, 0, 0, 0));

    private static Answer Refused() =>
        new(
            "1",
            "q",
            Outcome.Refused,
            "没有",
            new Refusal(RefusalKind.IndicatorMissing, "没有", [], ""),
            [],
            [],
            [],
            [],
            new Timings(0, 0, 0, 0)
        );
}
