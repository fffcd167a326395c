namespace Entente.Web.Tests.Pages.Guards;

/// <summary>The pages and forms of the workbench and who they are for, written by hand.</summary>
internal static class PageTable
{
    private const string All = "convener facilitator delegate expert observer";
    private const string Annotators = "convener facilitator delegate expert";
    private const string Leaders = "convener facilitator";

    /// <summary>Pages of a dialogue below its address: what may be added to it, and the roles that are shown it.</summary>
    public static readonly string[][] Shown =
    [
        ["", "", All],
        ["/turn", "?statement=1", "delegate"],
        ["/packet", "", "delegate"],
        ["/packet.txt", "", "delegate"],
        ["/packet.html", "", "delegate"],
        ["/statements", "?mine", All],
        ["/limits", "", All],
        ["/mirror", "?about=2", "delegate"],
        ["/overlap", "", Annotators],
        ["/overlap.json", "", Annotators],
        ["/moderation", "", All],
        ["/projector", "", All],
        ["/lead", "", Leaders],
        ["/lead/moderation", "?show=withheld", "convener facilitator expert"],
        ["/people", "", "convener"],
        ["/caucuses", "", All],
        // Rooms open to their members alone.
        ["/caucuses/{caucus:int}", "", "delegate expert"],
        ["/drafts", "", All],
        ["/drafts/{draft:int}", "?revision=1", All],
        ["/drafts/{draft:int}/comparison", "?from=1&to=1", All],
        ["/drafts/{draft:int}/adoptable", "", Annotators],
        ["/adoptions", "?draft=1", All],
        ["/adoptions/{adoption:int}", "", All],
        ["/adoptions/{adoption:int}/record.md", "", All],
        ["/report", "", All],
        ["/report.md", "", All],
        ["/report.json", "", All],
    ];

    /// <summary>Forms of a dialogue below its address: what they send, and the roles whose forms are looked at. What ends or moves much comes last.</summary>
    public static readonly string[][] Sent =
    [
        ["/turn", "statement=1&position=support&importance=1&version=0", "delegate"],
        ["/packet", "text=nothing", "delegate"],
        ["/statements", "text=Aircraft keep away.&language=en&goalLevel=basicSecurity&sector=military&approach=", "facilitator delegate expert"],
        ["/statements/{statement:int}/translations", "text=Une traduction.&language=fr&origin=human", Annotators],
        ["/statements/{statement:int}/translations/machine", "language=fr", Annotators],
        ["/limits", "text=Fishing goes on.&kind=interest&seal=open&statement=1", "delegate"],
        ["/limits/none", "", "delegate"],
        ["/limits/withdrawal", "number=1", "delegate"],
        ["/mirror/look", "", "delegate"],
        ["/mirror/guesses", "about=2&after=0&next=0&guess-1=support", "delegate"],
        ["/people/parties", "name=Dystopia&code=DYS&weight=1", "convener"],
        ["/people/invitations", "role=observer&party=&count=1&hours=24", "convener"],
        ["/people/invitations/{invitation:int}/revocation", "", "convener"],
        ["/people/rules", "rules=set&openness=invited&attribution=attributed&smallestCell=6&showsUnmoderated=&basicSecurityFirst=&procedures=consensus&silenceHours=72&longestText=1000&languages=en fr", "convener"],
        ["/lead/agenda/level", "level=economicJustice&reason=A test.", Leaders],
        ["/lead/agenda/statement", "statement=1&reason=A test.", Leaders],
        ["/lead/moderation/{statement:int}", "decision=accepted&reason=", Leaders],
        ["/lead/moderation/{statement:int}/translation", "text=Une traduction.&language=fr&origin=human", Annotators],
        // Delegates have their own statements translated and tagged where these stand, and this is another's.
        ["/lead/moderation/{statement:int}/translation/machine", "language=fr", "convener facilitator expert"],
        ["/lead/moderation/{statement:int}/tags", "goalLevel=basicSecurity&sector=&approach=", "convener facilitator expert"],
        ["/caucuses", "name=Coast guards&members=4", "facilitator delegate"],
        ["/caucuses/{caucus:int}/members", "participant=5", "delegate expert"],
        ["/caucuses/{caucus:int}/statements", "text=Said in here.&language=en", "delegate expert"],
        ["/caucuses/{caucus:int}/stances", "statement=4&position=support&words=", "delegate"],
        ["/caucuses/{caucus:int}/disclosure", "agrees=no", "delegate expert"],
        ["/caucuses/{caucus:int}/close", "", "delegate expert"],
        ["/caucuses/{caucus:int}/leaving", "", "delegate expert"],
        ["/drafts", "title=Another code&language=en&statements=1", "facilitator"],
        ["/drafts/{draft:int}/articles", "heading=Notice", "facilitator"],
        ["/drafts/{draft:int}/articles/{article:int}/heading", "heading=Notices", "facilitator"],
        ["/drafts/{draft:int}/articles/{article:int}/elements", "text=Ships give notice.&after=1", "facilitator"],
        ["/drafts/{draft:int}/elements/{element:int}/text", "text=Ships give early notice.&seen=1", "facilitator"],
        ["/drafts/{draft:int}/elements/{element:int}/settlement", "which=1&seen=1", "facilitator"],
        ["/drafts/{draft:int}/wordings/{wording:int}/attribution", "wanted=1&unwanted=2&seen=1", "facilitator"],
        ["/drafts/{draft:int}/amendments/{amendment:int}/ruling", "ruling=agreed&reason=A test.&seen=1", "facilitator"],
        ["/drafts/{draft:int}/elements/{element:int}/bracket", "which=1&seen=1", "delegate"],
        ["/drafts/{draft:int}/elements/{element:int}/lifting", "seen=1", "delegate"],
        ["/drafts/{draft:int}/elements/{element:int}/stances", "which=1&position=support&words=&seen=1", "delegate"],
        ["/drafts/{draft:int}/wordings/{wording:int}/bracket", "words=Ships&seen=1", "delegate"],
        ["/drafts/{draft:int}/wordings/{wording:int}/association", "seen=1", "delegate"],
        ["/drafts/{draft:int}/amendments", "kind=insertAfter&article=1&element=1&text=By day.&reason=A test.&seen=1", "delegate"],
        ["/drafts/{draft:int}/amendments/{amendment:int}/stances", "position=support&words=", "delegate"],
        ["/drafts/{draft:int}/amendments/{amendment:int}/withdrawal", "", "delegate"],
        ["/adoptions", "draft=1&revision=1&procedure=consensus&choice=asItStands&hours=24&reservations=&elements=1&sponsors=1&within=24", Leaders],
        ["/adoptions/{adoption:int}/objections", "reason=A test.", "delegate"],
        ["/adoptions/{adoption:int}/objections/withdrawal", "", "delegate"],
        ["/adoptions/{adoption:int}/votes", "ballot=abstaining", "delegate"],
        ["/adoptions/{adoption:int}/reservations", "elements=1&text=A test.", "delegate"],
        ["/adoptions/{adoption:int}/reservations/{reservation:int}/objections", "reason=A test.", "delegate"],
        ["/adoptions/{adoption:int}/reservations/{reservation:int}/withdrawal", "", "delegate"],
        ["/adoptions/{adoption:int}/interpretations", "elements=1&text=A test.", "delegate"],
        ["/adoptions/{adoption:int}/dissociations", "elements=1&text=A test.", "delegate"],
        ["/adoptions/{adoption:int}/explanations", "text=A test.", "delegate"],
        ["/adoptions/{adoption:int}/extension", "hours=24&reason=A test.", Leaders],
        ["/adoptions/{adoption:int}/taking-back", "reason=A test.", Leaders],
        ["/adoptions/{adoption:int}/conclusion", "", Leaders],
        ["/adoptions/{adoption:int}/silence/conclusion", "", Leaders],
        ["/lead/stage", "stage=mirror&reason=A test.", Leaders],
        ["/lead/rounds", "title=Again&takes=stances&hours=1&at=", Leaders],
        ["/lead/rounds/{round:int}/close", "", Leaders],
        ["/people/parties/{party:int}/withdrawal", "reason=", "convener"],
        ["/people/participants/{participant:int}/removal", "reason=", "convener"],
        // Everybody may go, and is asked whether they are sure.
        ["/leave", "", All],
        ["/erasure", "scope=identity", All],
    ];

    /// <summary>Addresses of forms within a page: who opens one is led back to the page, which decides what is shown.</summary>
    public static readonly string[] LeadsBack =
    [
        "/people/{**form}", "/lead/{**form}", "/lead/moderation/{**form}", "/caucuses/{caucus:int}/{**form}",
        .. Sent.Select(row => row[0]).Where(path => path.StartsWith("/drafts/", StringComparison.Ordinal) || path.StartsWith("/adoptions/", StringComparison.Ordinal)),
    ];

    /// <summary>Everything that belongs to no dialogue: method, address, what is sent, and what nobody, a guest and a person get.</summary>
    public static readonly string[][] Outside =
    [
        ["GET", "/", "", "302", "302", "302"],
        ["GET", "/{language}", "", "200", "200", "200"],
        ["GET", "/{language}/{**path}", "", "404", "404", "404"],
        ["GET", "/{language}/sign-in", "", "200", "200", "200"],
        ["POST", "/{language}/sign-in", "name=nobody here&password=wrong horse battery staple", "401", "401", "401"],
        ["POST", "/{language}/register", "name=x&password=x", "400", "400", "400"],
        ["GET", "/{language}/account", "", "sign-in", "200", "200"],
        ["POST", "/{language}/account/password", "current=wrong&new=wrong", "401", "400", "400"],
        ["POST", "/{language}/account/passkeys/removal", "", "401", "303 400 403 404", "303 400 404"],
        ["POST", "/{language}/account/erasure", "", "401", "303", "303"],
        ["GET", "/{language}/join", "", "200", "200", "200"],
        ["GET", "/{language}/join/{dialogue}", "", "200", "200", "200"],
        ["POST", "/{language}/join/{dialogue}", "code=no-such-code&name=Zoe&language=en", "403 404 410", "403 404 410", "403 404 410"],
        ["GET", "/{language}/dialogues", "", "sign-in", "200", "200"],
        ["GET", "/{language}/dialogues/new", "", "sign-in", "403", "200"],
        ["POST", "/{language}/dialogues/new", "template=none&title=&purpose=&language=en", "401", "403", "400"],
        ["GET", "/{language}/observatory", "", "200", "200", "200"],
        ["POST", "/{language}/observatory", "", "401", "403", "400"],
        ["POST", "/{language}/observatory/{record}/work", "verb=measure", "401", "403", "404"],
        ["POST", "/{language}/observatory/{record}/removal", "", "401", "403", "404"],
        .. ((string[])["", "/thickness", "/points", "/blocs", "/propositions", "/diagnosis", "/claims", "/map", "/states", "/states/{code}", "/pairs/{first}/{second}", "/pairs/{first}/{second}.csv", "/pairs/{first}/{second}/years.csv", "/propositions.csv", "/states.csv", "/states/{code}.csv"])
            .Select(view => (string[])["GET", "/{language}/observatory/{record}" + view, "", "404", "404", "404"]),
        ["GET", "/{language}/observatory/{record}/pairs", "", "303", "303", "303"],
        ["POST", "/{language}/sign-out", "", "401", "303", "303"],
    ];

    /// <summary>An address with its parameters filled in; numbers are 1.</summary>
    public static string Filled(string pattern, string dialogue = "no-such-talk") =>
        Dialogues.Addresses.Parameter().Replace(pattern, parameter => parameter.Value switch { "{dialogue}" => dialogue, "{language}" => "en", _ when parameter.Value.Contains("int", StringComparison.Ordinal) => "1", _ => "nothing" });

    /// <summary>The fields of a form as the table writes them.</summary>
    public static List<(string Name, string Value)> FieldsOf(string form) =>
        [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))];
}
