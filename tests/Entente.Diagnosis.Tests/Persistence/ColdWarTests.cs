using Entente.Diagnosis.BridgingActors;
using Entente.Diagnosis.Persistence;
using Entente.Measures.Blocs;
using Entente.Measures.IdealPoints;
using Entente.Measures.Positions;
using Entente.Records.Sources;
using Entente.Records.States;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Persistence;

/// <summary>The record of the General Assembly against what is published about it; skips where the data is not at hand.</summary>
public sealed class ColdWarTests
{
    private static readonly Lazy<IdealPointFit> Fit = new(() => IdealPointModel.Fit(RecordReader.Read(SharedData.Require("unga"))));
    private static readonly PersistenceOptions Quick = new() { Bootstrap = new() { Replicates = 100 }, Permutations = 99 };

    [Fact]
    public void The_alliances_of_the_Cold_War_ceased_to_part_the_Assembly_between_its_44th_and_46th_session()
    {
        // [Holloway1995]: the 46th session ended a stable decade of blocs, former Warsaw Pact members moved to western European positions.
        SharedData.Require("unga");
        var record = Fit.Value.Record.WithActors(actor => StateDirectory.Describe(actor, new() { On = new DateOnly(1985, 6, 30) }));
        var alliances = ReferenceBlocs.Given("alliances of 1985", BlocPartition.Declared(record, "alliance"));
        var persistence = BlocPersistence.ByPeriod(record, ActorPositions.Of(Fit.Value), alliances, Quick).ToDictionary(period => period.Period);

        Assert.True(persistence[40].Share!.Value.Low > 0.8);
        Assert.True(persistence[46].Share!.Value.High < 0.2);
        Assert.True(persistence[74].Share!.Value.High < 0.2);
        Assert.True(persistence[46].PValue > 0.05);
    }

    [Fact]
    public void The_divide_between_the_West_and_the_rest_stayed_apart_from_eastern_Europe()
    {
        // [Voeten2000]: except for the Eastern European countries switching sides, positions after the Cold War are much those before.
        SharedData.Require("unga");
        var (record, positions) = (Fit.Value.Record, ActorPositions.Of(Fit.Value));
        var persistence = BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, 40, 44), Quick).ToDictionary(period => period.Period);

        Assert.True(persistence[50].OfBest!.Value.Value > 0.6);
        Assert.True(persistence[74].OfBest!.Value.Low > 0.5);
        var changed = persistence[48].ChangedSides.Select(actor => record.Actors[actor].Code).ToArray();
        Assert.Superset(new HashSet<string>(["POL", "HUN", "BGR", "ROU"]), changed.ToHashSet());
        Assert.InRange(changed.Length, 4, 20);
    }

    [Fact]
    public void Brazil_stood_between_the_sides_in_2019_after_moving_towards_the_West()
    {
        SharedData.Require("unga");
        var record = Fit.Value.Record;
        var actors = BridgingActor.Of(Fit.Value, 74, MainDivide.Of(ActorPositions.Of(Fit.Value), 74)!);
        var brazil = actors.Single(actor => record.Actors[actor.Actor].Code == "BRA");
        Assert.True(brazil.IsBetween);
        Assert.True(brazil.Moves);
        Assert.True(brazil.Movement!.Value.Low > 0.3);
        // It stood on the side of the South ten sessions before and is beyond the middle now.
        Assert.True(brazil.ChangedSides);
    }
}
