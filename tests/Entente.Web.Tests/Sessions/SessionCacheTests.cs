using Entente.Web.Accounts;
using Entente.Web.Sessions;

namespace Entente.Web.Tests.Sessions;

public sealed class SessionCacheTests
{
    private static readonly Account Somebody = new(AccountId.Draw(), AccountKind.Person, MayConvene: true);

    [Fact]
    public void A_session_in_use_stays_however_many_others_come()
    {
        var cache = new SessionCache(100);
        cache.Keep(Hash(0), Entry(0), cache.Revision);

        for (var other = 1; other <= 1000; other++)
        {
            cache.Keep(Hash(other), Entry(other), cache.Revision);
            Assert.NotNull(cache.Find(Hash(0)));
        }
    }

    [Fact]
    public void No_more_sessions_are_kept_than_fit()
    {
        var cache = new SessionCache(100);

        for (var session = 0; session < 1000; session++) cache.Keep(Hash(session), Entry(session), cache.Revision);

        Assert.InRange(cache.Count, 1, 100);
        Assert.Null(cache.Find(Hash(0)));
    }

    [Fact]
    public void A_session_that_was_forgotten_in_either_generation_is_gone()
    {
        var cache = new SessionCache(10);
        for (var session = 0; session < 7; session++) cache.Keep(Hash(session), Entry(session), cache.Revision);

        cache.Forget(Hash(0));
        cache.Forget(session => session.Id == "6");

        Assert.Null(cache.Find(Hash(0)));
        Assert.Null(cache.Find(Hash(6)));
        Assert.NotNull(cache.Find(Hash(1)));
    }

    [Fact]
    public void What_was_read_before_a_revocation_is_not_kept_after_it()
    {
        var cache = new SessionCache(10);
        var before = cache.Revision;

        cache.Forget(Hash(1));
        cache.Keep(Hash(1), Entry(1), before);

        Assert.Null(cache.Find(Hash(1)));
    }

    private static TokenHash Hash(int number) => new((UInt128)number, 0);

    private static SessionCache.Entry Entry(int number) =>
        new(new Session(number.ToString(), Somebody, default, default), Checked: 0, Used: default);
}
