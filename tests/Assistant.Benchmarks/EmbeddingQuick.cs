using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Onnx;

namespace Assistant.Benchmarks;

/// <summary>Passages of the customer's report that the two embeddings make vectors of, on one thread and on two, and what they hold in memory.</summary>
internal static class EmbeddingQuick
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        var report = new ReportReader().Read(Path.Combine(Workspace.Root, "corpus", "keqiao-2020.txt"));
        string[] passages = [.. new SentencePassageSplitter().Split(report).Select(p => p.Text)];
        Static(passages);
        await TransformerAsync(passages);
    }

    private static void Static(string[] passages)
    {
        var before = GC.GetTotalMemory(true);
        var model = StaticEmbeddingModel.Load(Path.Combine(AppContext.BaseDirectory, "Models", "static-embedding.bin"));
        var megabytes = (GC.GetTotalMemory(true) - before) / 1e6;
        foreach (var threads in (int[])[1, 2])
        {
            var watch = Stopwatch.StartNew();
            Parallel.For(0, 20 * passages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
                model.Embed(passages[i % passages.Length])
            );
            Print("embedding", threads, 20 * passages.Length / watch.Elapsed.TotalSeconds, megabytes);
        }
    }

    // What the runtime holds is not the collector's to count: the growth of the process, the runtime's library in it.
    private static async Task TransformerAsync(string[] passages)
    {
        var before = Resident();
        using var encoder = OnnxSentenceEncoder.Load(SentenceEncoders.ShippedFolder);
        await encoder.GenerateAsync(passages);
        var megabytes = Resident() - before;
        foreach (var threads in (int[])[1, 2])
        {
            var rates = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                foreach (var part in threads == 1 ? passages.Chunk(1) : [passages])
                {
                    await encoder.GenerateAsync(part);
                }

                rates.Add(passages.Length / watch.Elapsed.TotalSeconds);
            }

            Print("embedding by transformer", threads, rates.Order().ElementAt(Rounds / 2), megabytes);
        }
    }

    private static double Resident()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    private static void Print(string what, int threads, double rate, double megabytes) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}, {threads} thread{(threads > 1 ? "s" : string.Empty)}: {rate:0} passages a second, {megabytes:0} MB in memory"
            )
        );
}
