using Amazon.SecretsManager;

namespace SecretMonitor.Aws.Sessions;

/// <summary>Calls with a browser's user agent, as the console's are; the SDK adds some words of its own at the end.</summary>
internal sealed class BrowserConfig : AmazonSecretsManagerConfig
{
    /// <inheritdoc/>
    public override string UserAgent => "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/140.0.0.0 Safari/537.36";
}
