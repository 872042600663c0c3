using System.Diagnostics;
using System.Diagnostics.Metrics;
using Assistant.Core.Contract;

namespace Assistant.Core.Generation;

/// <summary>
/// Spans and counts under the name "Assistant". Calls of a model follow the OpenTelemetry conventions for generative AI (gen_ai.*); they contain neither
/// questions nor answers.
/// </summary>
public static class ChatTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Assistant";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>(
        "gen_ai.client.token.usage",
        "{token}",
        "Tokens in and out of a call"
    );
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "gen_ai.client.operation.duration",
        "s",
        "Time of a call"
    );
    private static readonly Histogram<double> Steps = Meter.CreateHistogram<double>(
        "assistant.step.duration",
        "ms",
        "Time of a step of a turn"
    );
    private static readonly Counter<long> Sentences = Meter.CreateCounter<long>(
        "assistant.generated.sentences",
        "{sentence}",
        "Sentences of a model by what became of them"
    );

    /// <summary>A span for one call of a model.</summary>
    internal static Activity? StartCall(string model, Prompt prompt, int maximum)
    {
        var activity = Source.StartActivity($"chat {model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat");
        activity?.SetTag("gen_ai.provider.name", "openai");
        activity?.SetTag("gen_ai.request.model", model);
        activity?.SetTag("gen_ai.request.max_tokens", maximum);
        activity?.SetTag("assistant.prompt", $"{prompt.Name}@{prompt.Version}");
        return activity;
    }

    /// <summary>Counts a finished call.</summary>
    internal static void EndCall(Activity? activity, string model, long input, long output, TimeSpan time, ModelFailure? failure)
    {
        activity?.SetTag("gen_ai.usage.input_tokens", input);
        activity?.SetTag("gen_ai.usage.output_tokens", output);
        var tags = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", "openai" },
            { "gen_ai.request.model", model },
        };
        if (failure is { } cause)
        {
            activity?.SetTag("error.type", cause.ToString().ToLowerInvariant());
            activity?.SetStatus(ActivityStatusCode.Error);
            tags.Add("error.type", cause.ToString().ToLowerInvariant());
        }

        Duration.Record(time.TotalSeconds, tags);
        Tokens.Record(input, [.. tags, new("gen_ai.token.type", "input")]);
        Tokens.Record(output, [.. tags, new("gen_ai.token.type", "output")]);
    }

    /// <summary>Counts a sentence that was released, corrected, replaced by its passage or dropped.</summary>
    internal static void Count(string fate) => Sentences.Add(1, new KeyValuePair<string, object?>("fate", fate));

    /// <summary>A span around a turn.</summary>
    internal static Activity? StartTurn() => Source.StartActivity("turn");

    /// <summary>Records the time of each step of a turn, on its span and as a count.</summary>
    internal static void EndTurn(Activity? activity, Answer answer, double? generate)
    {
        activity?.SetTag("assistant.outcome", answer.Outcome.ToString().ToLowerInvariant());
        (string Step, double? Time)[] steps =
        [
            ("understand", answer.Timings.Understand),
            ("retrieve", answer.Timings.Retrieve),
            ("answer", answer.Timings.Answer),
            ("ground", answer.Timings.Ground),
            ("generate", generate),
        ];
        foreach (var (step, time) in steps.Where(s => s.Time is not null))
        {
            activity?.SetTag($"assistant.step.{step}_ms", time);
            Steps.Record(time!.Value, new KeyValuePair<string, object?>("step", step));
        }
    }
}
