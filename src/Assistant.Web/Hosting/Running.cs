using Assistant.Core.Generation;
using Assistant.Core.Index;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Starts the host and tells in one line why it cannot.</summary>
internal static class Running
{
    /// <summary>Only warnings of the framework: the console belongs to the progress of indexing and the address.</summary>
    public static void AddQuietConsole(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    /// <summary>Runs until it is stopped. Exit code 0, or 1 when it could not start.</summary>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
            foreach (var url in app.Urls)
            {
                Console.WriteLine($"政府工作报告问答 / Assistant: {url}");
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return await FailAsync(
                $"the address {string.Join(", ", Addresses(app))} is taken; stop the other program or choose another port: --urls http://localhost:5081"
            );
        }
        catch (SearchServerException e)
        {
            return await FailAsync($"{e.Message}, or set Qdrant:Required to false to start without it");
        }
        catch (OptionsValidationException e)
        {
            return await FailAsync(string.Join("; ", e.Failures));
        }
        catch (PromptFileException e)
        {
            return await FailAsync(e.Message);
        }
        finally
        {
            // Models may still be loading: a process that ends in the middle of it crashes.
            await app.DisposeAsync();
        }
    }

    private static string[] Addresses(WebApplication app) =>
        (app.Configuration["urls"] ?? app.Configuration["Urls"] ?? "http://localhost:5000").Split(';');

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"Assistant cannot start: {message}");
        return 1;
    }
}
