using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Tests.Conversations;

/// <summary>A turn reads one state of the index and keeps its notices to itself.</summary>
public sealed class TurnTests
{
    private const string Revenue = "2020年一般公共预算收入多少";

    [Fact]
    public async Task ATurnEndsOnTheStateOfTheIndexThatItBeganWith()
    {
        using var corpus = await Some.CorpusAsync();
        var before = await corpus.Assistant.AnswerAsync(Ask(Revenue), Ct);
        var pipeline = Pipeline(corpus);
        var turn = pipeline.Begin(Ask(Revenue));

        corpus.Write("清河县-2021.txt", Some.ReportText.Replace("一般公共预算收入", "外贸进出口总额", StringComparison.Ordinal));
        await corpus.IngestAsync();
        var inTheMiddle = await pipeline.AnswerAsync(turn, Ct);
        var after = await corpus.Assistant.AnswerAsync(Ask(Revenue), Ct);

        Assert.Equal(Outcome.Answered, before.Outcome);
        Assert.Equal((before.Text, before.Citations[0]), (inTheMiddle.Answer.Text, inTheMiddle.Answer.Citations[0]));
        Assert.NotEqual(before.Text, after.Text);
    }

    [Fact]
    public async Task ATurnOutlivesTwoIngestsAndTheRemovalOfItsReport()
    {
        using var corpus = await Some.CorpusAsync(
            ("清河县-2021", Some.ReportText),
            ("乙县-2021", Some.ReportText.Replace("清河县", "乙县", StringComparison.Ordinal))
        );
        var pipeline = Pipeline(corpus);
        var turn = pipeline.Begin(Ask("清河县" + Revenue));

        File.Delete(Path.Combine(corpus.CorpusFolder, "清河县-2021.txt"));
        await corpus.IngestAsync();
        corpus.Write("丙县-2021.txt", Some.ReportText);
        await corpus.IngestAsync();
        var answered = await pipeline.AnswerAsync(turn, Ct);

        Assert.Equal("清河县-2021", Assert.Single(answered.Answer.Citations).Report);
        Assert.DoesNotContain(corpus.Index.Current.Reports, r => r.Report == "清河县-2021");
    }

    [Fact]
    public async Task ATurnOutlivesTheRemovalOfTheIndex()
    {
        using var corpus = await Some.CorpusAsync();
        var expected = await corpus.Assistant.AnswerAsync(Ask(Revenue), Ct);
        var pipeline = Pipeline(corpus);
        var turn = pipeline.Begin(Ask(Revenue));

        foreach (var file in Directory.GetFiles(corpus.DataFolder, "assistant.db*"))
        {
            File.Delete(file);
        }

        Assert.Equal(expected.Text, (await pipeline.AnswerAsync(turn, Ct)).Answer.Text);
    }

    [Fact]
    public async Task ATurnDoesNotWaitForTheLockOfAnotherWriter()
    {
        using var corpus = await Some.CorpusAsync();
        var expected = await corpus.Assistant.AnswerAsync(Ask(Revenue), Ct);
        var pipeline = Pipeline(corpus);
        var turn = pipeline.Begin(Ask(Revenue));
        await using var writer = new SqliteConnection($"Data Source={Path.Combine(corpus.DataFolder, "assistant.db")};Pooling=False");
        await writer.OpenAsync(Ct);
        var command = writer.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE; DELETE FROM passages";
        await command.ExecuteNonQueryAsync(Ct);

        Assert.Equal(expected.Text, (await pipeline.AnswerAsync(turn, Ct)).Answer.Text);
    }

    [Fact]
    public async Task TwoTurnsAtOnceEachKeepTheirOwnNotices()
    {
        using var corpus = await Some.CorpusAsync();
        var encoder = new ScriptedCrossEncoder(_ => 0);
        var assistant = new ReportAssistant(corpus.Index, crossEncoder: new FailsFor("失败", encoder));

        var failed = Task.Run(() => assistant.AnswerAsync(Ask("失败的" + Revenue), Ct), Ct);
        var served = Task.Run(() => assistant.AnswerAsync(Ask(Revenue), Ct), Ct);

        Assert.Contains("精读模型", Assert.Single((await failed).Notices), StringComparison.Ordinal);
        Assert.Empty((await served).Notices);
    }

    [Fact]
    public async Task ACancelledTurnStopsInTheSearchAndInTheComposing()
    {
        using var corpus = await Some.CorpusAsync();
        using var cancelled = new CancellationTokenSource();
        var inReading = new ReportAssistant(
            corpus.Index,
            crossEncoder: new ScriptedCrossEncoder(_ =>
            {
                cancelled.Cancel();
                return 0;
            })
        );
        using var before = new CancellationTokenSource();
        await before.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inReading.AnswerAsync(Ask(Revenue), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => corpus.Assistant.AnswerAsync(Ask(Revenue), before.Token));
    }

    [Fact]
    public async Task ACancelledStreamStopsBetweenItsEvents()
    {
        using var corpus = await Some.CorpusAsync();
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in corpus.Assistant.AskAsync(Ask(Revenue), stop.Token))
            {
                seen.Add(happened.Type);
                if (happened is PassagesEvent)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.Equal(["understood", "passages"], seen);
    }

    [Fact]
    public async Task ATurnWithoutAnAnswerSaysSo()
    {
        using var corpus = await Some.CorpusAsync();

        var turn = Pipeline(corpus).Begin(Ask(Revenue));

        Assert.Contains("AnswerAsync", Assert.Throws<InvalidOperationException>(() => turn.Answer).Message, StringComparison.Ordinal);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Question Ask(string text) => new("1", text, []);

    private static AnswerPipeline Pipeline(IndexedCorpus corpus) =>
        new(corpus.Index, new PassageRetriever(RankModel.Default, StaticEmbeddingModel.Default), TimeProvider.System);

    private sealed class FailsFor(string word, ICrossEncoder encoder) : ICrossEncoder
    {
        public IReadOnlyList<double> Score(string question, IReadOnlyList<string> passages) =>
            question.Contains(word, StringComparison.Ordinal)
                ? throw new InvalidOperationException("out of memory")
                : encoder.Score(question, passages);
    }
}
