using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// The stances of a live dialogue in memory: who says what to which statement now. Two bytes a stance; at 100,000 actors with 50
/// stances each about
/// 3.5 bytes in all.
/// </summary>
/// <remarks>
/// Not safe for several threads at once. <see cref="Snapshot"/> gives a copy that is, so that an analysis can run elsewhere while
/// stances go on
/// coming in. The field remembers no history: the same stances give the same snapshot, whatever was said before and in whatever order.
/// </remarks>
public sealed class StanceField
{
    /// <summary>The most statements a field can hold.</summary>
    public const int MostStatements = 1 << 14;

    private const int FirstLength = 8;
    private ushort[]?[] _rows;
    private int[] _lengths;
    private double[] _weights;
    private bool[] _isLeftOut;

    /// <summary>A field without stances.</summary>
    /// <param name="actorsCapacity">How many actors are expected; more may come.</param>
    /// <param name="statements">The number of statements, 0 to <see cref="MostStatements"/>; <see cref="AddStatement"/> adds more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public StanceField(int actorsCapacity, int statements)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actorsCapacity);
        ArgumentOutOfRangeException.ThrowIfNegative(statements);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statements, MostStatements);
        _rows = new ushort[actorsCapacity][];
        _lengths = new int[actorsCapacity];
        _weights = new double[actorsCapacity];
        _isLeftOut = new bool[Math.Max(statements, 16)];
        StatementCount = statements;
    }

    /// <summary>The number of actors, A.</summary>
    public int ActorCount { get; private set; }

    /// <summary>The number of statements, S.</summary>
    public int StatementCount { get; private set; }

    /// <summary>The number of stances held now.</summary>
    public int StanceCount { get; private set; }

    /// <summary>How many changes were taken; tells two snapshots apart.</summary>
    public long Revision { get; private set; }

    /// <summary>The field of a record: its actors with their weights, its propositions as statements; those that a moderator took out
    /// are left out.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentException">The record has more than <see cref="MostStatements"/> propositions.</exception>
    public static StanceField Of(StanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var field = new StanceField(record.Actors.Length, record.Propositions.Length);
        for (var statement = 0; statement < record.Propositions.Length; statement++)
        {
            if (record.Propositions[statement].Moderation is Moderation.Rejected or Moderation.Meta) field.LeaveOut(statement);
        }

        for (var actor = 0; actor < record.Actors.Length; actor++)
        {
            field.AddActor(record.Actors[actor].Weight);
            var row = record.OfActor(actor);
            for (var place = 0; place < row.Length; place++) field.Take(actor, row.Indices[place], row.Stances[place]);
        }

        return field;
    }

    /// <summary>A new actor.</summary>
    /// <param name="weight">The weight of the actor, 0 or more; 1 for a party, whatever the number of its seats.</param>
    /// <returns>The actor's index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not a number.</exception>
    public int AddActor(double weight = 1)
    {
        Require(weight);
        if (ActorCount == _rows.Length)
        {
            var length = Math.Max(16, ActorCount + (ActorCount / 2));
            Array.Resize(ref _rows, length);
            Array.Resize(ref _lengths, length);
            Array.Resize(ref _weights, length);
        }

        _weights[ActorCount] = weight;
        Revision++;
        return ActorCount++;
    }

    /// <summary>Gives an actor another weight.</summary>
    /// <param name="actor">The actor's index.</param>
    /// <param name="weight">The weight, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such actor, or the weight is negative or not a number.</exception>
    public void Weigh(int actor, double weight)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)ActorCount, nameof(actor));
        Require(weight);
        _weights[actor] = weight;
        Revision++;
    }

    /// <summary>A new statement.</summary>
    /// <returns>The statement's index.</returns>
    /// <exception cref="InvalidOperationException">The field is full.</exception>
    public int AddStatement()
    {
        if (StatementCount == MostStatements) throw new InvalidOperationException($"A field holds at most {MostStatements} statements; open a second dialogue.");
        if (StatementCount == _isLeftOut.Length) Array.Resize(ref _isLeftOut, Math.Min(2 * StatementCount, MostStatements));
        Revision++;
        return StatementCount++;
    }

    /// <summary>Leaves a statement out of the analysis (rejected, withdrawn, about the participants), or takes it back in. Its stances
    /// are kept.</summary>
    /// <param name="statement">The statement's index.</param>
    /// <param name="isLeftOut">Whether it is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such statement.</exception>
    public void LeaveOut(int statement, bool isLeftOut = true)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)statement, (uint)StatementCount, nameof(statement));
        _isLeftOut[statement] = isLeftOut;
        Revision++;
    }

    /// <summary>Takes an actor's stance on a statement, in place of an earlier one.</summary>
    /// <param name="actor">The actor's index.</param>
    /// <param name="statement">The statement's index.</param>
    /// <param name="stance">The stance; <see cref="Stance.Missing"/> withdraws it.</param>
    /// <param name="isRedLine">Whether the opposition excludes the statement: the actor cannot live with it. Only with
    /// <see cref="Stance.Oppose"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such actor, statement or stance.</exception>
    /// <exception cref="ArgumentException">A red line without opposition.</exception>
    public void Take(int actor, int statement, Stance stance, bool isRedLine = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)ActorCount, nameof(actor));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)statement, (uint)StatementCount, nameof(statement));
        if (stance > Stance.Support) throw new ArgumentOutOfRangeException(nameof(stance), stance, "Expected oppose, reserve, support or missing.");
        if (isRedLine && stance != Stance.Oppose) throw new ArgumentException($"A red line is an opposition; found {stance}.", nameof(isRedLine));
        Revision++;
        var row = _rows[actor] ?? [];
        var length = _lengths[actor];
        var place = StanceEntry.PlaceOf(row.AsSpan(0, length), statement);
        var isThere = place < length && StanceEntry.Statement(row[place]) == statement;
        if (stance == Stance.Missing)
        {
            if (!isThere) return;
            Array.Copy(row, place + 1, row, place, length - place - 1);
            _lengths[actor]--;
            StanceCount--;
            return;
        }

        if (!isThere)
        {
            if (length == row.Length)
            {
                Array.Resize(ref row, Math.Max(FirstLength, length + (length / 4)));
                _rows[actor] = row;
            }

            Array.Copy(row, place, row, place + 1, length - place);
            _lengths[actor]++;
            StanceCount++;
        }

        row[place] = StanceEntry.Of(statement, stance, isRedLine);
    }

    /// <summary>The stance of an actor on a statement; <see cref="Stance.Missing"/> if none was taken.</summary>
    /// <param name="actor">The actor's index.</param>
    /// <param name="statement">The statement's index.</param>
    public Stance this[int actor, int statement]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actor, (uint)ActorCount, nameof(actor));
            var row = (_rows[actor] ?? []).AsSpan(0, _lengths[actor]);
            var place = StanceEntry.PlaceOf(row, statement);
            return place < row.Length && StanceEntry.Statement(row[place]) == statement ? StanceEntry.Stance(row[place]) : Stance.Missing;
        }
    }

    /// <summary>A copy of the field at this moment, for an analysis on another thread. Two bytes a stance are copied.</summary>
    public StanceSheet Snapshot()
    {
        var starts = new int[ActorCount + 1];
        var entries = new ushort[StanceCount];
        for (var actor = 0; actor < ActorCount; actor++)
        {
            (_rows[actor] ?? []).AsSpan(0, _lengths[actor]).CopyTo(entries.AsSpan(starts[actor]));
            starts[actor + 1] = starts[actor] + _lengths[actor];
        }

        return new StanceSheet(starts, entries, _weights[..ActorCount], _isLeftOut[..StatementCount], Revision);
    }

    private static void Require(double weight)
    {
        if (!(weight >= 0 && double.IsFinite(weight)))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "Expected a weight of 0 or more.");
    }
}
