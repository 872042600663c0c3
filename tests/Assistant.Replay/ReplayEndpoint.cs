using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Assistant.Replay;

/// <summary>
/// An OpenAI-compatible chat endpoint that answers from kept replies, streaming as recorded. A request without a reply is written to recorded.jsonl of its
/// folder; where an endpoint stands behind, that one is asked, and its reply is kept in answers-recorded.jsonl.
/// </summary>
public sealed class ReplayEndpoint : IDisposable
{
    // Says nothing of a report: whoever asks goes on as where nothing answers.
    private const string Unknown = """{"parts":[{"part":"?","marks":[],"answered":false}],"ask":null,"search":null,"verdict":null}""";

    private readonly HttpListener listener = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(10) };
    private readonly Lock gate = new();
    private readonly HashSet<string> recorded = [];
    private readonly KeptReplies kept;
    private readonly string folder;
    private readonly Uri? upstream;
    private readonly string? authorization;

    /// <param name="folder">Holds answers*.jsonl and gets recorded.jsonl.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="upstream">The endpoint behind, for example http://localhost:11434/v1; null for none.</param>
    /// <param name="key">Key of the endpoint behind.</param>
    public ReplayEndpoint(string folder, int port = 0, string? upstream = null, string? key = null)
    {
        this.folder = folder;
        this.upstream = upstream is null ? null : new Uri(upstream.TrimEnd('/') + "/chat/completions");
        authorization = key is null ? null : $"Bearer {key}";
        kept = KeptReplies.Load(folder);
        Directory.CreateDirectory(folder);
        Port = port > 0 ? port : FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        Serving = Task.Run(ServeAsync);
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>The address for Chat:Endpoint.</summary>
    public string Address => $"http://127.0.0.1:{Port}/v1";

    /// <summary>How many requests had no reply.</summary>
    public int Missing => recorded.Count;

    /// <summary>How many replies are kept.</summary>
    public int Kept => kept.Count;

    /// <summary>Ends when the endpoint is closed.</summary>
    public Task Serving { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            if (context.Request.HttpMethod == "GET")
            {
                await WriteAsync(context, """{"object":"list","data":[{"id":"replay","object":"model"}]}""", "application/json");
            }
            else
            {
                await ReplyAsync(context, body);
            }

            context.Response.Close();
        }
        catch (Exception e)
            when (e
                    is HttpListenerException
                        or IOException
                        or ObjectDisposedException
                        or JsonException
                        or InvalidOperationException
                        or HttpRequestException
            )
        {
            context.Response.Abort();
        }
    }

    private async Task ReplyAsync(HttpListenerContext context, string body)
    {
        var prompt = ReplyKey.Text(body);
        var key = ReplyKey.Of(prompt);
        KeptReply? reply;
        lock (gate)
        {
            reply = kept[key];
            if (reply is null && recorded.Add(key))
            {
                File.AppendAllText(Path.Combine(folder, "recorded.jsonl"), KeptReplies.Line(new RecordedPrompt(key, prompt)) + "\n");
            }
        }

        if (reply is null && upstream is not null)
        {
            reply = await AskUpstreamAsync(key, body);
        }

        reply ??= new KeptReply(key, Unknown);
        using var request = JsonDocument.Parse(body);
        var streams = request.RootElement.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;
        await (streams ? StreamAsync(context, reply) : WriteAsync(context, Whole(reply.Reply), "application/json"));
    }

    private async Task<KeptReply> AskUpstreamAsync(string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, upstream);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        string[] pieces = [.. text.TrimStart().StartsWith('{') ? [ContentOf(text, "message")] : Streamed(text)];
        var reply = new KeptReply(key, string.Concat(pieces), pieces);
        lock (gate)
        {
            kept.Add(reply);
            File.AppendAllText(Path.Combine(folder, "answers-recorded.jsonl"), KeptReplies.Line(reply) + "\n");
        }

        return reply;
    }

    private static IEnumerable<string> Streamed(string text) =>
        text.Split('\n')
            .Where(l => l.StartsWith("data: {", StringComparison.Ordinal))
            .Select(l => ContentOf(l["data: ".Length..], "delta"))
            .Where(p => p.Length > 0);

    private static string ContentOf(string json, string field)
    {
        using var answer = JsonDocument.Parse(json);
        return
            answer.RootElement.TryGetProperty("choices", out var choices)
            && choices.GetArrayLength() > 0
            && choices[0].TryGetProperty(field, out var message)
            && message.TryGetProperty("content", out var content)
            ? content.GetString() ?? string.Empty
            : string.Empty;
    }

    private static async Task StreamAsync(HttpListenerContext context, KeptReply reply)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.SendChunked = true;
        foreach (var piece in KeptReplies.Pieces(reply))
        {
            await EventAsync(context, new { role = "assistant", content = piece }, null);
        }

        await EventAsync(context, new { }, "stop");
        await context.Response.OutputStream.WriteAsync("data: [DONE]\n\n"u8.ToArray());
    }

    private static async Task EventAsync(HttpListenerContext context, object delta, string? finish)
    {
        var chunk = JsonSerializer.Serialize(
            new
            {
                id = "replay",
                @object = "chat.completion.chunk",
                created = 1,
                model = "replay",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        delta,
                        finish_reason = finish,
                    },
                },
            }
        );
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"data: {chunk}\n\n"));
        await context.Response.OutputStream.FlushAsync();
    }

    private static string Whole(string reply) =>
        JsonSerializer.Serialize(
            new
            {
                id = "replay",
                @object = "chat.completion",
                created = 1,
                model = "replay",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        finish_reason = "stop",
                        message = new { role = "assistant", content = reply },
                    },
                },
            }
        );

    private static async Task WriteAsync(HttpListenerContext context, string text, string type)
    {
        context.Response.ContentType = type;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
