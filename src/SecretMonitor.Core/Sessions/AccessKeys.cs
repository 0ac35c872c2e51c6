namespace SecretMonitor.Sessions;

/// <summary>An access key pair, with the token of temporary ones. Its text never contains the secret key.</summary>
public sealed record AccessKeys
{
    /// <summary>Makes a pair.</summary>
    public AccessKeys(string accessKey, string secretKey, string? sessionToken = null) =>
        (AccessKey, SecretKey, SessionToken) = (accessKey, secretKey, sessionToken);

    /// <summary>The access key id.</summary>
    public string AccessKey { get; }

    /// <summary>The secret key.</summary>
    public string SecretKey { get; }

    /// <summary>The session token of temporary keys.</summary>
    public string? SessionToken { get; }

    /// <summary>The access key id only.</summary>
    public override string ToString() => AccessKey;
}
