using SecretMonitor.Sandbox.Services.CloudTrail;
using SecretMonitor.Sandbox.Services.CloudWatch;
using SecretMonitor.Sandbox.Services.EventBridge;
using SecretMonitor.Sandbox.Services.Iam;
using SecretMonitor.Sandbox.Services.Kms;
using SecretMonitor.Sandbox.Services.Logs;
using SecretMonitor.Sandbox.Services.S3;
using SecretMonitor.Sandbox.Services.SecretsManager;
using SecretMonitor.Sandbox.Services.Sns;
using SecretMonitor.Sandbox.Services.Sqs;
using SecretMonitor.Sandbox.Services.Sts;
using SecretMonitor.Sandbox.Services.Tagging;

namespace SecretMonitor.Sandbox.Services;

/// <summary>The services that a sandbox has.</summary>
internal static class ServiceCatalog
{
    public static List<SandboxService> Create(World world) =>
    [
        new CloudTrailService(world),
        new CloudWatchService(world),
        new EventBridgeService(world),
        new IamService(world),
        new KmsService(world),
        new LogsService(world),
        new S3Service(world),
        new SecretsManagerService(world),
        new SnsService(world),
        new SqsService(world),
        new StsService(world),
        new TaggingService(world),
    ];
}
