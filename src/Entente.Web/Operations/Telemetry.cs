using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Entente.Web.Operations;

/// <summary>Traces, metrics and logs by OpenTelemetry, sent only where a collector is configured, and without personal data.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of traces of the workbench.</summary>
    public const string Name = "Entente";

    /// <summary>The meter for what the parts of the workbench count.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>The source for what the parts of the workbench trace.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Registers the exporters, if a collector is configured.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="options">Where to.</param>
    internal static void AddTelemetry(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        if (options.Otlp is not { } collector) return;
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Name).AddSource("Npgsql").AddAspNetCoreInstrumentation()
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
                .AddProcessor(new Discretion()).AddOtlpExporter(otlp => otlp.Endpoint = collector))
            .WithMetrics(metrics => metrics.AddMeter(Name, "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation()
                .AddOtlpExporter(otlp => otlp.Endpoint = collector));
        builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter(otlp => otlp.Endpoint = collector));
    }

    /// <summary>Takes from traces what could tell who asked: paths hold identifiers, queries may hold anything.</summary>
    internal sealed class Discretion : BaseProcessor<Activity>
    {
        private static readonly string[] Telling =
            ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port", "server.address", "db.query.text", "db.statement"];

        /// <inheritdoc/>
        public override void OnEnd(Activity data)
        {
            foreach (var tag in Telling) data.SetTag(tag, null);
        }
    }
}
