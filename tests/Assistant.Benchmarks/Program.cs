using Assistant.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["--quick", "embedding"])
{
    await EmbeddingQuick.RunAsync();
    return 0;
}

if (args is ["--crowd", ..])
{
    return await Crowd.RunAsync(args[1..]);
}

if (args is ["--grow", ..])
{
    return GrownCorpus.Run(args[1..]);
}

if (args is ["--growth", ..])
{
    return await Growth.RunAsync(args[1..]);
}

if (args is ["--quick", ..])
{
    return await Quick.RunAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(AskBenchmark).Assembly).Run(args);
return 0;
