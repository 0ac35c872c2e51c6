using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>SQS, as the services that send see it.</summary>
internal interface IQueueSender
{
    /// <summary>Sends as a service, if the queue's policy lets it.</summary>
    /// <returns>Null when it was accepted; otherwise <c>NO_PERMISSIONS</c> or <c>NO_RESOURCE</c>.</returns>
    string? Send(ServiceCaller caller, string queueArn, string body, IReadOnlyDictionary<string, string> attributes);
}
