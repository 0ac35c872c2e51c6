using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>SNS, as the services that publish see it.</summary>
internal interface ITopicPublisher
{
    /// <summary>Publishes as a service, if the topic's policy lets it.</summary>
    /// <returns>Null when it was accepted; otherwise the error, as the publishing service tells it.</returns>
    PublishError? Publish(ServiceCaller caller, string topicArn, TopicMessage message);
}
