using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>A service that has to use a key, and the statement of the key's policy that lets it.</summary>
/// <param name="Service">Its principal.</param>
/// <param name="Purpose">What for, as the end of a sentence about it.</param>
/// <param name="Statement">The statement.</param>
internal sealed record KeyNeed(string Service, string Purpose, PolicyStatement Statement)
{
    /// <summary>What it calls.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The condition keys that it brings.</summary>
    public required RequestContext Context { get; init; }

    /// <summary>Whether a policy lets it already, by whatever statement.</summary>
    public bool IsMetBy(PolicyDocument policy, string keyArn) => Actions.All(action => PolicyEvaluator.Evaluate(
        new(PolicyCaller.Service(Service), action, keyArn) { Context = Context },
        new() { Resource = policy }).IsAllowed);
}
