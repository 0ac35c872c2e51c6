namespace SecretMonitor.Sessions;

/// <summary>Where an operation tells what it does, from any thread. No message may contain a secret's value.</summary>
public interface IOperationSink
{
    /// <summary>A step, for who asked to be told.</summary>
    void Verbose(string message);

    /// <summary>A detail for the search for a fault.</summary>
    void Debug(string message);

    /// <summary>Something that a person should know.</summary>
    void Warning(string message);

    /// <summary>How far the operation is: <paramref name="percent"/> 0 to 100, or -1 when it is not known.</summary>
    void Progress(string activity, string status, int percent);
}
