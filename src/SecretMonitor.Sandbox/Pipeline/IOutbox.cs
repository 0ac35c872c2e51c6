namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>What leaves the sandbox, and may be on its way when the sandbox ends.</summary>
internal interface IOutbox
{
    /// <summary>A message arrived, or never will.</summary>
    void End(long number);

    /// <summary>Sends what was on its way.</summary>
    void Resume();
}
