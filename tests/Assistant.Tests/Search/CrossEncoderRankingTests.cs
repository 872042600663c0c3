using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Search;

/// <summary>What a cross-encoder changes in the order of the passages, and what it leaves.</summary>
public sealed class CrossEncoderRankingTests
{
    private const string Asked = "收入多少";

    [Fact]
    public async Task WhatReadingCouldLiftIsReadInOneCallAndOrderedByBothTheOthersStay()
    {
        using var corpus = await Some.CorpusAsync();
        var before = await FindAsync(corpus, null);
        var count = RerankPolicy.Count([.. before.Select(r => r.Score)]);
        Assert.InRange(count, 2, before.Count - 1);
        var encoder = new ScriptedCrossEncoder(p => p == CrossEncoderInput.Passage(before[count - 1].Passage) ? 50 : 0);

        var after = await FindAsync(corpus, encoder);

        var (question, passages) = Assert.Single(encoder.Calls);
        Assert.Equal(SearchText.Normalize(Asked), question);
        Assert.Equal(before.Take(count).Select(r => CrossEncoderInput.Passage(r.Passage)), passages);
        Assert.Equal(
            [before[count - 1], .. before.Take(count - 1), .. before.Skip(count)],
            after.Select(r => r with { Reading = null }),
            new SamePlace()
        );
        Assert.Equal(
            [50.0, .. Enumerable.Repeat((double?)0, count - 1), .. before.Skip(count).Select(_ => (double?)null)],
            after.Select(r => r.Reading)
        );
    }

    [Theory]
    [InlineData(new double[0], 0)]
    [InlineData(new[] { 2.0 }, 1)]
    [InlineData(new[] { 8.0, 3.9, 3.8 }, 1)]
    [InlineData(new[] { 8.0, 4.1, 3.9 }, 2)]
    [InlineData(new[] { 8.0, 8.0, 8.0, 8.0 }, 3)]
    public void OnlyWhatStandsNearTheBestIsRead(double[] scores, int expected) => Assert.Equal(expected, RerankPolicy.Count(scores));

    [Fact]
    public void TheTimeAskedAboutIsSaidAndThePlaceIsLeftOut()
    {
        var snapshot = new FakeSnapshot(Some.Report());
        var question = new QuestionReader().Read(new("1", "清河县2020年财政收入多少", []), snapshot);

        Assert.Equal(
            "结果2020年：2020年财政收入多少",
            CrossEncoderInput.Question(question, new Slot([], 2020, Status.Actual, "清河县", question.Terms))
        );
        Assert.Equal("2020年财政收入多少", CrossEncoderInput.Question(question, new Slot([], null, null, "清河县", question.Terms)));
    }

    [Fact]
    public void WhatWasNotReadStaysAsItStands()
    {
        var passages = Some.Passages();
        RankedPassage[] ranked =
        [
            .. passages
                .Take(5)
                .Select(
                    (p, i) =>
                        new RankedPassage(p, 5 - i, 0, 0, [])
                        {
                            Reading =
                                i == 2 ? 8
                                : i < 2 ? -1
                                : null,
                        }
                ),
        ];

        Assert.Equal([ranked[2], ranked[0], ranked[1], ranked[3], ranked[4]], RerankPolicy.Order(ranked));
        Assert.Equal(ranked.Skip(3), RerankPolicy.Order([.. ranked.Skip(3)]));
        Assert.Empty(RerankPolicy.Order([]));
    }

    [Fact]
    public async Task AModelThatFailsLeavesTheFirstRankingWithANotice()
    {
        using var corpus = await Some.CorpusAsync();
        var expected = await corpus.Assistant.AnswerAsync(new("1", Asked, []), CancellationToken.None);
        var fails = true;
        var assistant = new ReportAssistant(
            corpus.Index,
            crossEncoder: new ScriptedCrossEncoder(_ => fails ? throw new InvalidOperationException("out of memory") : 0)
        );
        var notices = new List<string>();

        var answer = await assistant.AnswerAsync(new("1", Asked, []), CancellationToken.None, notices.Add);

        Assert.Equal(expected.Text, answer.Text);
        Assert.Contains("精读模型", Assert.Single(notices), StringComparison.Ordinal);
        Assert.Equal("the reading model did not serve (out of memory)", assistant.ReadingFault);

        fails = false;
        await assistant.AnswerAsync(new("2", Asked, []), CancellationToken.None, notices.Add);

        Assert.Null(assistant.ReadingFault);
        Assert.Single(notices);
    }

    [Theory]
    [InlineData("生产总值完成", "结果2020年：一、2020年工作回顾：")]
    [InlineData("主要预期目标", "目标2021年：二、2021年工作安排：")]
    [InlineData("清河县人民政府县长", "")]
    public void APassageIsReadBehindStatusYearsAndHeading(string words, string before)
    {
        var passage = Some.Passages().First(p => p.Text.Contains(words, StringComparison.Ordinal));

        Assert.Equal(before + SearchText.Normalize(passage.Text), CrossEncoderInput.Passage(passage));
    }

    [Fact]
    public void ASpanOfYearsAndALongHeadingAreWrittenShort()
    {
        var passage = Some.Passages()[4] with
        {
            PeriodStart = 2021,
            PeriodEnd = 2025,
            Status = Status.Plan,
            HeadingPath = ["一、外", new string('长', 30)],
        };

        Assert.Equal($"计划2021-2025年：{new string('长', 20)}：{SearchText.Normalize(passage.Text)}", CrossEncoderInput.Passage(passage));
    }

    [Fact]
    public void TheQuestionIsThatOfTheMeaning()
    {
        var question = Read(Asked);
        var english = question with
        {
            Language = "en",
            Text = "revenue",
            Terms = [new QueryTerm(0, 7, ["财政收入", "预算收入"], TermOrigin.English), new QueryTerm(0, 7, ["税收"], TermOrigin.English)],
        };

        Assert.Equal(question.Text, CrossEncoderInput.AskedText(question, question.Terms));
        Assert.Equal("财政收入 税收", CrossEncoderInput.AskedText(english, english.Terms));
        Assert.Equal(
            question.Text + "增长呢",
            CrossEncoderInput.AskedText(question with { Text = "增长呢", Previous = question, IsWhole = false }, [])
        );
    }

    private static ParsedQuestion Read(string text) => new QuestionReader().Read(new("1", text, []), new FakeSnapshot());

    private static async Task<IReadOnlyList<RankedPassage>> FindAsync(IndexedCorpus corpus, ICrossEncoder? encoder)
    {
        var turn = corpus.Index.BeginTurn();
        var question = new QuestionReader().Read(new("1", Asked, []), turn.Snapshot);
        var slot = new SlotPlanner().Plan(question, turn.Snapshot)[0];
        var reranker = encoder is null ? null : new CrossEncoderReranker(encoder, new ServiceHealth());
        return await new PassageRetriever(RankModel.Default, StaticEmbeddingModel.Default, reranker).FindAsync(
            question,
            slot,
            null,
            turn,
            CancellationToken.None
        );
    }

    private sealed class SamePlace : IEqualityComparer<RankedPassage>
    {
        public bool Equals(RankedPassage? x, RankedPassage? y) =>
            (x?.Passage.Id, x?.Score, x?.FirstClause, x?.LastClause) == (y?.Passage.Id, y?.Score, y?.FirstClause, y?.LastClause);

        public int GetHashCode(RankedPassage obj) => obj.Passage.Id.GetHashCode(StringComparison.Ordinal);
    }
}
