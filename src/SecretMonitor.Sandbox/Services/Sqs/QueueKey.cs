using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The key of an encrypted queue: whoever sends or receives must be allowed to use it.</summary>
internal static class QueueKey
{
    private static readonly string[] Sending = ["GenerateDataKey", "Decrypt"];
    private static readonly string[] Receiving = ["Decrypt"];

    /// <summary>Whether a service may send.</summary>
    public static bool Allows(World world, ServiceCaller caller, Queue queue) =>
        queue.Attributes["KmsMasterKeyId"] is not { Length: > 0 } key
        || world.Get<IKeyStore>().Use(
            caller, Arn.Parse(queue.Arn).Region, "sqs", key, Sending, ContextOf(queue)) is null;

    /// <exception cref="ServiceFault">The caller may not send.</exception>
    public static Queue DemandSending(Call call, Queue queue) => Demand(call, queue, Sending);

    /// <exception cref="ServiceFault">The caller may not receive.</exception>
    public static Queue DemandReceiving(Call call, Queue queue) => Demand(call, queue, Receiving);

    private static Queue Demand(Call call, Queue queue, string[] operations)
    {
        if (queue.Attributes["KmsMasterKeyId"] is not { Length: > 0 } key)
        {
            return queue;
        }

        var keys = call.World.Get<IKeyStore>();
        var fault = operations.Select(operation => keys.Use(call, key, operation, ContextOf(queue)))
            .FirstOrDefault(refused => refused is not null);
        return fault is null ? queue : throw new ServiceFault(
            fault switch
            {
                { IsAccessDenied: true } => "KmsAccessDenied",
                { Code: "DisabledException" } => "KmsDisabled",
                { Code: "KMSInvalidStateException" } => "KmsInvalidState",
                _ => "KmsNotFound",
            },
            fault.Message);
    }

    private static Dictionary<string, string> ContextOf(Queue queue) => new() { ["aws:sqs:arn"] = queue.Arn };
}
