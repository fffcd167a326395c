using Entente.Web.Languages;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Pages.Frame;

/// <summary>A component of a page: it knows the visit, and has the words at hand.</summary>
public abstract class PageComponent : ComponentBase
{
    /// <summary>The visit that the page answers.</summary>
    [Parameter, EditorRequired]
    public Visit Visit { get; set; } = null!;

    /// <summary>The words of the page's language.</summary>
    protected Words T => Visit.Words;
}
