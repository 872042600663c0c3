using System.Diagnostics;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Index;

public sealed class CorpusFolderTests
{
    [Fact]
    public async Task FoldersInsideTheCorpusAreRead()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        Write(corpus, "县/2022/青柳县-2022.txt");

        await corpus.OpenAsync();

        Assert.Equal(["清河县-2021", "青柳县-2022"], corpus.Index.Current.Reports.Select(r => r.Report));
        Assert.Null(corpus.Index.ChangeOfCorpus());
    }

    [Fact]
    public async Task ReportsOfOneNameInTwoFoldersAreBothRead()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "2021/清河县.txt");
        Write(corpus, "2022/清河县.txt");

        var summary = await corpus.OpenAsync();

        Assert.Empty(summary.Failed);
        Assert.Equal(["2022-清河县", "清河县"], corpus.Index.Current.Reports.Select(r => r.Report));
        Assert.Equal(2, (await corpus.IngestAsync()).Unchanged);
    }

    [Theory]
    [InlineData("a.doc", "save it as .docx")]
    [InlineData("a.wps", "save it as .docx")]
    [InlineData("a.ofd", "export it as .pdf")]
    [InlineData("a.xlsx", "copy the table into a .docx")]
    [InlineData("a.jpg", "text recognition")]
    [InlineData("a.zip", "unpack it")]
    [InlineData("a.xyz", "save the report as one of .txt")]
    [InlineData("报告", "no extension")]
    [InlineData("README.md", "about the folder")]
    public async Task WhatIsNotReadIsNamedWithItsCure(string file, string cure)
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        corpus.Write(file, "x");

        var failed = Assert.Single((await corpus.OpenAsync()).Failed);

        Assert.Equal(file, Path.GetFileName(failed.Path));
        Assert.Contains(cure, failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HiddenFilesAndWhatIsWrittenBesideAReportAreNoReports()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        corpus.Write("清河县-2021.json", "{}");
        corpus.Write(".DS_Store", "x");
        corpus.Write("~$清河县.docx", "x");

        Assert.Empty((await corpus.OpenAsync()).Failed);
    }

    [Fact]
    public async Task AChangedSidecarAloneMakesItsReportBeReadAgain()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write("a001.txt", "各位代表：\n一、上年工作回顾\n经济稳步增长。\n二、今年工作安排\n稳中求进。");
        corpus.Write("a001.json", """{"place": "青柳县", "year": 2023}""");
        await corpus.OpenAsync();
        corpus.Write("a001.json", """{"place": "清河县", "year": 2024}""");

        Assert.Equal(1, corpus.Index.ChangeOfCorpus()?.Changed);
        Assert.Equal(1, (await corpus.IngestAsync()).Updated);

        var report = Assert.Single(corpus.Index.Current.Reports);
        Assert.Equal(("清河县", 2024), (report.Place, report.Year));
        Assert.Null(corpus.Index.ChangeOfCorpus());
        Assert.Equal(1, (await corpus.IngestAsync()).Unchanged);
    }

    [Fact]
    public async Task APipeBesideAReportIsNoSidecar()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes are made with mkfifo");
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        await MakePipeAsync(corpus, "清河县-2021.json");

        Assert.Equal(1, (await corpus.OpenAsync()).Added);
    }

    [Fact]
    public async Task ALinkToItselfAndAFolderThatHoldsItselfEndNothing()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        File.CreateSymbolicLink(Path.Combine(corpus.CorpusFolder, "b.txt"), Path.Combine(corpus.CorpusFolder, "b.txt"));
        Directory.CreateSymbolicLink(Path.Combine(corpus.CorpusFolder, "again"), corpus.CorpusFolder);

        var summary = await corpus.OpenAsync();

        Assert.Equal(1, summary.Added);
        Assert.Equal("b.txt", Path.GetFileName(Assert.Single(summary.Failed).Path));
    }

    [Fact]
    public async Task APipeIsNotOpened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes are made with mkfifo");
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        await MakePipeAsync(corpus, "pipe.txt");

        var failed = Assert.Single((await corpus.OpenAsync()).Failed);

        Assert.Contains("no ordinary file", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameWithALineBreakIsOneLine()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县\n-2021.txt");

        await corpus.OpenAsync();

        Assert.Equal("清河县 -2021", Assert.Single(corpus.Index.Current.Reports).Report);
    }

    [Fact]
    public async Task TenThousandEmptyFilesAreLeftOut()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        for (var i = 0; i < 10_000; i++)
        {
            corpus.Write($"{i}.txt", string.Empty);
        }

        var summary = await corpus.OpenAsync();

        Assert.Equal((1, 10_000), (summary.Added, summary.Failed.Count));
    }

    [Fact]
    public async Task TheSummaryNamesEveryFileAndWhatBecameOfIt()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "kept.txt");
        Write(corpus, "changed.txt");
        Write(corpus, "gone.txt");
        await corpus.OpenAsync();
        corpus.Write("changed.txt", Some.ReportText + "\n完。");
        File.Delete(Path.Combine(corpus.CorpusFolder, "gone.txt"));
        Write(corpus, "new.txt");
        corpus.Write("old.doc", "x");

        var files = (await corpus.IngestAsync()).Files;

        Assert.Equal(
            [
                ("changed", IngestOutcome.Updated),
                ("new", IngestOutcome.Added),
                ("kept", IngestOutcome.Unchanged),
                ("gone", IngestOutcome.Removed),
                (null, IngestOutcome.LeftOut),
            ],
            files.Select(f => (f.Report, f.Outcome))
        );
        Assert.All(files, f => Assert.Equal(f.Outcome != IngestOutcome.LeftOut, f.Passages > 0 && f.Figures > 0));
    }

    [Fact]
    public async Task AnIngestThatIsKilledLeavesTheOldIndexOrTheNewOne()
    {
        using var corpus = new IndexedCorpus();
        Write(corpus, "清河县-2021.txt");
        await corpus.OpenAsync();
        Enumerable.Range(0, 60).ToList().ForEach(i => Write(corpus, $"青柳县{i}-2022.txt"));

        using (
            var process = CommandLine.Start(
                corpus.CorpusFolder,
                new Dictionary<string, string> { ["Embedding__Provider"] = "none" },
                ["ingest", "--corpus", corpus.CorpusFolder, "--data", corpus.DataFolder]
            )
        )
        {
            await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using (var index = await CorpusIndex.OpenToAskAsync(corpus.DataFolder, null, CancellationToken.None))
        {
            Assert.Contains(index.Current.Reports.Count, new[] { 1, 61 });
        }

        await corpus.IngestAsync();
        Assert.Equal(61, corpus.Index.Current.Reports.Count);
        Assert.Equal(61, corpus.Index.Current.Reports.Select(r => r.Passages).Count(n => n == corpus.Index.Current.Reports[0].Passages));
    }

    [Fact]
    public async Task ACitationOfAPdfNamesThePage()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write(
            "青柳县-2024.pdf",
            File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Assistant.Tests/Documents/Files/printed.pdf"))
        );
        await corpus.OpenAsync();

        var answer = await corpus.Assistant.AnswerAsync(
            new Question("1", "2023年改造老旧小区多少个", []),
            TestContext.Current.CancellationToken
        );

        var citation = answer.Citations[0];
        Assert.Contains("23个", citation.Quote, StringComparison.Ordinal);
        Assert.Equal(corpus.Index.Current.Reports[0].PageOf(citation.Start), citation.Page);
        Assert.True(citation.Page > 1);
    }

    private static async Task MakePipeAsync(IndexedCorpus corpus, string file)
    {
        using var made = Process.Start("mkfifo", Path.Combine(corpus.CorpusFolder, file));
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static void Write(IndexedCorpus corpus, string file) => corpus.Write(file, Some.ReportText);
}
