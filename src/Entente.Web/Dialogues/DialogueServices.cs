using Entente.Dialogue.Serialization;
using Entente.Dialogue.Templates;
using Entente.Web.Accounts;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Puts the dialogue's API into the workbench.</summary>
public static class DialogueServices
{
    /// <summary>Registers what the endpoints need beside the host of dialogues.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddDialogueEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<DialogueCalls>();
        services.AddScoped<Joining>();
        services.AddScoped<Memberships>().AddScoped<IAccountErasure>(provider => provider.GetRequiredService<Memberships>());
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new NumberedConverterFactory()));
        return services;
    }

    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">The group <c>/api/v1</c>.</param>
    internal static void MapDialogues(this RouteGroupBuilder api)
    {
        api.MapGet("dialogue-templates", () => TypedResults.Ok(DialogueTemplates.All)).RequireAccount().WithTags("Convening")
            .WithName("ListTemplates").WithSummary("What a dialogue can be convened from.").Produces<IReadOnlyList<DialogueTemplate>>();
        var dialogues = api.MapGroup("dialogues");
        ConveningEndpoints.Map(dialogues);
        var dialogue = dialogues.MapGroup("{dialogue}");
        JoiningEndpoints.Map(dialogue);
        CourseEndpoints.Map(dialogue);
        StatementEndpoints.Map(dialogue);
        StanceEndpoints.Map(dialogue);
        CaucusEndpoints.Map(dialogue);
        OverlapEndpoints.Map(dialogue);
        ImportEndpoints.Map(dialogue);
        DraftEndpoints.Map(dialogue);
        AdoptionEndpoints.Map(dialogue);
        LiveEndpoints.Map(dialogue);
    }
}
