using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>The operations of EventBridge.</summary>
public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    /// <summary>Deletes a rule that has no targets; a missing one is no error.</summary>
    Task<DeleteRuleResponse> DeleteRuleAsync(DeleteRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a rule.</summary>
    Task<DescribeRuleResponse> DescribeRuleAsync(
        DescribeRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Disables a rule.</summary>
    Task<DisableRuleResponse> DisableRuleAsync(
        DisableRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Enables a rule.</summary>
    Task<EnableRuleResponse> EnableRuleAsync(EnableRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists rules by name.</summary>
    Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a rule.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the targets of a rule.</summary>
    Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(
        ListTargetsByRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a rule or replaces all its settings; what is left out becomes null.</summary>
    Task<PutRuleResponse> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds or replaces targets of a rule. Refused ones are listed in FailedEntries.</summary>
    Task<PutTargetsResponse> PutTargetsAsync(PutTargetsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes targets from a rule. Refused ones are listed in FailedEntries.</summary>
    Task<RemoveTargetsResponse> RemoveTargetsAsync(
        RemoveTargetsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a rule.</summary>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a pattern matches an event.</summary>
    Task<TestEventPatternResponse> TestEventPatternAsync(
        TestEventPatternRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a rule.</summary>
    Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonEventBridgeClient(credentials, (AmazonEventBridgeConfig)config);
#endif
}
