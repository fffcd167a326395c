namespace Entente.Records.Sessions;

/// <summary>The regular sessions of the UN General Assembly by their dates.</summary>
/// <remarks>
/// Rule 1 of the Assembly's rules of procedure opens session n on the Tuesday of the third week of September 1945 + n (since 2023 of the second), counting
/// from the first week with a working day; it lasts until the next opens. Older sessions opened on other days of September or later; the first met from January 1946.
/// </remarks>
public static class AssemblySession
{
    private const int YearBeforeFirst = 1945;
    private const int FirstThatOpensInTheSecondWeek = 78;

    /// <summary>The day on which a session opens by the rule.</summary>
    /// <param name="session">The session, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The session is below 1 or beyond the calendar.</exception>
    public static DateOnly OpensOn(int session)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(session, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(session, 9999 - YearBeforeFirst);
        if (session == 1) return new DateOnly(1946, 1, 10);
        var firstWorkingDay = new DateOnly(YearBeforeFirst + session, 9, 1);
        while (firstWorkingDay.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) firstWorkingDay = firstWorkingDay.AddDays(1);
        var monday = firstWorkingDay.AddDays(-(firstWorkingDay.DayOfWeek - DayOfWeek.Monday));
        return monday.AddDays(session >= FirstThatOpensInTheSecondWeek ? 8 : 15);
    }

    /// <summary>The regular session in progress on a day, or the last one before it.</summary>
    /// <param name="day">A day; one before the first session counts to the first.</param>
    public static int InProgressOn(DateOnly day)
    {
        var session = Math.Max(1, day.Year - YearBeforeFirst);
        return session > 1 && day < OpensOn(session) ? session - 1 : session;
    }
}
