namespace Entente.Measures.IdealPoints;

/// <summary>The joint posterior of the points of a fit: stored draws, or means with a joint covariance.</summary>
internal interface IPointUncertainty
{
    /// <summary>The posterior of one point: mean, standard deviation and interval.</summary>
    Spread Of(int point, double interval);

    /// <summary>The posterior of the first point minus the second.</summary>
    Spread Between(int first, int second, double interval);
}

/// <summary>Mean, standard deviation and interval of a quantity.</summary>
internal readonly record struct Spread(double Mean, double Sd, double Low, double High);
