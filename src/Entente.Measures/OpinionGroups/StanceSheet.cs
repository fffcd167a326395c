using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>The stances of a dialogue at one moment, unchangeable; any number of threads may read it.</summary>
public sealed class StanceSheet
{
    private readonly int[] _starts;
    private readonly ushort[] _entries;
    private readonly double[] _weights;
    private readonly bool[] _isLeftOut;

    internal StanceSheet(int[] starts, ushort[] entries, double[] weights, bool[] isLeftOut, long revision)
    {
        _starts = starts;
        _entries = entries;
        _weights = weights;
        _isLeftOut = isLeftOut;
        Revision = revision;
    }

    /// <summary>The number of actors, A.</summary>
    public int ActorCount => _weights.Length;

    /// <summary>The number of statements, S.</summary>
    public int StatementCount => _isLeftOut.Length;

    /// <summary>The number of stances.</summary>
    public int StanceCount => _entries.Length;

    /// <summary>The revision of the field that this is a copy of.</summary>
    public long Revision { get; }

    internal ReadOnlySpan<double> Weights => _weights;

    internal ReadOnlySpan<bool> IsLeftOut => _isLeftOut;

    /// <summary>The sheet of a record; see <see cref="StanceField.Of"/>.</summary>
    /// <param name="record">The record.</param>
    public static StanceSheet Of(StanceRecord record) => StanceField.Of(record).Snapshot();

    /// <summary>Groups, common ground, representative statements and coordinated sets, from these stances alone.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The analysis: the same for the same stances, bit for bit, in whatever order actors and statements stand.</returns>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public GroupAnalysis Analyse(GroupOptions? options = null, CancellationToken cancellation = default) =>
        GroupAnalysis.Of(this, options ?? new GroupOptions(), cancellation);

    /// <summary>Common ground and representative statements of these stances under the groups of an earlier analysis, in a few
    /// milliseconds.</summary>
    /// <param name="settled">An analysis of an earlier sheet of the same field; the settings are its.</param>
    /// <returns>
    /// The analysis, with <see cref="GroupAnalysis.GroupsAsOf"/> saying how old its groups are. Who was in no group yet is put into the
    /// nearest; coordinated
    /// sets and stability are those of the earlier analysis.
    /// </returns>
    /// <exception cref="ArgumentException">The earlier analysis knows more actors or statements than there are here.</exception>
    public GroupAnalysis Update(GroupAnalysis settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return GroupAnalysis.Under(this, settled);
    }

    internal ReadOnlySpan<ushort> Row(int actor) => _entries.AsSpan(_starts[actor], _starts[actor + 1] - _starts[actor]);

    internal int LengthOf(int actor) => _starts[actor + 1] - _starts[actor];
}
