using Microsoft.AspNetCore.Http.Features;

namespace Entente.Web.Observatory;

/// <summary>Registers the observatory.</summary>
internal static class ObservatoryServices
{
    /// <summary>Registers the library, the analyst and the desk where computations are done.</summary>
    public static void AddObservatory(this IServiceCollection services)
    {
        services.AddSingleton<RecordLibrary>().AddSingleton<WorkShelf>().AddSingleton<ReadyDocuments>().AddSingleton<AnalystDesk>().AddSingleton<OpenedRecords>();
        services.AddSingleton<IAnalyst>(_ => CommandAnalyst.OfThisProgram());
        // A form may be as large as its endpoint's body, which is small unless the endpoint says otherwise.
        services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = long.MaxValue);
        services.AddHostedService(provider => provider.GetRequiredService<AnalystDesk>());
    }
}
