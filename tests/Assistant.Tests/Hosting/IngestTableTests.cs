using Assistant.Core.Index;
using Assistant.Hosting;
using Xunit;

namespace Assistant.Tests.Hosting;

public sealed class IngestTableTests
{
    [Fact]
    public void TheTableSaysWhatBecameOfEveryFile()
    {
        var text = Table(
            new IngestedFile("/corpus/a.txt", "a", IngestOutcome.Added, 1200, 30, null),
            new IngestedFile("/corpus/b.txt", "b", IngestOutcome.Unchanged, 10, 3, null),
            new IngestedFile("/corpus/c.txt", "c", IngestOutcome.Unchanged, 20, 4, null),
            new IngestedFile("/corpus/d\n.doc", null, IngestOutcome.LeftOut, 0, 0, ".doc is not read; save it as .docx")
        );

        Assert.Matches(@"added +│? *a +│? *1,200 +│? *30 +│? *a\.txt", text);
        Assert.Matches(@"unchanged +│? *2 reports +│? *30 +│? *7", text);
        Assert.Matches(@"left out .*d \.doc: \.doc is not read; save it as \.docx", text);
    }

    [Fact]
    public void NothingDoneIsNoTable() => Assert.Empty(Table());

    [Fact]
    public void ManyFilesOfOneOutcomeAreCounted() =>
        Assert.Contains(
            "and 300 files more",
            Table([.. Enumerable.Range(0, 500).Select(i => new IngestedFile($"{i}.txt", null, IngestOutcome.LeftOut, 0, 0, "empty"))]),
            StringComparison.Ordinal
        );

    [Fact]
    public void TheRateSaysHowLongItWillTake()
    {
        var time = new SteppedTime();
        var rate = new IngestRate(time);
        time.Now += TimeSpan.FromSeconds(10);

        Assert.Equal(
            "4,000 passages, 1,500 figures, 2 reports a second, 40 s left",
            rate.Words(new IngestProgress("a.txt", 20, 100) { Passages = 4000, Figures = 1500 })
        );
    }

    private static string Table(params IngestedFile[] files)
    {
        var output = new StringWriter { NewLine = "\n" };
        IngestTable.Write(output, redirected: true, new IngestSummary(0, 0, 0, 0, [], []) { Files = files });
        return output.ToString();
    }

    private sealed class SteppedTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
