using Amazon.SimpleNotificationService.Model;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>The operations of SNS.</summary>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>Confirms a subscription with the token that its endpoint was sent.</summary>
    Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(
        ConfirmSubscriptionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a topic, or answers the one of the same name, attributes and tags.</summary>
    Task<CreateTopicResponse> CreateTopicAsync(
        CreateTopicRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a topic with its subscriptions; a missing one is no error.</summary>
    Task<DeleteTopicResponse> DeleteTopicAsync(
        DeleteTopicRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the attributes of a subscription.</summary>
    Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the attributes of a topic.</summary>
    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists subscriptions of all topics, 100 a page.</summary>
    Task<ListSubscriptionsResponse> ListSubscriptionsAsync(
        ListSubscriptionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the subscriptions of a topic, 100 a page; a pending one's ARN is the word PendingConfirmation.
    /// </summary>
    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a topic.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists topics, 100 a page.</summary>
    Task<ListTopicsResponse> ListTopicsAsync(ListTopicsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a message to a topic, an endpoint or a phone.</summary>
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets one attribute of a subscription.</summary>
    Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        SetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets one attribute of a topic.</summary>
    Task<SetTopicAttributesResponse> SetTopicAttributesAsync(
        SetTopicAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Subscribes an endpoint to a topic; most protocols ask the endpoint to confirm.</summary>
    Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a topic.</summary>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a confirmed subscription.</summary>
    Task<UnsubscribeResponse> UnsubscribeAsync(
        UnsubscribeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a topic.</summary>
    Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonSimpleNotificationServiceClient(credentials, (AmazonSimpleNotificationServiceConfig)config);
#endif
}
