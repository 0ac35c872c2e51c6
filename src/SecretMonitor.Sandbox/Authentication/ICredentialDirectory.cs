namespace SecretMonitor.Sandbox.Authentication;

/// <summary>IAM, as authentication sees it. Used under the world's lock.</summary>
internal interface ICredentialDirectory
{
    /// <summary>The root user's long-term key.</summary>
    Credential Root { get; }

    /// <summary>The key with an id, active or not; null when there is none.</summary>
    Credential? FindCredential(string accessKeyId);

    /// <summary>Notes that a request was signed with the key.</summary>
    void Used(string accessKeyId, string service, string region);
}
