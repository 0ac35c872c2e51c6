using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The key of an encrypted topic: whoever publishes must be allowed to use it.</summary>
internal static class TopicKey
{
    private static readonly string[] Operations = ["GenerateDataKey", "Decrypt"];

    /// <summary>Uses it for a service.</summary>
    /// <returns>Null when it may be used; otherwise KMS's text under SNS's name.</returns>
    public static ServiceFault? Use(World world, ServiceCaller caller, Topic topic) => KeyOf(topic) is { } key
        ? Translate(world.Get<IKeyStore>().Use(
            caller, Arn.Parse(topic.Arn).Region, "sns", key, Operations, ContextOf(topic)))
        : null;

    /// <summary>Uses it for a caller.</summary>
    /// <exception cref="ServiceFault">The caller may not use it, or nobody can.</exception>
    public static void Demand(Call call, Topic topic)
    {
        if (KeyOf(topic) is { } key && Translate(Operations
            .Select(operation => call.World.Get<IKeyStore>().Use(call, key, operation, ContextOf(topic)))
            .FirstOrDefault(fault => fault is not null)) is { } fault)
        {
            throw fault;
        }
    }

    private static string? KeyOf(Topic topic) =>
        topic.Attributes.TryGetValue("KmsMasterKeyId", out var key) && key.Length > 0 ? key : null;

    private static Dictionary<string, string> ContextOf(Topic topic) => new() { ["aws:sns:topicArn"] = topic.Arn };

    private static ServiceFault? Translate(ServiceFault? fault) => fault switch
    {
        null => null,
        { IsAccessDenied: true } => new("KMSAccessDeniedException", fault.Message),
        { Code: "DisabledException" } => new("KMSDisabledException", fault.Message),
        { Code: "KMSInvalidStateException" } => fault,
        _ => new("KMSNotFoundException", fault.Message),
    };
}
