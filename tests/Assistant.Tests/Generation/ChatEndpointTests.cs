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
    private const string Question = "去年一般公共预算收入多少？";
    private const string Sentence = "2020年一般公共预算收入8.2亿元，下降1.5%。[1]";
    private const string Choice =
        """{"parts":[{"part":"收入","marks":[1],"answered":true}],"ask":null,"search":null,"verdict":null}""" + "\n";

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

    [Fact]
    public async Task ACallOfAFunctionThatNobodyOfferedLeavesTheAnswerWithoutTheModel()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.CallAsync("search", "{\"query\": \"收入\"}");
            await r.EndAsync();
        });

        AssertTakenOver(await AskAsync(endpoint.Address), "没有通过核对");
        Assert.All(endpoint.Requests, body => Assert.DoesNotContain("\"tools\"", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatAModelThinksAloudIsNotShown()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync("<think>先看资料[1]。收入是9.9亿元。[1]\n{\"parts\":[]}</think>\n");
            await r.SayAsync(Choice + Sentence);
            await r.EndAsync();
        });

        var events = await AskAsync(endpoint.Address);

        Assert.Equal(Sentence, Ended(events).Text);
    }

    [Fact]
    public async Task AnEndpointWithoutStructuredOutputIsAskedWithoutAndNotAgain()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            if (r.Body.Contains("response_format", StringComparison.Ordinal))
            {
                await r.RawAsync("{\"error\":{\"message\":\"response_format is not supported\"}}", status: 400);
                return;
            }

            await r.SayAsync(Choice + Sentence);
            await r.EndAsync();
        });
        using var corpus = await Some.CorpusAsync();
        var assistant = Assistant(corpus, endpoint.Address, structured: true);

        var first = await assistant.AnswerAsync(new Question("1", Question, []), CancellationToken.None);
        var second = await assistant.AnswerAsync(new Question("2", Question, []), CancellationToken.None);

        Assert.Equal([Sentence, Sentence], [first.Text, second.Text]);
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    public async Task AReplyThatIsOneObjectIsReadSentenceBySentence()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            const string Reply =
                """{"parts":[{"part":"收入","marks":[1],"answered":true}],"ask":null,"search":null,"verdict":null,"sentences":[{"text":"2020年一般公共预算收入8.2亿元，下降1.5%。","marks":[1]},{"text":"2020年新引进项目90个。","marks":[1]}]}""";
            foreach (var piece in Reply.Chunk(5))
            {
                await r.SayAsync(new string(piece));
            }

            await r.EndAsync();
        });

        Assert.StartsWith(Sentence, Ended(await AskAsync(endpoint.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AContextSmallerThanTheEvidenceIsGivenLess()
    {
        var lengths = new List<int>();
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            lengths.Add(r.Body.Length);
            if (lengths.Count == 1)
            {
                await r.RawAsync("{\"error\":{\"code\":\"context_length_exceeded\"}}", status: 400);
                return;
            }

            await r.SayAsync(Choice + Sentence);
            await r.EndAsync();
        });

        Assert.Equal(Sentence, Ended(await AskAsync(endpoint.Address, tokens: 1000)).Text);
        Assert.Equal(2, lengths.Count);
    }

    [Fact]
    public async Task TokensAreCountedWhereTheEndpointTellsNone()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync(Choice + Sentence);
            await r.EndAsync();
        });

        var used = Ended(await AskAsync(endpoint.Address)).Model!;

        Assert.True(used.TokensIn > 500, $"{used.TokensIn}");
        Assert.InRange(used.TokensOut, 20, 200);
        Assert.Equal((1, 0, 0), (used.Shown, used.Mended, used.Replaced));
    }

    [Fact]
    public async Task AfterThreeTurnsWithoutUseTheModelIsNotWaitedForAndTriedInTheBackground()
    {
        var said = "胡言乱语。";
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync(said);
            await r.EndAsync();
        });
        using var corpus = await Some.CorpusAsync();
        var time = new HandTime();
        var assistant = Assistant(corpus, endpoint.Address, seconds: 60, time: time);
        Task<Answer> AskOnceAsync() => assistant.AnswerAsync(new Question("1", Question, []), CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull((await AskOnceAsync()).Model);
        }

        var asked = endpoint.Requests.Count;
        var resting = await AskOnceAsync();
        Assert.Null(resting.Model);
        Assert.Contains("暂不等它", Assert.Single(resting.Notices), StringComparison.Ordinal);
        Assert.Contains("no use", assistant.ModelFault, StringComparison.Ordinal);
        Assert.Equal(asked, endpoint.Requests.Count);

        said = Choice + Sentence;
        time.Tick();
        await endpoint.AskedAsync(asked + 1);
        while (assistant.ModelFault is not null)
        {
            await Task.Yield();
        }

        Assert.Equal(Sentence, (await AskOnceAsync()).Text);
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

    private static ReportAssistant Assistant(
        IndexedCorpus corpus,
        string address,
        string key = "",
        int seconds = 4,
        bool structured = false,
        int tokens = 6000,
        TimeProvider? time = null
    ) =>
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
                    StructuredOutput = structured,
                    ContextTokens = tokens,
                }
            ),
            time
        );

    private static async Task<List<ChatEvent>> AskAsync(string address, string key = "", int seconds = 4, int tokens = 6000)
    {
        using var corpus = await Some.CorpusAsync();
        return await Assistant(corpus, address, key, seconds, tokens: tokens)
            .AskAsync(new Question("1", Question, []), CancellationToken.None)
            .ToListAsync();
    }

    // Timers run when the test says so; limits of time never do.
    private sealed class HandTime : TimeProvider
    {
        private readonly List<Action> timers = [];

        public void Tick()
        {
            foreach (var timer in timers.ToList())
            {
                timer();
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period > TimeSpan.Zero)
            {
                timers.Add(() => callback(state));
            }

            return new Never();
        }

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
