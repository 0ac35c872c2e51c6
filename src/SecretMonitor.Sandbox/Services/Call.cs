using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services;

/// <summary>A call of a modelled operation.</summary>
internal sealed class Call : ServiceCall
{
    public required OperationModel Operation { get; init; }

    public required Structure Input { get; init; }
}
