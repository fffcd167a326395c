namespace Entente.Web.Operations;

/// <summary>What is logged: what whoever runs the server must know, one line each, and nothing about who asked for what.</summary>
internal static class LogRules
{
    /// <summary>Sets the rules. The section <c>Logging</c> may change levels; the floors of the framework's chatter stay, because it repeats addresses and queries.</summary>
    public static void AddLogRules(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        // Keys lie beside the accounts, whose file is for its owner alone; docs/security.md says so, and the log need not every time.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
