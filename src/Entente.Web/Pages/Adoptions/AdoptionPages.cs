using System.Globalization;
using Entente.Dialogue;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Web.Hardening;
using Entente.Web.Pages.Drafts;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Adoptions;

/// <summary>Adoption: texts that are put up, the silence clock, objections and votes, reservations and statements, and the
/// record.</summary>
internal static class AdoptionPages
{
    private const string Adoptions = "dialogues/{dialogue}/adoptions";
    private const string One = Adoptions + "/{adoption:int}";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(Adoptions, (string dialogue, HttpContext context, PageCalls calls, string? draft = null) =>
            ListAsync(context, calls, dialogue, draft, StatusCodes.Status200OK, null, null)).RequireAccount();
        pages.MapPost(Adoptions, PutUpAsync).RequireAccount().LimitRate(RatePolicy.Texts);
        pages.MapGet(One, (string dialogue, int adoption, HttpContext context, PageCalls calls) =>
            ShowAsync(context, calls, dialogue, adoption, StatusCodes.Status200OK, null, null)).RequireAccount();
        pages.MapGet(One + "/record.md", RecordAsync).RequireAccount();
        var forms = new TextForms(
            pages, One, form => $"adoptions/{AdoptionOf(form)}", visit => visit.Words["adoptions.badForm"],
            (context, calls, dialogue, form, refused) =>
                ShowAsync(context, calls, dialogue, form.Place("adoption"), refused.Status, refused.Text, form.Typed(Visit.Of(context))));
        MapParties(forms);
        MapChair(forms);
    }

    private static void MapParties(TextForms forms)
    {
        forms.Map("objections", "objectionRaised", form => new RaiseObjection(AdoptionOf(form), form.Needed("reason")));
        forms.Map("objections/withdrawal", "objectionWithdrawn", form => new WithdrawObjection(AdoptionOf(form)));
        forms.Map("votes", "voteCast", form => new CastVote(AdoptionOf(form), form.Choice<Ballot>("ballot")));
        forms.Map("reservations", "recordEntered", form => new EnterReservation(AdoptionOf(form), ElementsIn(form), form.Needed("text")));
        forms.Map("reservations/{reservation:int}/objections", "recordEntered", form =>
            new ObjectToReservation(AdoptionOf(form), form.Place("reservation"), form.Needed("reason")));
        forms.Map("reservations/{reservation:int}/withdrawal", "reservationWithdrawn", form =>
            new WithdrawReservation(AdoptionOf(form), form.Place("reservation")));
        forms.Map("interpretations", "recordEntered", form => new InterpretText(AdoptionOf(form), ElementsIn(form), form.Needed("text")));
        forms.Map("dissociations", "recordEntered", form =>
            new DissociateFromText(AdoptionOf(form), ElementsIn(form), form.Needed("text")));
        forms.Map("explanations", "recordEntered", form => new ExplainPosition(AdoptionOf(form), form.Needed("text")));
    }

    private static void MapChair(TextForms forms)
    {
        forms.Map("extension", "silenceExtended", form =>
            new ExtendSilence(AdoptionOf(form), Hours(form, "hours") ?? TimeSpan.Zero, form.Needed("reason")));
        forms.Map("taking-back", "textTakenBack", form => new TakeTextBack(AdoptionOf(form), form.Needed("reason")));
        forms.Map("conclusion", "adoptionConcluded", form => new ConcludeAdoption(AdoptionOf(form)));
        forms.Map("silence/conclusion", "adoptionConcluded", form => new ConcludeSilence(AdoptionOf(form)));
    }

    private static AdoptionId AdoptionOf(FormValues form) => new(form.Place("adoption"));

    private static IReadOnlyList<ElementId> ElementsIn(FormValues form) =>
        [.. form.Numbers("elements").Select(number => new ElementId(number))];

    // More hours than the dialogue could ever take are as many as that; it says itself what it takes.
    private static TimeSpan? Hours(FormValues form, string name) =>
        form.MaybeNumber(name) is { } hours ? TimeSpan.FromHours(Math.Min(hours, 100_000)) : null;

    private static async Task<IResult> PutUpAsync(string dialogue, HttpContext context, PageCalls calls)
    {
        var (visit, form) = (Visit.Of(context), await FormValues.OfAsync(context));
        var (draft, revision) = (form.Number("draft"), form.Number("revision"));
        var terms = new AdoptionTerms
        {
            Lasts = Hours(form, "hours"),
            Sponsors = [.. form.Numbers("sponsors").Select(number => new PartyId(number))],
            ReservationElements = ElementsIn(form),
        };
        terms = terms with { Reservations = form.MaybeChoice<ReservationRule>("reservations") ?? terms.Reservations };
        terms = terms with { StatementsWithin = Hours(form, "within") ?? terms.StatementsWithin };
        var command = new PutUpForAdoption(
            new DraftId(draft), revision, form.Choice<AdoptionProcedure>("procedure"), form.Choice<TextChoice>("choice"), terms);
        var which = draft.ToString(CultureInfo.InvariantCulture);
        if (!form.AreFit)
            return await ListAsync(
                context, calls, dialogue, which, StatusCodes.Status400BadRequest, visit.Words["adoptions.badForm"], form.Typed(visit));
        var reply = await calls.DoAsync(context, dialogue, command);
        if (reply.Refusal is { } refusal)
            return await ListAsync(context, calls, dialogue, which, Page.StatusOf(refusal), visit.Words.Said(refusal), form.Typed(visit));
        var text = reply.Events.OfType<TextPutUpForAdoption>().SingleOrDefault();
        return Page.SeeOther(visit, $"/dialogues/{dialogue}/adoptions{(text is null ? "" : $"/{text.Adoption}")}", "adoptionPutUp");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, PageCalls calls, string dialogue, string? draft, int status, string? refused, TypedForm? typed)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (list, missing) = await calls.AskAsync(context, dialogue, new ListAdoptions());
        if (list is null) return Page.Refused(visit, missing!);
        var (drafts, chosen) = ((IReadOnlyList<DraftSummary>)[], (DraftView?)null);
        if (room.Allows(Permission.Preside))
        {
            drafts = [.. ((await calls.AskAsync(context, dialogue, new ListDrafts())).Answer?.Drafts ?? [])
                .Where(one => one.Status == DraftStatus.Negotiated)];
            var wanted = drafts.FirstOrDefault(one => one.Draft.ToString() == draft) ?? (drafts.Count == 1 ? drafts[0] : null);
            if (wanted is not null)
                chosen = (await calls.AskAsync(context, dialogue, new ReadDraft(wanted.Draft, null, Stances: false))).Answer;
        }
        return Page.Of<AdoptionsPage>(
            visit, status, (nameof(AdoptionsPage.Room), room), (nameof(AdoptionsPage.Adoptions), list.Adoptions),
            (nameof(AdoptionsPage.Drafts), drafts),
            (nameof(AdoptionsPage.Chosen), chosen), (nameof(AdoptionsPage.Refused), refused), (nameof(AdoptionsPage.Typed), typed));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, PageCalls calls, string dialogue, int adoption, int status, string? refused, TypedForm? typed)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (view, missing) = await calls.AskAsync(context, dialogue, new ReadAdoption(new AdoptionId(adoption)));
        if (view is null) return Page.Refused(visit, missing!);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return Page.Of<AdoptionPage>(visit, status, (nameof(AdoptionPage.Table), new AdoptionTable(room, view, now, typed)),
            (nameof(AdoptionPage.Refused), refused));
    }

    private static async Task<IResult> RecordAsync(string dialogue, int adoption, HttpContext context, PageCalls calls)
    {
        var (record, refusal) = await calls.AskAsync(context, dialogue, new ReadAdoptionRecord(new AdoptionId(adoption)));
        return record is null ? Page.Refused(Visit.Of(context), refusal!)
            : TypedResults.Text(record.Markdown, "text/markdown; charset=utf-8");
    }
}
