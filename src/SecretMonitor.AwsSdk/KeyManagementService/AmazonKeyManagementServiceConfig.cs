using SecretMonitor.AwsSdk.Wire;

namespace Amazon.KeyManagementService;

/// <summary>The settings of KMS's client.</summary>
public class AmazonKeyManagementServiceConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "KMS",
        EndpointPrefix = "kms",
        ApiVersion = "2014-11-01",
        TargetPrefix = "TrentService",
        ExceptionType = typeof(AmazonKeyManagementServiceException),
        Endpoints = new("kms"),
    };

    public AmazonKeyManagementServiceConfig() : base(Description)
    {
    }
}
