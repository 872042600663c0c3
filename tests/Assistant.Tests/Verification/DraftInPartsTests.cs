using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Verification;

/// <summary>A draft is judged part by part.</summary>
public sealed class DraftInPartsTests : IAsyncLifetime
{
    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync();

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void ThePartsTogetherAreTheWhole()
    {
        var events = Events(Some.ReportText);

        var whole = Assert.IsType<VerifiedEvent>(events[^1]).Result.Verdicts;
        var parts = events.OfType<VerdictsEvent>().ToList();
        Assert.True(parts.Count > 1);
        Assert.Equal(whole.Select(Known), parts.SelectMany(p => p.Verdicts).Select(Known));
    }

    [Fact]
    public void EveryMarkOfAPartIsOneOfItsCitations() =>
        Assert.All(Events(Some.ReportText).OfType<VerdictsEvent>(), part =>
            Assert.All(part.Verdicts.Where(v => v.Mark is not null), v => Assert.Contains(part.Citations, c => c.Mark == v.Mark))
        );

    [Fact]
    public void ItGoesOnToTheEndOfTheDraft()
    {
        var judged = Events(Some.ReportText).OfType<VerdictsEvent>().Select(p => p.Judged).ToList();

        Assert.Equal(judged.Order(), judged);
        Assert.InRange(judged[^1], 1, Some.ReportText.Length);
    }

    [Fact]
    public void StoppingStopsBetweenTwoSentences()
    {
        using var stop = new CancellationTokenSource();
        using var events = new DraftVerifier(corpus.Index).InParts(Some.ReportText, stop.Token).GetEnumerator();
        Assert.True(events.MoveNext());
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (events.MoveNext()) { }
        });
    }

    [Fact]
    public void ATextThatIsTooLongIsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => new DraftVerifier(corpus.Index).InParts(new string('字', DraftVerifier.MaxLength + 1)));

    [Fact]
    public void APastedTextBecomesAWordDocumentWithTheSameLines()
    {
        var text = new ReportReader().ReadText("draft.docx", PlainDocument.Of("一、回顾\n指标\t2019年\n收入\t5亿元\u0007。"));

        Assert.Equal("一、回顾\n指标\t2019年\n收入\t5亿元。", text.Value);
    }

    private static (string, string?, VerdictKind, int?) Known(Verdict verdict) =>
        (verdict.Claim, verdict.Figure, verdict.Kind, verdict.Start);

    private List<ChatEvent> Events(string text) => [.. new DraftVerifier(corpus.Index).InParts(text)];
}
