namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>What happens to one call of a command.</summary>
/// <param name="Call">The call: its operation and how many of that came before, as in <c>sns:Subscribe#2</c>.</param>
/// <param name="Kind">What happens to it.</param>
internal sealed record CallFault(string Call, FaultKind Kind)
{
    public override string ToString() => $"{Kind} at {Call}";
}
