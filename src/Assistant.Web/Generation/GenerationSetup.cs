using Assistant.Core.Generation;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Assistant.Web.Generation;

/// <summary>Registers the look at the chat model's endpoint, and its telemetry.</summary>
internal static class GenerationSetup
{
    // The standard variable of OpenTelemetry: without it nothing is collected.
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The probe of the chat model's endpoint, and OpenTelemetry where a collector is named.</summary>
    public static void AddGeneration(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GenerationHost>();
        if (builder.Configuration[CollectorVariable] is { Length: > 0 })
        {
            builder
                .Services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddSource(ChatTelemetry.Name))
                .WithMetrics(metrics => metrics.AddMeter(ChatTelemetry.Name))
                .UseOtlpExporter();
        }
    }
}
