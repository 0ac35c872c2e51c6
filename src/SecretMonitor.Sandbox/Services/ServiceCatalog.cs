using SecretMonitor.Sandbox.Services.CloudTrail;
using SecretMonitor.Sandbox.Services.Iam;
using SecretMonitor.Sandbox.Services.S3;
using SecretMonitor.Sandbox.Services.Sqs;
using SecretMonitor.Sandbox.Services.Sts;

namespace SecretMonitor.Sandbox.Services;

/// <summary>The services that a sandbox has.</summary>
internal static class ServiceCatalog
{
    public static List<SandboxService> Create(World world) =>
    [
        new IamService(world),
        new StsService(world),
        new CloudTrailService(world),
        new S3Service(world),
        new SqsService(world),
        new CloudWatch.CloudWatchService(world),
        new Logs.LogsService(world),
        new Sns.SnsService(world),
        new EventBridge.EventBridgeService(world),
    ];
}
