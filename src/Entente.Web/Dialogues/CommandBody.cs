using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Cluster;
using Entente.Dialogue;
using Entente.Web.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Entente.Web.Dialogues;

/// <summary>Endpoints whose body is a command: the members that the address names need not be in the body, and may not contradict it.</summary>
internal static class CommandBody
{
    /// <summary>Maps a command.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <param name="api">The group of a dialogue.</param>
    /// <param name="method">The method.</param>
    /// <param name="pattern">The address below the dialogue; its numbers are members of the command by the same names.</param>
    /// <param name="summary">What it does, for the description of the API.</param>
    /// <param name="answer">What to answer; null answers 204.</param>
    public static RouteHandlerBuilder MapCommand<TCommand>(this RouteGroupBuilder api, string method, string pattern, string summary, Func<CommandReply, IResult>? answer = null)
        where TCommand : DialogueCommand =>
        api.MapMethods(pattern, [method], async (string dialogue, HttpContext context, DialogueCalls calls, IOptions<JsonOptions> json) =>
            {
                var (command, problem) = await ReadAsync<TCommand>(context, json.Value.SerializerOptions);
                return command is null ? problem!.ToResult() : await calls.DoAsync(context, dialogue, command, answer);
            })
            .WithName(typeof(TCommand).Name).WithSummary(summary).Accepts<TCommand>("application/json").ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<(TCommand? Command, Problem? Problem)> ReadAsync<TCommand>(HttpContext context, JsonSerializerOptions options)
        where TCommand : DialogueCommand
    {
        try
        {
            return await MergeAsync<TCommand>(context, options);
        }
        catch (InvalidOperationException)
        {
            // A tree of JSON reads names and texts after the syntax; what is no Unicode in them is this exception then, not the reader's own.
            throw new UnfitTextException("A text is no valid Unicode");
        }
    }

    private static async Task<(TCommand? Command, Problem? Problem)> MergeAsync<TCommand>(HttpContext context, JsonSerializerOptions options)
        where TCommand : DialogueCommand
    {
        var request = context.Request;
        var members = new JsonObject();
        if (request.ContentLength is not 0 && (request.ContentLength is not null || request.Headers.TransferEncoding.Count > 0))
        {
            if (!request.HasJsonContentType())
                return (null, GeneralProblems.WrongContentType);
            var documents = new JsonDocumentOptions { MaxDepth = options.MaxDepth, AllowDuplicateProperties = false };
            if (await JsonNode.ParseAsync(request.Body, null, documents, context.RequestAborted) is not JsonObject sent)
                throw new JsonException("The JSON value could not be converted to an object.");
            members = sent;
        }
        foreach (var (name, value) in request.RouteValues)
        {
            if (name == "dialogue" || !int.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            if (members.TryGetPropertyValue(name, out var said) && !(said is JsonValue given && given.TryGetValue<int>(out var same) && same == number))
                return (null, new Problem(400, "address-and-body-differ", "The body contradicts the address.", $"'{name}' is {number} in the address; leave it out of the body, or say the same there."));
            members[name] = number;
        }
        // What a command may go without, a body may go without.
        foreach (var name in Shape<TCommand>.MayBeAbsent)
            members.TryAdd(name, null);
        return (members.Deserialize<TCommand>(options), null);
    }

    private static class Shape<TCommand>
    {
        public static readonly ImmutableArray<string> MayBeAbsent = Find();

        private static ImmutableArray<string> Find()
        {
            var nullability = new NullabilityInfoContext();
            var parameters = typeof(TCommand).GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();
            return [.. parameters.Where(parameter => !parameter.HasDefaultValue && nullability.Create(parameter).WriteState == NullabilityState.Nullable)
                .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!))];
        }
    }
}
