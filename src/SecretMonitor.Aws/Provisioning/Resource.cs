using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Something in AWS that a monitor consists of: knows how it should be, compares that with what is there, and makes
/// it so.
/// </summary>
internal abstract class Resource(AwsSession session)
{
    /// <summary>What it is, in words: <c>bucket</c>, <c>log group</c>, <c>alarm</c> ...</summary>
    public abstract string Kind { get; }

    /// <summary>Its name or ARN.</summary>
    public abstract string Name { get; }

    /// <summary>What must be there before it.</summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    protected AwsSession Session => session;

    /// <summary>What it costs per month, in USD, once it stands.</summary>
    protected virtual decimal Price => 0;

    /// <summary>Reads what there is, and says what has to change. Calls nothing that writes.</summary>
    public abstract Task<MonitorChange> PlanAsync(CancellationToken cancellation);

    /// <summary>Makes it as it should be; called after <see cref="PlanAsync"/> found it missing or different.</summary>
    /// <param name="isNew">Whether it was missing.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public abstract Task ApplyAsync(bool isNew, CancellationToken cancellation);

    protected MonitorChange Create(string reason) => Change(ChangeAction.Create, reason) with { MonthlyCost = Price };

    protected MonitorChange Adopt(string reason) => Change(ChangeAction.Adopt, reason);

    /// <summary>Keep when nothing differs, else an update for these reasons.</summary>
    protected MonitorChange Compare(IReadOnlyList<MonitorDifference> differences) => differences.Count == 0
        ? Change(ChangeAction.Keep, "is as it should be")
        : Change(ChangeAction.Update, string.Join("; ", differences)) with { Difference = differences };

    /// <summary>Like the other, for what is told as ours by its tag: its tags are read before it is changed.</summary>
    /// <exception cref="SecretMonitorException">NameTaken: it does not carry our tag.</exception>
    protected async Task<MonitorChange> CompareAsync(
        IReadOnlyList<MonitorDifference> differences, string owner,
        Func<Task<IReadOnlyDictionary<string, string>>> readTags) =>
        differences.Count == 0 || TagReader.AreOurs(await readTags().ConfigureAwait(false))
            ? Compare(differences)
            : throw ErrorCatalog.NameTaken(Kind, Name, owner, Session.AccountId, Session.Region);

    /// <summary>What a call answers; null where the thing that it is about does not exist.</summary>
    protected static async Task<T?> FindAsync<T>(Func<Task<T>> read) where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Creates what all monitors share, unless another command did so since the plan was made: it is then the same.
    /// </summary>
    protected static async Task UnlessThereAsync(Func<Task> create)
    {
        try
        {
            await create().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsThere(e))
        {
            // Made at the same time.
        }
    }

    private MonitorChange Change(ChangeAction action, string reason) =>
        new() { Action = action, Kind = Kind, Name = Name, Reason = reason };
}
