using System.Security.Cryptography;
using System.Text;
using Entente.Web.Sessions;

namespace Entente.Web.Tests.Sessions;

public sealed class SessionTokenTests
{
    [Fact]
    public void A_token_holds_256_random_bits_and_begins_so_that_scanners_know_it()
    {
        var token = SessionToken.Draw();

        Assert.StartsWith("ent_", token, StringComparison.Ordinal);
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(token.AsSpan(4)).Length);
        Assert.NotEqual(token, SessionToken.Draw());
    }

    [Fact]
    public void A_token_is_known_by_its_SHA_256()
    {
        var token = SessionToken.Draw();

        Assert.True(SessionToken.TryHash(token, out var hash));
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(token)), hash.ToBytes());
        Assert.Equal(hash, TokenHash.From(hash.ToBytes()));
    }

    [Fact]
    public void A_session_never_writes_its_token_as_text()
    {
        var issued = new IssuedSession(SessionToken.Draw(), null!);

        Assert.DoesNotContain("ent_", new SessionAnswer("a", issued.Token, default).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new SignInRequest("name", "secret").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_any_kind_is_either_no_token_or_has_a_hash() =>
        Gen.String.Sample(text => SessionToken.TryHash(text, out _) == (text.Length == 47 && text.StartsWith("ent_", StringComparison.Ordinal) && Ascii.IsValid(text)));
}
