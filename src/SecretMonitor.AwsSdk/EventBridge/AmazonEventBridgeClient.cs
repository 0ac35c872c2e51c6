using Amazon.EventBridge.Model;
using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.EventBridge;

/// <summary>The client of EventBridge. It is safe for use by several threads.</summary>
public class AmazonEventBridgeClient : ServiceClient, IAmazonEventBridge
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonEventBridgeClient() : this(new AmazonEventBridgeConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonEventBridgeClient(AmazonEventBridgeConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<DeleteRuleResponse> DeleteRuleAsync(
        DeleteRuleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeRuleResponse> DescribeRuleAsync(
        DescribeRuleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DisableRuleResponse> DisableRuleAsync(
        DisableRuleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DisableRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<EnableRuleResponse> EnableRuleAsync(
        EnableRuleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<EnableRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRulesResponse> ListRulesAsync(
        ListRulesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListRulesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(
        ListTargetsByRuleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTargetsByRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutRuleResponse> PutRuleAsync(
        PutRuleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutTargetsResponse> PutTargetsAsync(
        PutTargetsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutTargetsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RemoveTargetsResponse> RemoveTargetsAsync(
        RemoveTargetsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RemoveTargetsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TestEventPatternResponse> TestEventPatternAsync(
        TestEventPatternRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TestEventPatternResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);
}
