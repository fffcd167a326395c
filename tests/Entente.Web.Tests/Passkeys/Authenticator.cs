using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Convert = System.Buffers.Text.Base64Url;

namespace Entente.Web.Tests.Passkeys;

/// <summary>An authenticator in software, after WebAuthn level 3: one key on the curve P-256.</summary>
internal sealed class Authenticator : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _owner = "";

    public uint Count { get; set; }

    /// <summary>Makes a passkey, as navigator.credentials.create does.</summary>
    public JsonNode Create(JsonElement options, string origin)
    {
        _owner = options.GetProperty("user").GetProperty("id").GetString()!;
        var client = ClientData("webauthn.create", options.GetProperty("challenge").GetString()!, origin);
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString([.. AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, attested: true), .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        writer.WriteEndMap();
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Convert.EncodeToString(client),
            ["attestationObject"] = Convert.EncodeToString(writer.Encode()),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Signs a challenge, as navigator.credentials.get does.</summary>
    public JsonNode Get(JsonElement options, string origin, Action<byte[]>? tamper = null)
    {
        var client = ClientData("webauthn.get", options.GetProperty("challenge").GetString()!, origin);
        var data = AuthenticatorData(options.GetProperty("rpId").GetString()!, attested: false);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        tamper?.Invoke(signature);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Convert.EncodeToString(client),
            ["authenticatorData"] = Convert.EncodeToString(data),
            ["signature"] = Convert.EncodeToString(signature),
            ["userHandle"] = _owner,
        });
    }

    public void Dispose() => _key.Dispose();

    private static byte[] ClientData(string type, string challenge, string origin) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["type"] = type, ["challenge"] = challenge, ["origin"] = origin, ["crossOrigin"] = false }.ToJsonString());

    private byte[] AuthenticatorData(string server, bool attested)
    {
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(server), data);
        // User present, user verified, and attested credential data where there are some.
        data[32] = (byte)(0x01 | 0x04 | (attested ? 0x40 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), ++Count);
        return data;
    }

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        foreach (var (label, value) in ((int, object)[])[(1, 2), (3, -7), (-1, 1), (-2, point.X!), (-3, point.Y!)])
        {
            writer.WriteInt32(label);
            if (value is int number) writer.WriteInt32(number);
            else writer.WriteByteString((byte[])value);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private JsonObject Credential(JsonObject response)
    {
        var id = Convert.EncodeToString(_id);
        return new JsonObject { ["id"] = id, ["rawId"] = id, ["type"] = "public-key", ["response"] = response, ["clientExtensionResults"] = new JsonObject() };
    }
}
