namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>
/// CloudTrail, as the dispatcher sees it: every record of every call passes here, under the world's lock.
/// </summary>
internal interface ITrailRecorder
{
    /// <summary>Takes a record: event history, the trails that select it, EventBridge, each after its delay.</summary>
    void Record(TrailRecord record);
}
