namespace Entente.Diagnosis.Claims.Tests;

/// <summary>A test of one claim, with its parameters.</summary>
internal interface IClaimTest
{
    /// <summary>Tests the claim.</summary>
    /// <param name="setting">The evidence, the claimed side, and how the test is run.</param>
    /// <returns>The finding; without an estimate, and with the reason, where the data do not allow one.</returns>
    Finding Of(TestSetting setting);
}
