using System.Diagnostics;

namespace Assistant.Benchmarks;

/// <summary>The web host as it was built in the configuration of this program, as a process of its own over the report in corpus/ or another folder.</summary>
internal sealed class BuiltHost : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("assistant-benchmark-host-");
    private readonly Process process;

    private BuiltHost(string program, string corpus)
    {
        process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [program, "--urls", Address, $"--Index:DataDirectory={data.FullName}", $"--Index:CorpusDirectory={corpus}"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    public static string Address => "http://127.0.0.1:5097";

    public int Id => process.Id;

    /// <summary>Resident memory in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts the host on an empty data folder and waits until it is ready; null where it was not built, which is said.</summary>
    public static async Task<BuiltHost?> StartAsync(string? corpus = null)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(Workspace.Root, "src", "Assistant.Web", "bin", configuration, "net10.0", "Assistant.Web.dll");
        if (!File.Exists(program))
        {
            Console.WriteLine($"web host: not built ({program})");
            return null;
        }

        var watch = Stopwatch.StartNew();
        var host = new BuiltHost(program, corpus ?? Path.Combine(Workspace.Root, "corpus"));
        using var http = new HttpClient();
        while (watch.Elapsed < LongestStart && !await IsReadyAsync(http))
        {
            await Task.Delay(20);
        }

        return host;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        data.Delete(recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync($"{Address}/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
