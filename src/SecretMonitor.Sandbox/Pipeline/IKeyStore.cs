using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>KMS, as the services see it that encrypt what they hold.</summary>
internal interface IKeyStore
{
    /// <summary>The ARN of the key that an id, alias or ARN stands for in a region; null: there is none.</summary>
    string? Find(string region, string keyId);

    /// <summary>Uses a key for the caller of another service, which leaves a record of its own.</summary>
    /// <param name="call">The call of the other service.</param>
    /// <param name="keyId">The key as it was given to that service.</param>
    /// <param name="operation"><c>Decrypt</c>, <c>GenerateDataKey</c> ...</param>
    /// <param name="context">The encryption context that the service uses.</param>
    /// <returns>Null when it may be used; otherwise KMS's error.</returns>
    ServiceFault? Use(
        ServiceCall call, string keyId, string operation, IReadOnlyDictionary<string, string> context);

    /// <summary>Uses a key for a service that acts for itself.</summary>
    /// <param name="caller">The service.</param>
    /// <param name="region">The region of what is encrypted.</param>
    /// <param name="via">The service that holds what is encrypted: <c>sns</c>.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="operations">What must be allowed.</param>
    /// <param name="context">The encryption context.</param>
    /// <returns>Null when it may be used; otherwise KMS's error.</returns>
    ServiceFault? Use(
        ServiceCaller caller,
        string region,
        string via,
        string keyId,
        IEnumerable<string> operations,
        IReadOnlyDictionary<string, string> context);
}
