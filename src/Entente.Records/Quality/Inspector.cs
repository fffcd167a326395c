using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Records.Sources;

namespace Entente.Records.Quality;

/// <summary>Goes through a record once for each question that an inspection asks.</summary>
internal sealed class Inspector(StanceRecord record, InspectionOptions options)
{
    private readonly RecordFindings _findings = new();
    private readonly int[] _stancesOf = new int[record.Actors.Length];
    private readonly int[] _categories = new int[Stances.Categories];

    public RecordInspection Inspect()
    {
        var (unanimous, empty, nearEmpty) = LookAtPropositions();
        var byPeriod = Periods();
        var silent = LookAtActors();
        var sameVotes = SameVotes();
        CompareDatesWithSessions();

        var cells = (double)record.Actors.Length * record.Propositions.Length;
        var activeCells = byPeriod.Sum(period => (double)period.Propositions * period.Actors);
        return new RecordInspection
        {
            Actors = record.Actors.Length,
            Propositions = record.Propositions.Length,
            Stances = record.StanceCount,
            Support = _categories[Stance.Support.Category()],
            Reserve = _categories[Stance.Reserve.Category()],
            Oppose = _categories[Stance.Oppose.Category()],
            From = record.Propositions.Min(proposition => proposition.Date),
            To = record.Propositions.Max(proposition => proposition.Date),
            Coverage = cells > 0 ? record.StanceCount / cells : null,
            CoverageOfActive = activeCells > 0 ? byPeriod.Sum(period => period.Stances) / activeCells : null,
            ByPeriod = byPeriod,
            Unanimous = unanimous,
            Empty = empty,
            NearEmpty = nearEmpty,
            AdoptedWithoutVote = record.Propositions.Count(proposition => proposition.AdoptedWithoutVote),
            SilentActors = silent,
            SameVotes = sameVotes,
            Issues = [.. record.Notes, .. _findings.ToNotes()],
        };
    }

    private (int Unanimous, int Empty, int NearEmpty) LookAtPropositions()
    {
        int unanimous = 0, empty = 0, nearEmpty = 0;
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            var row = record.OnProposition(proposition);
            foreach (var actor in row.Indices) _stancesOf[actor]++;
            foreach (var stance in row.Stances) _categories[stance.Category()]++;
            if (row.Length == 0)
            {
                empty++;
                _findings.Add("empty-propositions", NoteSeverity.Info, "Propositions without a stance.", record.Propositions[proposition].Id);
            }
            else if (row.Length < options.NearEmptyBelow)
            {
                nearEmpty++;
                _findings.Add(
                    "near-empty-propositions", NoteSeverity.Warning, string.Create(CultureInfo.InvariantCulture, $"Propositions with fewer than {options.NearEmptyBelow} stances."),
                    string.Create(CultureInfo.InvariantCulture, $"{record.Propositions[proposition].Id} ({row.Length})"));
            }

            if (row.Length > 1 && !row.Stances.ContainsAnyExcept(row.Stances[0]))
            {
                unanimous++;
                _findings.Add("unanimous-propositions", NoteSeverity.Info, "Propositions on which all stances are the same; they do not tell actors apart.", record.Propositions[proposition].Id);
            }
        }

        return (unanimous, empty, nearEmpty);
    }

    private ImmutableArray<PeriodCoverage> Periods()
    {
        var coverage = ImmutableArray.CreateBuilder<PeriodCoverage>(record.Periods.Length);
        var lastSeen = new int[record.Actors.Length];
        Array.Fill(lastSeen, -1);
        for (var period = 0; period < record.Periods.Length; period++)
        {
            int stances = 0, actors = 0;
            foreach (var proposition in record.PropositionsIn(period))
            {
                var row = record.OnProposition(proposition);
                stances += row.Length;
                foreach (var actor in row.Indices)
                {
                    if (lastSeen[actor] == period) continue;
                    lastSeen[actor] = period;
                    actors++;
                }
            }

            coverage.Add(new PeriodCoverage(record.Periods[period], record.PropositionsIn(period).Length, actors, stances));
        }

        foreach (var proposition in record.Propositions)
        {
            if (proposition.Period is null) _findings.Add("undated-propositions", NoteSeverity.Info, "Propositions with neither date nor session; they belong to no period.", proposition.Id);
        }

        return coverage.MoveToImmutable();
    }

    private int LookAtActors()
    {
        var silent = 0;
        for (var actor = 0; actor < record.Actors.Length; actor++)
        {
            var code = record.Actors[actor].Code;
            if (options.IsKnownCode is { } isKnown && !isKnown(code))
                _findings.Add("unknown-codes", NoteSeverity.Warning, "Actors whose code is not known.", code);
            if (_stancesOf[actor] > 0) continue;
            silent++;
            _findings.Add("silent-actors", NoteSeverity.Info, "Actors without a stance.", code);
        }

        return silent;
    }

    // One vote may have been entered twice where document (else title), day and every stance are the same. Votes on the paragraphs of one
    // draft often are the same in truth, so only groups without a paragraph or an amendment are a warning.
    private ImmutableArray<ImmutableArray<string>> SameVotes()
    {
        var groups = Enumerable.Range(0, record.Propositions.Length)
            .Where(proposition => Document(proposition).Length > 0 && record.Propositions[proposition].Date is not null && record.OnProposition(proposition).Length > 1)
            .GroupBy(proposition => (Document(proposition), record.Propositions[proposition].Date, Sum(proposition)))
            .Where(group => group.Count() > 1)
            .SelectMany(group => group.GroupBy(Contents))
            .Where(group => group.Count() > 1)
            .Select(group => group.ToArray())
            .OrderBy(group => group[0]);
        var found = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var group in groups)
        {
            ImmutableArray<string> ids = [.. group.Select(proposition => record.Propositions[proposition].Id)];
            found.Add(ids);
            if (Array.Exists(group, proposition => record.Propositions[proposition] is { IsParagraph: true } or { IsAmendment: true }))
            {
                _findings.Add(
                    "same-votes", NoteSeverity.Info, "Votes on parts of one document on one day in which every stance is the same.", string.Join(" = ", ids));
            }
            else
            {
                _findings.Add(
                    "entered-twice", NoteSeverity.Warning, "Propositions with the same document, day and stances: probably one, entered twice.", string.Join(" = ", ids));
            }
        }

        return found.ToImmutable();
    }

    private string Document(int proposition) => record.Propositions[proposition] is var described && described.Symbol.Length > 0 ? described.Symbol : described.Title;

    private (int, int) Sum(int proposition)
    {
        var row = record.OnProposition(proposition);
        var sum = 0;
        for (var place = 0; place < row.Length; place++) sum = unchecked((sum * 31) + (row.Indices[place] * 4) + (int)row.Stances[place]);
        return (row.Length, sum);
    }

    private string Contents(int proposition)
    {
        var row = record.OnProposition(proposition);
        return string.Concat(Convert.ToHexString(MemoryMarshal.AsBytes(row.Indices)), Convert.ToHexString(MemoryMarshal.AsBytes(row.Stances)));
    }

    // Session n of the Assembly runs from September 1945 + n to the September after. Special and emergency sessions of the months before, and the nominal
    // dates of the first years, stand under the session that follows; a date in another year than these is a slip.
    private void CompareDatesWithSessions()
    {
        foreach (var proposition in record.Propositions)
        {
            if (proposition is not { Session: { } session, Date: { } date } || session is < 1 or > 8000) continue;
            var opening = 1945 + session;
            var example = string.Create(CultureInfo.InvariantCulture, $"{proposition.Id}: {date:yyyy-MM-dd} in session {session}");
            if (date < new DateOnly(opening, 1, 1) || date > new DateOnly(opening + 1, 9, 30))
                _findings.Add("dates-outside-session", NoteSeverity.Warning, "Dates outside the session; kept as the source has them.", example);
            else if (session > 1 && date < new DateOnly(opening, 9, 1))
                _findings.Add("dates-before-opening", NoteSeverity.Info, "Dates in the months before the session opened: special sessions and nominal dates.", example);
        }
    }
}
