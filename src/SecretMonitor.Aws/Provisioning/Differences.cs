namespace SecretMonitor.Aws.Provisioning;

/// <summary>Collects what differs between what is and what should be.</summary>
internal sealed class Differences : List<string>
{
    /// <summary>Notes a difference, if it is one.</summary>
    public void When(bool differs, string what)
    {
        if (differs)
        {
            Add(what);
        }
    }
}
