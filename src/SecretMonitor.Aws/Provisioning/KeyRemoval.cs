using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Takes our statements off the policies of keys, before topic and trail go: they are what tells which key it was.
/// </summary>
internal sealed class KeyRemoval(AwsSession session)
{
    /// <summary>One step per key with statements of ours.</summary>
    /// <param name="topics">The topics that may name a key.</param>
    /// <param name="trail">Our own trail, if it goes too.</param>
    /// <param name="sids">The statements that are needed no more.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        IEnumerable<string> topics, Trail? trail, IReadOnlyList<string> sids, CancellationToken cancellation)
    {
        var ofTopics = await Task.WhenAll(topics.Distinct().Select(t => KeyOfAsync(t, cancellation)))
            .ConfigureAwait(false);
        var keys = ofTopics.Append(trail?.KmsKeyId).Where(k => !string.IsNullOrEmpty(k)).Distinct();
        var steps = await Task.WhenAll(keys.Select(k => PlanAsync(k!, sids, cancellation))).ConfigureAwait(false);
        return steps.OfType<Step>().GroupBy(s => s.Change.Name).Select(same => same.First()).ToList();
    }

    private async Task<string?> KeyOfAsync(string topic, CancellationToken cancellation)
    {
        try
        {
            var found = await session.Sns.GetTopicAttributesAsync(new() { TopicArn = topic }, cancellation)
                .ConfigureAwait(false);
            return found.Attributes.TryGetValue(TopicResource.KeyAttribute, out var key) ? key : null;
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }

    private async Task<Step?> PlanAsync(string keyId, IReadOnlyList<string> sids, CancellationToken cancellation)
    {
        try
        {
            var found = await session.Kms.DescribeKeyAsync(new() { KeyId = keyId }, cancellation).ConfigureAwait(false);
            KeyPolicy key = new(session, found.KeyMetadata.Arn);
            var policy = await key.ReadAsync(cancellation).ConfigureAwait(false);
            PolicyDocument Without(PolicyDocument p) => sids.Aggregate(p, (left, sid) => left.WithoutStatement(sid));
            return Without(policy).Statement.Count == policy.Statement.Count ? null : new(
                new()
                {
                    Action = ChangeAction.Update,
                    Kind = KeyResource.KindName,
                    Name = key.KeyArn,
                    Reason = "stays; its policy loses our statements",
                },
                c => Step.UnlessGoneAsync(() => key.ChangeAsync(Without, c)));
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return Step.Keep(
                KeyResource.KindName, keyId,
                $"its policy may not be read; if it has the statements {string.Join(", ", sids)}, they stay");
        }
    }
}
