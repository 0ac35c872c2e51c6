using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SimpleNotificationService;

/// <summary>The settings of SNS's client.</summary>
public class AmazonSimpleNotificationServiceConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "SNS",
        EndpointPrefix = "sns",
        ApiVersion = "2010-03-31",
        Protocol = ServiceProtocol.Query,
        ErrorNames = new Dictionary<string, string> { ["ParameterValueInvalid"] = "InvalidParameterValueException" },
        ExceptionType = typeof(AmazonSimpleNotificationServiceException),
        Endpoints = new("sns") { PlainFips = ["us-gov-east-1", "us-gov-west-1"] },
    };

    public AmazonSimpleNotificationServiceConfig() : base(Description)
    {
    }
}
