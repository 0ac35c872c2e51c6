namespace SecretMonitor.Sandboxes;

/// <summary>How a request to the sandbox ended.</summary>
public enum SandboxOutcome
{
    /// <summary>The call did what it asks for.</summary>
    Success,

    /// <summary>The call was refused: a status from 400 to 499, or of redirection.</summary>
    Refused,

    /// <summary>The service failed: a status from 500.</summary>
    Failed,

    /// <summary>The connection was reset in place of an answer, by a fault.</summary>
    Unanswered,

    /// <summary>No request: something that the sandbox says about itself.</summary>
    Note,
}
