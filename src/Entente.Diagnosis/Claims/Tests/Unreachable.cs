namespace Entente.Diagnosis.Claims.Tests;

/// <summary>No test can be made with the data that Entente reads; the claim stays undecided, with the reason.</summary>
/// <param name="Reason">Why.</param>
internal sealed record Unreachable(string Reason) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new Unreachable(parameters.Text("reason"));

    public Finding Of(TestSetting setting) => Finding.None(Reason);
}
