using System.Globalization;
using Entente.Records.Sessions;

namespace Entente.Records.Tests.Sessions;

public sealed class AssemblySessionTests
{
    // Days of opening as the General Assembly's own pages give them.
    [Theory]
    [InlineData(62, "2007-09-18")]
    [InlineData(70, "2015-09-15")]
    [InlineData(74, "2019-09-17")]
    [InlineData(75, "2020-09-15")]
    [InlineData(77, "2022-09-13")]
    [InlineData(78, "2023-09-05")]
    [InlineData(79, "2024-09-10")]
    [InlineData(80, "2025-09-09")]
    public void A_session_opens_on_a_tuesday_of_september(int session, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), AssemblySession.OpensOn(session));

    [Theory]
    [InlineData("1946-02-01", 1)]
    [InlineData("1945-01-01", 1)]
    [InlineData("1947-08-31", 1)]
    [InlineData("1950-12-31", 5)]
    [InlineData("2020-01-14", 74)]
    public void The_session_in_progress_is_the_last_that_opened(string day, int session) =>
        Assert.Equal(session, AssemblySession.InProgressOn(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
