namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>A dashboard: there is one of a name in an account, whatever the region.</summary>
internal sealed class Dashboard(string arn)
{
    public string Arn { get; } = arn;

    public string Body { get; set; } = "";

    public DateTimeOffset LastModified { get; set; }

    public TagSet Tags { get; } = [];
}
