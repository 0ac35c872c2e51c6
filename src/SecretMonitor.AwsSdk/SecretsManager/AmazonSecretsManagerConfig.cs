using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SecretsManager;

/// <summary>The settings of Secrets Manager's client.</summary>
public class AmazonSecretsManagerConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "Secrets Manager",
        EndpointPrefix = "secretsmanager",
        ApiVersion = "2017-10-17",
        TargetPrefix = "secretsmanager",
        ExceptionType = typeof(AmazonSecretsManagerException),
        Endpoints = new("secretsmanager") { DualStackKeepsSuffix = ["aws", "aws-us-gov", "aws-cn"] },
    };

    public AmazonSecretsManagerConfig() : base(Description)
    {
    }
}
