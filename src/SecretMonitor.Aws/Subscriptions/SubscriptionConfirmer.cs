using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Subscriptions;

/// <summary>
/// Confirms subscriptions. Confirmed this way, only who is signed in can unsubscribe: a mail scanner that follows the
/// link in an alert cannot.
/// </summary>
public sealed class SubscriptionConfirmer(AwsSession session, IOperationSink sink)
{
    private const string ConfirmationLink =
        "the link of a confirmation mail, which carries TopicArn and Token";

    /// <summary>Confirms with the token that the recipient was sent.</summary>
    /// <exception cref="SecretMonitorException">InvalidConfirmation, or what AWS answers.</exception>
    public Task<MonitorSubscription> ConfirmAsync(string topicArn, string token, CancellationToken cancellation) =>
        session.GuardAsync(topicArn, () => ConfirmCoreAsync(topicArn, token, cancellation), cancellation);

    /// <summary>Confirms with the link that the recipient was sent; the link itself is not visited.</summary>
    /// <exception cref="SecretMonitorException">
    /// InvalidParameterValue, InvalidConfirmation, or what AWS answers.
    /// </exception>
    public Task<MonitorSubscription> ConfirmAsync(Uri link, CancellationToken cancellation)
    {
        var query = link.IsAbsoluteUri ? link.Query : "";
        var values = query.TrimStart('?').Split('&').Select(p => p.Split(['='], 2)).Where(p => p.Length == 2)
            .GroupBy(p => p[0]).ToDictionary(g => g.Key, g => Uri.UnescapeDataString(g.First()[1]));
        return values.TryGetValue("TopicArn", out var topic) && values.TryGetValue("Token", out var token)
            ? ConfirmAsync(topic, token, cancellation)
            : throw ErrorCatalog.InvalidParameterValue("Link", link, ConfirmationLink);
    }

    private async Task<MonitorSubscription> ConfirmCoreAsync(
        string topicArn, string token, CancellationToken cancellation)
    {
        var subscription = await SendAsync(topicArn, token, cancellation).ConfigureAwait(false);
        sink.Verbose($"Confirmed {subscription}.");
        var attributes = (await session.Sns.GetSubscriptionAttributesAsync(
            new() { SubscriptionArn = subscription }, cancellation).ConfigureAwait(false)).Attributes;
        var topic = Arn.Parse(topicArn).Resource;
        return new()
        {
            MonitorName = topic.StartsWith(MonitorNames.Prefix, StringComparison.Ordinal)
                ? topic.Substring(MonitorNames.Prefix.Length)
                : "",
            Endpoint = attributes["Endpoint"],
            Protocol = attributes["Protocol"],
            Status = SubscriptionStatus.Confirmed,
            SubscriptionArn = subscription,
            TopicArn = topicArn,
            Region = session.Region,
            SandboxUrl = session.SandboxUrl,
        };
    }

    private async Task<string> SendAsync(string topicArn, string token, CancellationToken cancellation)
    {
        try
        {
            var answer = await session.Sns.ConfirmSubscriptionAsync(
                new() { TopicArn = topicArn, Token = token, AuthenticateOnUnsubscribe = "true" }, cancellation)
                .ConfigureAwait(false);
            return answer.SubscriptionArn;
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "InvalidParameter" or "InvalidParameterException")
        {
            throw ErrorCatalog.InvalidConfirmation(topicArn, e);
        }
    }
}
