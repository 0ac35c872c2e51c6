using System.Collections.Concurrent;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.EventBridge;
using Amazon.IdentityManagement;
using Amazon.KeyManagementService;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using SecretMonitor.Errors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// An account and a region, with the credentials and the clients that reach them. Clients are made when first used, one
/// per service, and are safe to share between threads.
/// </summary>
public sealed class AwsSession : IDisposable
{
    // In AWS, unlike in sandboxes, an access key never changes its account: asking once per process is enough.
    private static readonly ConcurrentDictionary<string, string> Accounts = new();

    private readonly ConcurrentDictionary<Type, Lazy<IDisposable>> _clients = new();
    private readonly AWSCredentials _credentials;
    private readonly ClientSettings _settings;
    private readonly string? _endpointUrl;

    private AwsSession(SessionOptions options, string region, AWSCredentials credentials, IOperationSink sink)
    {
        Region = region;
        Partition = Arn.PartitionOf(region);
        SandboxUrl = options.SandboxUrl;
        _credentials = credentials;
        _endpointUrl = options.EndpointUrl;
        _settings = new(options, region, new(sink));
    }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The account, 12 digits.</summary>
    public string AccountId { get; private set; } = "";

    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c> ...</summary>
    public string Partition { get; }

    /// <summary>The sandbox; null in AWS.</summary>
    public string? SandboxUrl { get; }

    /// <summary>How time passes between two tries. Tests let the sandbox's pass instead of their own.</summary>
    internal Func<TimeSpan, CancellationToken, Task> WaitAsync { get; set; } = Task.Delay;

    internal IAmazonSecretsManager SecretsManager => Client(
        () => new AmazonSecretsManagerClient(_credentials, _settings.Apply(new AmazonSecretsManagerConfig())));

    internal IAmazonCloudTrail CloudTrail => Client(
        () => new AmazonCloudTrailClient(_credentials, _settings.Apply(new AmazonCloudTrailConfig())));

    internal IAmazonCloudWatch CloudWatch => Client(
        () => new AmazonCloudWatchClient(_credentials, _settings.Apply(new AmazonCloudWatchConfig())));

    internal IAmazonCloudWatchLogs Logs => Client(
        () => new AmazonCloudWatchLogsClient(_credentials, _settings.Apply(new AmazonCloudWatchLogsConfig())));

    internal IAmazonSimpleNotificationService Sns => Client(() => new AmazonSimpleNotificationServiceClient(
        _credentials, _settings.Apply(new AmazonSimpleNotificationServiceConfig())));

    internal IAmazonEventBridge EventBridge => Client(
        () => new AmazonEventBridgeClient(_credentials, _settings.Apply(new AmazonEventBridgeConfig())));

    internal IAmazonIdentityManagementService Iam => Client(() => new AmazonIdentityManagementServiceClient(
        _credentials, _settings.Apply(new AmazonIdentityManagementServiceConfig())));

    internal IAmazonS3 S3 => Client(() => new AmazonS3Client(_credentials, _settings.Apply(new AmazonS3Config())));

    internal IAmazonSQS Sqs => Client(() => new AmazonSQSClient(_credentials, _settings.Apply(new AmazonSQSConfig())));

    internal IAmazonResourceGroupsTaggingAPI Tagging => Client(() => new AmazonResourceGroupsTaggingAPIClient(
        _credentials, _settings.Apply(new AmazonResourceGroupsTaggingAPIConfig())));

    internal IAmazonKeyManagementService Kms => Client(() => new AmazonKeyManagementServiceClient(
        _credentials, _settings.Apply(new AmazonKeyManagementServiceConfig())));

    internal IAmazonSecurityTokenService Sts => Client(() =>
        new AmazonSecurityTokenServiceClient(_credentials, _settings.Apply(new AmazonSecurityTokenServiceConfig())));

    /// <summary>Finds region and credentials, and asks AWS whose they are.</summary>
    /// <exception cref="SecretMonitorException">
    /// NoRegion, NoCredentials, ProfileNotFound, CredentialsFailed, or what AWS answers to GetCallerIdentity.
    /// </exception>
    public static async Task<AwsSession> OpenAsync(
        SessionOptions options, IOperationSink sink, CancellationToken cancellation)
    {
        CheckEndpoint(options.EndpointUrl);
        var source = await CredentialSource.FindAsync(options, cancellation).ConfigureAwait(false);
        var region = await RegionSource.FindAsync(options, cancellation).ConfigureAwait(false);
        sink.Debug($"Credentials from {source.Name}, region {region.Region} from {region.Name}.");
        AwsSession session = new(options, region.Region, source.Credentials, sink);
        try
        {
            var keys = await ResolveAsync(source).ConfigureAwait(false);
            session.AccountId = await session.GuardAsync(
                target: null, () => session.FindAccountAsync(keys, cancellation), cancellation)
                .ConfigureAwait(false);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The ARN of a resource of this account and region.</summary>
    internal string ArnOf(string service, string resource) =>
        new Arn(Partition, service, Region, AccountId, resource).ToString();

    /// <summary>The endpoint that an IAM action is called at, for messages.</summary>
    internal string EndpointFor(string? action) =>
        _endpointUrl ?? $"The endpoint of {action?.Split(':')[0] ?? "AWS"} in {Region}";

    /// <summary>A client that calls with other credentials, otherwise like this session; to be disposed.</summary>
    internal IAmazonSecretsManager SecretsManagerWith(AWSCredentials credentials) =>
        new AmazonSecretsManagerClient(credentials, _settings.Apply(new AmazonSecretsManagerConfig()));

    /// <summary>A client that calls as a browser does; to be disposed.</summary>
    internal IAmazonSecretsManager SecretsManagerInBrowser() =>
        new AmazonSecretsManagerClient(_credentials, _settings.Apply(new BrowserConfig()));

    /// <summary>Runs calls; what fails is told in the words of the catalogue.</summary>
    /// <param name="target">What the person named.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="cancellation">Whether the person gave up: then nothing is mapped.</param>
    internal async Task<T> GuardAsync<T>(object? target, Func<Task<T>> calls, CancellationToken cancellation)
    {
        try
        {
            return await calls().ConfigureAwait(false);
        }
        catch (Exception failure) when (AwsErrors.Map(failure, this, target, cancellation) is { } mapped)
        {
            throw mapped;
        }
        catch (Exception failure) when (cancellation.IsCancellationRequested && failure is not OperationCanceledException)
        {
            // What a call fails with that was ended is nothing to tell.
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
    }

    /// <summary>Closes the clients.</summary>
    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static void CheckEndpoint(string? url)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw ErrorCatalog.InvalidParameterValue("EndpointUrl", url, "an http:// or https:// URL");
        }
    }

    private static async Task<ImmutableCredentials> ResolveAsync(CredentialSource source)
    {
        try
        {
            return await source.Credentials.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (SecretMonitorException or OperationCanceledException))
        {
            throw ErrorCatalog.CredentialsFailed(source.Name, e);
        }
    }

    private async Task<string> FindAccountAsync(ImmutableCredentials keys, CancellationToken cancellation)
    {
        var isAws = string.IsNullOrEmpty(Sts.Config.ServiceURL);
        if (isAws && Accounts.TryGetValue(keys.AccessKey, out var known))
        {
            return known;
        }

        var caller = await Sts.GetCallerIdentityAsync(new(), cancellation).ConfigureAwait(false);
        return isAws ? Accounts[keys.AccessKey] = caller.Account : caller.Account;
    }

    private T Client<T>(Func<T> create) where T : class, IDisposable =>
        (T)_clients.GetOrAdd(typeof(T), _ => new(create)).Value;
}
