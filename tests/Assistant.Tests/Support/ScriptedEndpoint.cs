using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Assistant.Tests.Support;

/// <summary>An OpenAI-compatible chat endpoint over HTTP whose answers a test scripts.</summary>
public sealed class ScriptedEndpoint : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource closed = new();
    private readonly Func<ScriptedRequest, Task> answer;

    public ScriptedEndpoint(Func<ScriptedRequest, Task> answer)
    {
        this.answer = answer;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Address = $"http://127.0.0.1:{port}/v1";
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>The address for Chat:Endpoint.</summary>
    public string Address { get; }

    /// <summary>Bodies of the requests so far.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Ends when so many requests have come.</summary>
    public async Task AskedAsync(int count)
    {
        while (true)
        {
            lock (Requests)
            {
                if (Requests.Count >= count)
                {
                    return;
                }
            }

            await Task.Yield();
        }
    }

    public void Dispose()
    {
        closed.Cancel();
        listener.Close();
        closed.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        lock (Requests)
        {
            Requests.Add(body);
        }

        try
        {
            await answer(new ScriptedRequest(context, body, closed.Token));
            context.Response.Close();
        }
        catch (Exception e)
            when (e
                    is HttpListenerException
                        or IOException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            context.Response.Abort();
        }
    }
}

/// <summary>A request to the scripted endpoint and the ways to answer it.</summary>
public sealed class ScriptedRequest(HttpListenerContext context, string body, CancellationToken closed)
{
    private bool started;

    public string Body { get; } = body;

    /// <summary>Ends when the endpoint is closed.</summary>
    public CancellationToken Closed { get; } = closed;

    public string? Key => context.Request.Headers["Authorization"];

    /// <summary>Streams a piece of text.</summary>
    public Task SayAsync(string text) =>
        EventAsync(
            new
            {
                id = "1",
                @object = "chat.completion.chunk",
                created = 1,
                model = "scripted",
                choices = new[] { new { index = 0, delta = new { role = "assistant", content = text } } },
            }
        );

    /// <summary>Streams a call of a function.</summary>
    public Task CallAsync(string function, string arguments) =>
        EventAsync(
            new
            {
                id = "1",
                @object = "chat.completion.chunk",
                created = 1,
                model = "scripted",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        finish_reason = "tool_calls",
                        delta = new
                        {
                            role = "assistant",
                            tool_calls = new[]
                            {
                                new
                                {
                                    index = 0,
                                    id = "c1",
                                    type = "function",
                                    function = new { name = function, arguments },
                                },
                            },
                        },
                    },
                },
            }
        );

    /// <summary>Ends the stream as the API does.</summary>
    public Task EndAsync() => WriteAsync("data: [DONE]\n\n", "text/event-stream");

    /// <summary>Answers with something else.</summary>
    public Task RawAsync(string text, string type = "application/json", int status = 200, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers["Retry-After"] = retryAfter;
        }

        return WriteAsync(text, type);
    }

    /// <summary>Breaks the connection off.</summary>
    public void Abort() => context.Response.Abort();

    private Task EventAsync(object chunk) => WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", "text/event-stream");

    private async Task WriteAsync(string text, string type)
    {
        if (!started)
        {
            context.Response.ContentType = type;
            context.Response.SendChunked = true;
            started = true;
        }

        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await context.Response.OutputStream.FlushAsync();
    }
}
