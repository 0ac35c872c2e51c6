using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>All secrets with names like a pattern, those that are still to be created included.</summary>
internal sealed class SecretGroup(AwsSession session, string pattern) : WatchedSecret(session)
{
    /// <inheritdoc/>
    public override string Kind => "secrets";

    /// <inheritdoc/>
    public override string Name => Reference.Name!;

    /// <inheritdoc/>
    public override SecretReference Reference { get; } = SecretReference.ParsePattern(
        Arn.TryParse(pattern, out _) ? pattern : session.ArnOf("secretsmanager", $"secret:{pattern}"));

    /// <inheritdoc/>
    public override string? FoundArn => Name == "*" ? Name : Reference.PartialArn;

    /// <inheritdoc/>
    public override bool IsForeign => false;

    /// <inheritdoc/>
    public override Task<MonitorChange> PlanAsync(CancellationToken cancellation) => Task.FromResult(
        Compare([]) with { Reason = "whatever is named so, now and later" });

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) => Task.CompletedTask;
}
