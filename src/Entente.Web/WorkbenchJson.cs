using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Web.Accounts;
using Entente.Web.Institutions;
using Entente.Web.Passkeys;
using Entente.Web.Sessions;

namespace Entente.Web;

/// <summary>How the workbench's own requests and answers are read and written, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = false)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SessionLine>))]
[JsonSerializable(typeof(AntiforgeryAnswer))]
[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(CeremonyAnswer))]
[JsonSerializable(typeof(CredentialRequest))]
[JsonSerializable(typeof(IReadOnlyList<PasskeyLine>))]
[JsonSerializable(typeof(List<InstitutionLine>))]
internal sealed partial class WorkbenchJson : JsonSerializerContext;
