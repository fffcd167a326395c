namespace Entente.Records.Tests.Samples;

/// <summary>Where the sample and the copy of the Treaty Collection differ, and why the sample is right.</summary>
/// <param name="Treaty">The treaty's id in the sample.</param>
/// <param name="State">The state's code.</param>
/// <param name="Signed">The year of signature in the copy.</param>
/// <param name="Bound">The year of becoming bound in the copy.</param>
/// <param name="Reason">What happened after the copy was made, by the depositary's notifications.</param>
internal sealed record LaterThanTheCollection(string Treaty, string State, int? Signed, int? Bound, string Reason)
{
    /// <summary>
    /// All differences. The pages of the collection were copied at different times: the one of the Arms Trade Treaty holds nothing after
    /// 16 June 2014, that of the Nuclear Terrorism Convention nothing after 29 May 2014, that of Cluster Munitions nothing after September 2013.
    /// </summary>
    public static readonly LaterThanTheCollection[] All =
    [
        new("icescr", "FJI", null, null, "acceded 16 August 2018"),
        new("iccpr", "FJI", null, null, "acceded 16 August 2018"),
        new("rome-statute", "ISR", 2000, null, "declared in 2002 that it does not intend to become a party; the copy lists the signature without the note"),
        new("rome-statute", "USA", 2000, null, "declared in 2002 that it does not intend to become a party; the copy lists the signature without the note"),
        new("rome-statute", "RUS", 2000, null, "declared on 30 November 2016 that it does not intend to become a party"),
        new("rome-statute", "PHL", 2000, 2011, "withdrew with effect from 17 March 2019"),
        new("rome-statute", "UKR", 2000, null, "ratified 25 October 2024"),
        new("nuclear-terrorism", "SWE", 2005, null, "ratified 18 August 2014"),
        new("nuclear-terrorism", "IDN", null, null, "acceded 30 September 2014"),
        new("nuclear-terrorism", "USA", 2005, null, "ratified 30 September 2015"),
        new("nuclear-terrorism", "NZL", 2005, null, "ratified 18 March 2016"),
        new("nuclear-terrorism", "ARG", 2005, null, "ratified 8 April 2016"),
        new("nuclear-terrorism", "VNM", null, null, "acceded 23 September 2016"),
        new("nuclear-terrorism", "ITA", 2005, null, "ratified 21 October 2016"),
        new("nuclear-terrorism", "THA", 2005, null, "ratified 2 May 2019"),
        new("ctbt", "THA", 1996, null, "ratified 25 September 2018"),
        new("ctbt", "CUB", null, null, "signed and ratified 4 February 2021"),
        new("ctbt", "RUS", 1996, 2000, "withdrew its ratification in November 2023"),
        new("cluster-munitions", "CAN", 2008, null, "ratified 16 March 2015"),
        new("cluster-munitions", "ZAF", 2008, null, "ratified 28 May 2015"),
        new("cluster-munitions", "CUB", null, null, "acceded 6 April 2016"),
        new("cluster-munitions", "PHL", 2008, null, "ratified 3 January 2019"),
        new("cluster-munitions", "NGA", 2009, null, "ratified 28 February 2023"),
        new("arms-trade", "NZL", 2013, null, "ratified 2 September 2014"),
        new("arms-trade", "UKR", null, null, "signed 23 September 2014"),
        new("arms-trade", "ARG", 2013, null, "ratified 25 September 2014"),
        new("arms-trade", "THA", null, null, "signed 25 November 2014"),
        new("arms-trade", "POL", 2013, null, "ratified 17 December 2014"),
        new("arms-trade", "ISR", null, null, "signed 18 December 2014"),
        new("arms-trade", "ZAF", 2013, null, "ratified 22 December 2014"),
        new("arms-trade", "CHE", 2013, null, "ratified 30 January 2015"),
        new("arms-trade", "PER", 2013, null, "ratified 16 February 2016"),
        new("arms-trade", "KOR", 2013, null, "ratified 28 November 2016"),
        new("arms-trade", "KAZ", null, null, "acceded 8 December 2017"),
        new("arms-trade", "CHL", 2013, null, "ratified 18 May 2018"),
        new("arms-trade", "BRA", 2013, null, "ratified 14 August 2018"),
        new("arms-trade", "CAN", null, null, "acceded 19 June 2019"),
        new("arms-trade", "USA", 2013, null, "declared on 18 July 2019 that it does not intend to become a party"),
        new("arms-trade", "CHN", null, null, "acceded 6 July 2020"),
        new("arms-trade", "PHL", 2013, null, "ratified 24 March 2022"),
    ];
}
