using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Generation;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Generation;

/// <summary>A real endpoint over the wire that fails as endpoints do: the model-free answer takes over and the person is told.</summary>
public sealed class ChatEndpointTests
{
    private const string Sentence = "2020年一般公共预算收入8.2亿元，下降1.5%。[1]";

    [Fact]
    public async Task AnAnswerIsStreamedOverTheWire()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            foreach (var piece in Sentence.Chunk(3))
            {
                await r.SayAsync(new string(piece));
            }

            await r.EndAsync();
        });

        var events = await AskAsync(endpoint.Address);

        Assert.Equal(Sentence, Ended(events).Text);
        Assert.Empty(events.OfType<NoticeEvent>());
        Assert.Contains(
            "\"max_tokens\"",
            endpoint.Requests[0].Replace("max_completion_tokens", "max_tokens", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AnEndpointThatKnowsNoStreamingIsReadAllTheSame()
    {
        using var endpoint = new ScriptedEndpoint(r =>
            r.RawAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        id = "1",
                        @object = "chat.completion",
                        created = 1,
                        model = "scripted",
                        choices = new[]
                        {
                            new
                            {
                                index = 0,
                                finish_reason = "stop",
                                message = new { role = "assistant", content = Sentence },
                            },
                        },
                    }
                )
            )
        );

        var events = await AskAsync(endpoint.Address);

        Assert.Equal(Sentence, Ended(events).Text);
        Assert.Empty(events.OfType<NoticeEvent>());
    }

    [Fact]
    public async Task AnEndpointThatIsDownIsTold() => AssertTakenOver(await AskAsync("http://127.0.0.1:9/v1"), "连接不上");

    [Fact]
    public async Task ASlowEndpointIsLeftWhenItsTimeIsUp()
    {
        using var endpoint = new ScriptedEndpoint(r => Task.Delay(Timeout.Infinite, r.Closed));
        var watch = Stopwatch.StartNew();

        var events = await AskAsync(endpoint.Address);

        AssertTakenOver(events, "没有按时");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task AnEndpointThatStallsInTheMiddleLeavesWhatHeldAndTheRestIsQuoted()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync(Sentence + "接着");
            await Task.Delay(Timeout.Infinite, r.Closed);
        });

        var events = await AskAsync(endpoint.Address);

        Assert.StartsWith(Sentence, Ended(events).Text, StringComparison.Ordinal);
        Assert.Contains("其余内容", Assert.Single(events.OfType<NoticeEvent>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStreamThatIsCutOffLeavesWhatHeld()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync(Sentence + "另外");
            r.Abort();
        });

        Assert.StartsWith(Sentence, Ended(await AskAsync(endpoint.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARateLimitIsWaitedForAndThenTold()
    {
        var requests = 0;
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            if (Interlocked.Increment(ref requests) < 3)
            {
                await r.RawAsync("{}", status: 429, retryAfter: "0");
                return;
            }

            await r.SayAsync(Sentence);
            await r.EndAsync();
        });
        using var busy = new ScriptedEndpoint(r => r.RawAsync("{}", status: 429));

        Assert.Equal(Sentence, Ended(await AskAsync(endpoint.Address)).Text);
        AssertTakenOver(await AskAsync(busy.Address), "太忙");
    }

    [Theory]
    [InlineData(401, "{\"error\":{\"message\":\"bad key sk-secret\"}}", "密钥")]
    [InlineData(500, "oops", "连接不上")]
    [InlineData(200, "this is not json", "没有通过核对|无法读取")]
    [InlineData(200, "", "没有通过核对|无法读取")]
    [InlineData(200, "data: {\"choices\": 7}\n\n", "无法读取")]
    public async Task WhatIsNoAnswerIsTold(int status, string body, string told)
    {
        using var endpoint = new ScriptedEndpoint(r => r.RawAsync(body, status == 200 ? "text/event-stream" : "application/json", status));

        var events = await AskAsync(endpoint.Address);

        Assert.Matches(told, Assert.Single(events.OfType<NoticeEvent>()).Message);
        Assert.DoesNotContain("sk-secret", string.Concat(events.OfType<NoticeEvent>().Select(n => n.Message)), StringComparison.Ordinal);
        AssertTakenOver(events, string.Empty);
    }

    [Fact]
    public async Task AnExpiredCertificateIsTold()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=127.0.0.1",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(-10));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync();

        AssertTakenOver(await AskAsync($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1"), "证书");
        listener.Stop();
        await serving;

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await using var tls = new SslStream(client.GetStream());
                    await tls.AuthenticateAsServerAsync(certificate).ContinueWith(_ => { }, TaskScheduler.Default);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The listener was stopped.
            }
        }
    }

    [Theory]
    [InlineData("drop_tables", "{}", "没有名为")]
    [InlineData("read_around", "{\"mark\": ", "参数")]
    [InlineData("read_around", "{\"mark\": \"x\"}", "参数")]
    [InlineData("read_around", "{\"mark\": 77}", "没有编号为 77")]
    [InlineData("reports-search", "{\"query\": \"农村公路\"}", "农村公路")]
    [InlineData("search", "{\"query\": \"农村公路\"}", "农村公路")]
    public async Task CallsOfFunctionsAreAnsweredWhateverIsWrongWithThem(string function, string arguments, string told)
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await (
                r.Body.Contains("\"role\":\"tool\"", StringComparison.Ordinal) ? r.SayAsync(Sentence) : r.CallAsync(function, arguments)
            );
            await r.EndAsync();
        });

        Assert.Equal(Sentence, Ended(await AskAsync(endpoint.Address)).Text);
        Assert.Equal(2, endpoint.Requests.Count);
        Assert.Contains(
            told,
            System.Text.RegularExpressions.Regex.Unescape(endpoint.Requests[1].Replace("\\\"", "\"", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AModelThatOnlyCallsFunctionsIsStopped()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.CallAsync("search", "{\"query\": \"收入\"}");
            await r.EndAsync();
        });

        AssertTakenOver(await AskAsync(endpoint.Address), "没有通过核对");
        Assert.InRange(endpoint.Requests.Count, 3, 4);
    }

    [Fact]
    public async Task CancellingReachesTheEndpoint()
    {
        var asked = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            asked.TrySetResult();
            try
            {
                while (true)
                {
                    await r.SayAsync("收");
                    await Task.Delay(20, r.Closed);
                }
            }
            catch (Exception e) when (e is HttpListenerException or IOException)
            {
                left.TrySetResult();
                throw;
            }
        });
        using var corpus = await Some.CorpusAsync();
        using var stop = new CancellationTokenSource();
        var asking = Assistant(corpus, endpoint.Address)
            .AskAsync(new Question("1", "去年一般公共预算收入多少？", []), stop.Token)
            .ToListAsync(stop.Token)
            .AsTask();
        await asked.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task TheKeyIsSentAndNeverShown()
    {
        string? key = null;
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            key = r.Key;
            await r.SayAsync(Sentence);
            await r.EndAsync();
        });

        await AskAsync(endpoint.Address, "sk-hidden", seconds: 60);

        Assert.Equal("Bearer sk-hidden", key);
    }

    private static void AssertTakenOver(IReadOnlyList<ChatEvent> events, string told)
    {
        Assert.Contains(told, Assert.Single(events.OfType<NoticeEvent>()).Message, StringComparison.Ordinal);
        Assert.Contains("2020年实绩：", Ended(events).Text, StringComparison.Ordinal);
        Assert.Contains("一般公共预算收入8.2亿元", Ended(events).Text, StringComparison.Ordinal);
    }

    private static Answer Ended(IReadOnlyList<ChatEvent> events) => Assert.IsType<EndedEvent>(events[^1]).Answer;

    private static ReportAssistant Assistant(IndexedCorpus corpus, string address, string key = "", int seconds = 4) =>
        new(
            corpus.Index,
            ChatModel.Create(
                new ChatModelOptions
                {
                    Endpoint = address,
                    Model = "scripted",
                    ApiKey = key,
                    FirstSentenceSeconds = seconds,
                    TotalSeconds = seconds + 1,
                }
            )
        );

    private static async Task<List<ChatEvent>> AskAsync(string address, string key = "", int seconds = 4)
    {
        using var corpus = await Some.CorpusAsync();
        return await Assistant(corpus, address, key, seconds)
            .AskAsync(new Question("1", "去年一般公共预算收入多少？", []), CancellationToken.None)
            .ToListAsync();
    }
}
