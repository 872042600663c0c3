using System.Net.Sockets;
using Assistant.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Starts the host, or says in one line why it cannot start.</summary>
internal static class Running
{
    // Of the time to stop; the rest is the server's.
    private const double ShareOfStreams = 0.6;
    private const double ShareOfCutOff = 0.1;

    /// <summary>Only warnings of the framework: the console belongs to the progress of indexing and the address.</summary>
    public static void AddQuietConsole(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    /// <summary>Lets systemd and the service control of Windows start and stop the host; without effect where neither did.</summary>
    public static void AddServiceLifetimes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSystemd();
        builder.Services.AddWindowsService(service => service.ServiceName = "Assistant");
    }

    /// <summary>Runs until it is stopped. Exit code 0, or 1 when it could not start.</summary>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app)
    {
        try
        {
            if (Addresses.Fault(app.Configuration) is { } fault)
            {
                return await FailAsync(fault);
            }

            await app.StartAsync();
            foreach (var url in app.Urls)
            {
                Console.WriteLine($"政府工作报告问答 / Assistant: {url}");
            }

            await StoppedAsync(app);
            return app.Services.GetRequiredService<IndexHost>().IsBroken ? 1 : 0;
        }
        catch (Exception e) when (Explain(e, app.Configuration) is { } message)
        {
            return await FailAsync(message);
        }
        finally
        {
            // Models may still be loading: a process that ends in the middle of it crashes.
            await app.DisposeAsync();
        }
    }

    // The framework closes every connection as soon as it is told to stop. What was registered last is told first, and holds the others up until the streams
    // have ended.
    private static async Task StoppedAsync(WebApplication app)
    {
        var serving = app.Services.GetRequiredService<IOptions<ServingOptions>>().Value;
        var turns = app.Services.GetRequiredService<Turns>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = app.Lifetime.ApplicationStopping.Register(() =>
        {
            turns.Drain(
                TimeSpan.FromSeconds(serving.ShutdownSeconds * ShareOfStreams),
                TimeSpan.FromSeconds(serving.ShutdownSeconds * ShareOfCutOff)
            );
            stopped.SetResult();
        });
        await stopped.Task;
        await app.StopAsync();
    }

    private static string? Explain(Exception exception, IConfiguration settings) =>
        exception switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"the address {Addresses.Of(settings)} is taken; stop the other program or choose another port: --urls http://localhost:5081",
            IOException { InnerException: SocketException } or SocketException =>
                $"the address {Addresses.Of(settings)} cannot be listened at ({exception.Message}); choose another: --urls {Addresses.Default}",
            InvalidOperationException when exception.Message.Contains("HTTPS", StringComparison.Ordinal) =>
                $"the address {Addresses.Of(settings)} needs a certificate ({exception.Message.Split('\n')[0].Trim()}); name one with Kestrel__Certificates__Default__Path, or listen at http",
            _ => StartFault.Explain(exception),
        };

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"Assistant cannot start: {message}");
        return 1;
    }
}
