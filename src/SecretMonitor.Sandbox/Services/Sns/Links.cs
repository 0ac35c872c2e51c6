namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The links in SNS's messages. They lead to the sandbox, so that visiting one works.</summary>
internal static class Links
{
    public static string Confirm(World world, Topic topic, string token) =>
        $"{world.EndpointUrl}/?Action=ConfirmSubscription&TopicArn={topic.Arn}&Token={token}";

    public static string Unsubscribe(World world, Subscription subscription) =>
        $"{world.EndpointUrl}/?Action=Unsubscribe&SubscriptionArn={subscription.Arn}";
}
