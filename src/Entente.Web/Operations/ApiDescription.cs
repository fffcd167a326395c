using Microsoft.OpenApi;

namespace Entente.Web.Operations;

/// <summary>The description of the API at <c>/openapi/v1.json</c>. It is made once: making it is work that strangers could ask for.</summary>
internal static class ApiDescription
{
    /// <summary>The document's name.</summary>
    public const string Document = "v1";

    /// <summary>Registers the description.</summary>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, api => api.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "Entente",
            Version = Document,
            Description = "The workbench for common security. Every error is a problem document (RFC 9457) whose type is urn:entente:problem: and a slug, and whose detail says what to do next.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token of a session: ent_ and 43 characters." };
        return Task.CompletedTask;
    }));

    /// <summary>Maps the address.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json").Finally(endpoint =>
    {
        var make = endpoint.RequestDelegate!;
        var made = default(byte[]);
        endpoint.RequestDelegate = async context =>
        {
            if (context.Request.RouteValues["documentName"] is not Document)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            made ??= await CaptureAsync(context, make);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = made.Length;
            await context.Response.Body.WriteAsync(made, context.RequestAborted);
        };
    });

    private static async Task<byte[]> CaptureAsync(HttpContext context, RequestDelegate make)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await make(context);
            return buffer.ToArray();
        }
        finally
        {
            context.Response.Body = body;
        }
    }
}
