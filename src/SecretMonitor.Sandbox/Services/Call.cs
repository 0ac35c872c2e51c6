using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services;

/// <summary>A call of a modelled operation.</summary>
internal sealed class Call : ServiceCall
{
    public Call(SandboxService service, Exchange exchange, OperationModel operation, Structure input)
        : base(service, exchange) => (Operation, Input, EventName) = (operation, input, operation.Name);

    public OperationModel Operation { get; }

    public Structure Input { get; }
}
