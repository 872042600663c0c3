using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Assistant.Tests.Support;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The host with a chat model over the wire: what its people see, what its keeper sees.</summary>
public sealed class ChatModelTests
{
    private const string Question = "2019年一般公共预算收入是多少？";
    private const string Sentence = "2019年，一般公共预算收入为131.4亿元，增长4%。";

    [Fact]
    public async Task TheModelsSentenceComesThroughTheHubAndIsMeasured()
    {
        var tokens = new List<string>();
        using var meters = Listen(tokens);
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Assistant",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var endpoint = new ScriptedEndpoint(r => WriteAsync(r, Sentence));
        await using var assistant = await StartAsync(endpoint.Address);
        await using var hub = await assistant.ConnectAsync();

        var events = await AskAsync(hub);

        Assert.Equal(["understood", "passages", "text", "citation", "grounded", "ended"], events.Select(Type));
        Assert.Equal(Sentence + "[1]", events[2].GetProperty("text").GetString());
        Assert.Contains("gen_ai.client.token.usage input", tokens);
        Assert.Contains("gen_ai.client.token.usage output", tokens);
        Assert.Contains("assistant.step.duration generate", tokens);
        var call = Assert.Single(spans, s => s.DisplayName == "chat scripted");
        Assert.Equal(
            ("chat", "scripted", "answer@2"),
            (call.GetTagItem("gen_ai.operation.name"), call.GetTagItem("gen_ai.request.model"), call.GetTagItem("assistant.prompt"))
        );
        Assert.True((long)call.GetTagItem("gen_ai.usage.input_tokens")! > 100);
        Assert.DoesNotContain(spans.SelectMany(s => s.TagObjects), t =>
            t.Value is string text && text.Contains("预算", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task ALieIsNotSeenInAnyEvent()
    {
        using var endpoint = new ScriptedEndpoint(r => WriteAsync(r, "2019年，一般公共预算收入为137.7亿元。"));
        await using var assistant = await StartAsync(endpoint.Address);
        await using var hub = await assistant.ConnectAsync();

        var events = await AskAsync(hub);

        Assert.DoesNotContain(events, e => e.GetRawText().Contains("137.7", StringComparison.Ordinal));
        Assert.Contains("131.4亿元", events[^1].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEndpointThatIsDownIsSeenInReadinessAndAsANotice()
    {
        await using var assistant = await StartAsync("http://127.0.0.1:9/v1");
        await using var hub = await assistant.ConnectAsync();

        using var ready = JsonDocument.Parse(await assistant.Http.GetStringAsync("/health/ready"));
        var events = await AskAsync(hub);

        Assert.Equal("ready", ready.RootElement.GetProperty("status").GetString());
        Assert.Contains(
            "http://127.0.0.1:9/v1 does not answer",
            ready.RootElement.GetProperty("missing").GetProperty("chat").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(events, e =>
            Type(e) == "notice" && e.GetProperty("message").GetString()!.Contains("连接不上语言模型", StringComparison.Ordinal)
        );
        Assert.Equal("answered", events[^1].GetProperty("answer").GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task ARefusedKeyIsSeenInReadinessWithoutTheKey()
    {
        using var endpoint = new ScriptedEndpoint(r => r.RawAsync("{}", status: 401));
        Environment.SetEnvironmentVariable("Chat__ApiKey", "sk-hidden");
        await using var assistant = new RunningAssistant(true, ("Chat:Endpoint", endpoint.Address), ("Chat:Model", "scripted"));
        await assistant.InitializeAsync();

        var ready = await assistant.Http.GetStringAsync("/health/ready");
        Environment.SetEnvironmentVariable("Chat__ApiKey", null);

        Assert.Contains("refuses the key (Chat:ApiKey)", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-hidden", ready, StringComparison.Ordinal);
    }

    private static async Task<RunningAssistant> StartAsync(string endpoint)
    {
        var assistant = new RunningAssistant(
            true,
            ("Chat:Endpoint", endpoint),
            ("Chat:Model", "scripted"),
            ("Chat:FirstSentenceSeconds", "10")
        );
        await assistant.InitializeAsync();
        return assistant;
    }

    private static async Task WriteAsync(ScriptedRequest request, string sentence)
    {
        await request.SayAsync(sentence);
        await request.SayAsync("[1]");
        await request.EndAsync();
    }

    private static async Task<List<JsonElement>> AskAsync(HubConnection hub) =>
        await hub.StreamAsync<JsonElement>(
                "Ask",
                new
                {
                    question = Question,
                    history = Array.Empty<string>(),
                    id = "1",
                }
            )
            .ToListAsync();

    private static string? Type(JsonElement happened) => happened.GetProperty("type").GetString();

    private static MeterListener Listen(List<string> told)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "Assistant")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Tell(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Tell(instrument, tags));
        listener.Start();
        return listener;

        void Tell(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (told)
            {
                told.Add($"{instrument.Name} {tags.ToArray().FirstOrDefault(t => t.Key is "gen_ai.token.type" or "step").Value}");
            }
        }
    }
}
