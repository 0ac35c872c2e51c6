using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SimpleNotificationService;

/// <summary>The client of SNS. It is safe for use by several threads.</summary>
public class AmazonSimpleNotificationServiceClient : ServiceClient, IAmazonSimpleNotificationService
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonSimpleNotificationServiceClient() : this(new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig clientConfig)
        : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonSimpleNotificationServiceClient(
        AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(
        ConfirmSubscriptionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ConfirmSubscriptionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateTopicResponse> CreateTopicAsync(
        CreateTopicRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateTopicResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteTopicResponse> DeleteTopicAsync(
        DeleteTopicRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteTopicResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetSubscriptionAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetTopicAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSubscriptionsResponse> ListSubscriptionsAsync(
        ListSubscriptionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListSubscriptionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListSubscriptionsByTopicResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTopicsResponse> ListTopicsAsync(
        ListTopicsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTopicsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PublishResponse> PublishAsync(
        PublishRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PublishResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        SetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<SetSubscriptionAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SetTopicAttributesResponse> SetTopicAttributesAsync(
        SetTopicAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<SetTopicAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SubscribeResponse> SubscribeAsync(
        SubscribeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<SubscribeResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UnsubscribeResponse> UnsubscribeAsync(
        UnsubscribeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UnsubscribeResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);
}
