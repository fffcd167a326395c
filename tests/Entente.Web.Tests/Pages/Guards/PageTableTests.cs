using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>Every page and every form for every role, in a dialogue of theirs and in a foreign one. A page that is not in the table fails the test.</summary>
public sealed class PageTableTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Fact]
    public void Every_page_and_every_form_is_in_the_table()
    {
        const string dialogue = "/{language}/dialogues/{dialogue}";
        var table = PageTable.Shown.Select(row => $"GET {dialogue}{row[0]}").Concat(PageTable.LeadsBack.Select(path => $"GET {dialogue}{path}"))
            .Concat(PageTable.Sent.Select(row => $"POST {dialogue}{row[0]}")).Concat(PageTable.Outside.Select(row => $"{row[0]} {row[1]}"));

        var mapped = guarded.Pages().Select(page => $"{page.Method} {(page.Pattern == "/" && page.Method == "GET" ? page.Pattern : "/{language}" + page.Pattern)}");

        // The address without a language and the first page differ in nothing else.
        Assert.Equal(table.Select(row => row == "GET /{language}" ? "GET /" : row).Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_of_a_dialogue_is_shown_to_whom_the_table_says_and_to_nobody_else()
    {
        using var own = await guarded.TalkAsync();
        using var foreign = await guarded.TalkAsync();
        using var stranger = new Visitor(guarded.Address, await Person.RegisterAsync(guarded.Address, "stranger to pages"));
        using var nobody = new Visitor(guarded.Address);
        var faults = new List<string>();
        foreach (var row in PageTable.Shown)
        {
            var path = $"/en{PageTable.Filled($"/dialogues/{{dialogue}}{row[0]}", own.Id)}{row[1]}";
            foreach (var (role, visitor) in own.Visitors)
            {
                var shown = (await visitor.OpenAsync(path)).Status;
                // What is not there yet, such as a text for adoption, is missing to everybody.
                var isMissing = row[0].StartsWith("/adoptions/", StringComparison.Ordinal) && shown == 404;
                if (row[2].Contains(role, StringComparison.Ordinal) ? shown is not (200 or 409) && !isMissing : shown is not (403 or 404))
                    faults.Add($"{role} {path}: {shown}");
                var abroad = (await visitor.OpenAsync(path.Replace(own.Id, foreign.Id, StringComparison.Ordinal))).Status;
                if (abroad != 404)
                    faults.Add($"{role} in a foreign dialogue {path}: {abroad}");
            }

            if ((await stranger.OpenAsync(path)).Status is not 404 and var outside)
                faults.Add($"stranger {path}: {outside}");
            var without = await nobody.OpenAsync(path);
            // Of an open dialogue these are for everybody; this one is not even there.
            var isForAll = row[0] is "" or "/report" or "/report.md" or "/report.json";
            if (isForAll ? without.Status != 404 : without.Status != 303 || without.Location?.StartsWith("/en/sign-in?next=%2Fdialogues%2F", StringComparison.Ordinal) != true)
                faults.Add($"nobody {path}: {without.Status} {without.Location}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_form_of_a_dialogue_is_looked_at_only_where_its_role_may_send_it()
    {
        using var own = await guarded.TalkAsync();
        using var foreign = await guarded.TalkAsync();
        using var stranger = new Visitor(guarded.Address, await Person.RegisterAsync(guarded.Address, "stranger to forms"));
        using var nobody = new Visitor(guarded.Address);
        var before = await guarded.EventsOfAsync(foreign.Id);
        var faults = new List<string>();
        foreach (var row in PageTable.Sent)
        {
            var (path, fields) = ($"/en{PageTable.Filled($"/dialogues/{{dialogue}}{row[0]}", own.Id)}", PageTable.FieldsOf(row[1]));
            foreach (var (role, visitor) in own.Visitors.OrderBy(one => row[2].Contains(one.Key, StringComparison.Ordinal)))
            {
                var may = row[2].Contains(role, StringComparison.Ordinal);
                var events = await guarded.EventsOfAsync(own.Id);
                var answer = await visitor.SendAsync(path, fields);
                if (may ? answer.Status is 401 or 403 or >= 500 : answer.Status is not (403 or 404) || await guarded.EventsOfAsync(own.Id) != events)
                    faults.Add($"{role} {path}: {answer.Status} {answer.Location}");
                if (answer.Status < 400 && answer.Location is null && row[0] != "/people/invitations")
                    faults.Add($"{role} {path}: a form that is carried out leads to a page");
                var abroad = await visitor.SendAsync(path.Replace(own.Id, foreign.Id, StringComparison.Ordinal), fields);
                if (abroad.Status != 404)
                    faults.Add($"{role} in a foreign dialogue {path}: {abroad.Status}");
            }

            if ((await stranger.SendAsync(path, fields)).Status is not 404 and var outside)
                faults.Add($"stranger {path}: {outside}");
            if ((await nobody.SendAsync(path, fields)).Status is not 401 and var without)
                faults.Add($"nobody {path}: {without}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults) + guarded.Failures);
        Assert.Equal(before, await guarded.EventsOfAsync(foreign.Id));
    }

    [Fact]
    public async Task The_address_of_a_form_leads_back_to_its_page_and_shows_nothing()
    {
        using var talk = await guarded.TalkAsync();
        using var stranger = new Visitor(guarded.Address, await Person.RegisterAsync(guarded.Address, "stranger who looks"));
        using var nobody = new Visitor(guarded.Address);
        foreach (var pattern in PageTable.LeadsBack)
        {
            var path = $"/en{PageTable.Filled($"/dialogues/{{dialogue}}{pattern}", talk.Id)}";
            foreach (var visitor in new[] { stranger, talk.Visitors["observer"] })
            {
                var seen = await visitor.OpenAsync(path);
                Assert.True(seen.Status == 303 && path.StartsWith(seen.Location!, StringComparison.Ordinal) && seen.Body.Length == 0, $"{path}: {seen.Status} {seen.Location}");
            }

            Assert.StartsWith("/en/sign-in", (await nobody.OpenAsync(path)).Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_sent_where_no_form_is_is_refused_in_the_words_of_the_address()
    {
        using var nobody = new Visitor(guarded.Address);
        foreach (var path in new[] { "/ar/nothing", "/ar/observatory/treaties/states", "/ar/dialogues/a-talk/drafts/99999999999/articles", "/ar" })
        {
            var refused = await nobody.SendAsync(path, []);
            Assert.InRange(refused.Status, 404, 405);
            Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", refused.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_belongs_to_no_dialogue_is_shown_to_whom_the_table_says()
    {
        using var talk = await guarded.TalkAsync();
        using var nobody = new Visitor(guarded.Address);
        using var person = new Visitor(guarded.Address, await Person.RegisterAsync(guarded.Address, "person outside"));
        var faults = new List<string>();
        foreach (var row in PageTable.Outside)
        {
            Visitor[] visitors = [nobody, talk.Visitors["observer"], person];
            for (var place = 0; place < visitors.Length; place++)
            {
                var path = PageTable.Filled(row[1]);
                var answer = row[0] == "GET" ? await visitors[place].OpenAsync(path) : await visitors[place].SendAsync(path, PageTable.FieldsOf(row[2]));
                var given = answer.Status == 303 && answer.Location!.StartsWith("/en/sign-in?", StringComparison.Ordinal) ? "sign-in" : $"{answer.Status}";
                if (!row[place + 3].Split(' ').Contains(given, StringComparer.Ordinal))
                    faults.Add($"{row[0]} {path} as the {place}th: {given} {answer.Location}, not {row[place + 3]}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults) + guarded.Failures);
    }
}
