using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Assistant.Core.Verification;

namespace Assistant.Benchmarks;

/// <summary>A short repeatable run: median and 95th percentile of ask, ledger speed, time to ready and memory of the built web host.</summary>
internal static class Quick
{
    public static async Task<int> RunAsync()
    {
        using (var workspace = await Workspace.OpenAsync())
        {
            await AskAsync("ask", workspace.Assistant);
            await AskAsync("ask without reading", workspace.WithoutReading);
            Verify(workspace);
            Gate(workspace);
        }

        Ledger();
        await EmbeddingQuick.RunAsync();
        await QdrantQuick.RunAsync();
        await HostAsync();
        return 0;
    }

    private static async Task AskAsync(string name, ReportAssistant assistant)
    {
        var times = new List<double>();
        for (var round = 0; round < 4; round++)
        {
            foreach (var question in Workspace.Questions)
            {
                var watch = Stopwatch.StartNew();
                await assistant.AnswerAsync(new Question("1", question, []), CancellationToken.None);
                if (round > 0)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        }

        times.Sort();
        Print(
            $"{name}, {times.Count} warm questions: median {times[times.Count / 2]:0.0} ms, 95 % under {times[times.Count * 95 / 100]:0.0} ms"
        );
    }

    // A draft of 2 000 characters: sentences of the report with every third figure altered.
    private static void Verify(Workspace workspace)
    {
        var text = workspace.Index.Current.Text("keqiao-2020")!;
        var draft = text.Substring(2000, 2000).Replace("2", "3", StringComparison.Ordinal);
        var verifier = new DraftVerifier(workspace.Index, Workspace.Reading);
        var times = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            var watch = Stopwatch.StartNew();
            var result = verifier.Verify(draft);
            if (round > 1)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            GC.KeepAlive(result);
        }

        times.Sort();
        Print(
            $"verify a draft of {draft.Length} characters with {verifier.Verify(draft).Verdicts.Count} verdicts: median {times[times.Count / 2]:0.0} ms"
        );
    }

    // Every passage with figures as a sentence of a model, in its own words and with a year in front.
    private static void Gate(Workspace workspace)
    {
        var snapshot = workspace.Index.Current;
        var passages = snapshot.Passages("keqiao-2020").Where(p => p.Kind == PassageKind.Body && p.Text.Any(char.IsAsciiDigit)).ToList();
        var (figures, citations) = (new FigureGate(snapshot), new CitationCheck(snapshot));
        var times = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            foreach (var passage in passages)
            {
                var sentence = $"报告显示，{passage.Text}";
                var watch = Stopwatch.StartNew();
                citations.Fault(sentence, figures.Judge(sentence, [passage]).Figures, [passage]);
                if (round > 0)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        }

        times.Sort();
        Print($"gate, {times.Count} sentences: median {times[times.Count / 2]:0.00} ms, 95 % under {times[times.Count * 95 / 100]:0.0} ms");
    }

    private static void Ledger()
    {
        var path = Path.Combine(Workspace.Root, "corpus", "keqiao-2020.txt");
        var report = new ReportReader().Read(path);
        var passages = new SentencePassageSplitter().Split(report);
        var watch = new Stopwatch();
        for (var round = 0; round < 40; round++)
        {
            if (round == 10)
            {
                watch.Start();
            }

            new FigureExtractor().Extract(report, passages);
        }

        Print($"ledger: {30 * new FileInfo(path).Length / 1e6 / watch.Elapsed.TotalSeconds:0.0} MB of text a second on one core");
    }

    /// <summary>Starts the host on an empty data folder, waits until it is ready, reads its resident memory.</summary>
    private static async Task HostAsync()
    {
        var watch = Stopwatch.StartNew();
        using var host = await BuiltHost.StartAsync();
        if (host is not null)
        {
            Print($"web host: ingested and ready after {watch.Elapsed.TotalSeconds:0.00} s, resident {host.Megabytes:0} MB");
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
