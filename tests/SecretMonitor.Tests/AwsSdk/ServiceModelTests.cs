using System.Collections;
using System.Reflection;
using System.Text.Json;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.EventBridge;
using Amazon.IdentityManagement;
using Amazon.KeyManagementService;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SimpleNotificationService;
using SecretMonitor.AwsSdk.Wire;
using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>Every operation of every client is held against AWS's own service model.</summary>
public sealed class ServiceModelTests
{
    private static readonly Dictionary<string, Type> Clients = new()
    {
        ["cloudtrail"] = typeof(AmazonCloudTrailClient),
        ["cloudwatch"] = typeof(AmazonCloudWatchClient),
        ["events"] = typeof(AmazonEventBridgeClient),
        ["iam"] = typeof(AmazonIdentityManagementServiceClient),
        ["kms"] = typeof(AmazonKeyManagementServiceClient),
        ["logs"] = typeof(AmazonCloudWatchLogsClient),
        ["resourcegroupstaggingapi"] = typeof(AmazonResourceGroupsTaggingAPIClient),
        ["secretsmanager"] = typeof(AmazonSecretsManagerClient),
        ["sns"] = typeof(AmazonSimpleNotificationServiceClient),
    };

    // Targets that are neither topic, queue nor function are not for us.
    private static readonly string[] OtherTargets =
    [
        "AppSync", "Batch", "Ecs", "Http", "Kinesis", "RedshiftData", "RunCommand", "SageMakerPipeline",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Services => [.. Clients.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void Requests_and_answers_have_the_members_and_enumerations_of_the_model(string service)
    {
        var operations = OperationsOf(service).Select(method => method.Name[..^"Async".Length]);
        var expected = Python.Run("service_shapes.py", [$"{service}:{string.Join(',', operations)}"])
            .Where(line => !OtherTargets.Any(target => line.Contains($"Targets[].{target}Parameters")));
        var actual = OperationsOf(service).SelectMany(method => Lines(service, method));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_request_with_every_member_set_is_what_botocore_would_send(string service)
    {
        using LoopbackService loopback = new(Reply.Ok(service is "sns" or "iam" ? "<r/>" : "{}"));
        using var client = AwsClients.At(Clients[service], loopback.Url);
        List<string> lines = [];
        foreach (var method in OperationsOf(service))
        {
            var request = Sample(method.GetParameters()[0].ParameterType);
            await (Task)method.Invoke(client, [request, Token])!;
            var operation = method.Name[..^"Async".Length];
            lines.Add(JsonSerializer.Serialize(new { service, operation, body = loopback.Requests[^1].Body }));
        }

        Assert.Equal(lines.Count, loopback.Requests.Count);
        Assert.Empty(Python.Run("validate_requests.py", [], string.Join('\n', lines)));
    }

    private static IEnumerable<MethodInfo> OperationsOf(string service) => Clients[service]
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(string service, MethodInfo method)
    {
        var config = (ServiceConfig)Activator.CreateInstance(AwsClients.ConfigOf(Clients[service]))!;
        var shapes = config.Service.Shapes;
        var operation = $"{service} {method.Name[..^"Async".Length]}";
        return Walk(shapes, method.GetParameters()[0].ParameterType, $"{operation} input ")
            .Concat(Walk(shapes, method.ReturnType.GenericTypeArguments[0], $"{operation} output "));
    }

    private static IEnumerable<string> Walk(ShapeCache shapes, Type type, string path)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (shapes.Of(type) is StructureShape structure)
        {
            return structure.Members.SelectMany(member => Walk(shapes, TypeOf(member), $"{path}.{member.Name}"));
        }

        return type.IsGenericType && typeof(IDictionary).IsAssignableFrom(type)
            ? Walk(shapes, type.GenericTypeArguments[1], path + "{}")
            : type.IsGenericType && typeof(IList).IsAssignableFrom(type)
                ? Walk(shapes, type.GenericTypeArguments[0], path + "[]")
                : [$"{path} {Kind(scalar, path)}"];
    }

    private static Type TypeOf(Member member) => member.GetType().GenericTypeArguments[1];

    private static string Kind(Type scalar, string path) =>
        typeof(ConstantClass).IsAssignableFrom(scalar)
            ? string.Join('|', Constants(scalar).Select(constant => constant.Value).Order(StringComparer.Ordinal))
            : scalar.Name switch
            {
                nameof(String) => "string",
                nameof(Boolean) => "boolean",
                nameof(Int32) => "integer",
                nameof(Int64) => "long",
                nameof(Double) => "double",
                nameof(MemoryStream) => "blob",
                // The SDK for .NET has times where the model of CloudWatch Logs has epoch milliseconds.
                nameof(DateTime) => path.StartsWith("logs", StringComparison.Ordinal) ? "long" : "timestamp",
                _ => scalar.Name,
            };

    private static IEnumerable<ConstantClass> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (ConstantClass)field.GetValue(null)!);

    /// <summary>A value of a type with everything in it set.</summary>
    private static object Sample(Type type)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (typeof(ConstantClass).IsAssignableFrom(scalar))
        {
            return Constants(scalar).First();
        }

        object? value = scalar.Name switch
        {
            nameof(String) => "ünï code &=+🔑, long enough for any minimum that AWS has",
            nameof(Boolean) => false,
            nameof(Int32) => 3600,
            nameof(Int64) => 4_000_000_000L,
            nameof(Double) => 0.1,
            // botocore leaves fractions of a second out.
            nameof(DateTime) => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            nameof(MemoryStream) => new MemoryStream([0, 1, 255]),
            _ => null,
        };
        if (value is not null)
        {
            return value;
        }

        var sample = Activator.CreateInstance(type)!;
        switch (sample)
        {
            case IDictionary map:
                map.Add("a key", Sample(type.GenericTypeArguments[1]));
                map.Add("b key", Sample(type.GenericTypeArguments[1]));
                break;
            case IList list:
                list.Add(Sample(type.GenericTypeArguments[0]));
                list.Add(Sample(type.GenericTypeArguments[0]));
                break;
            default:
                foreach (var property in type.GetProperties(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                {
                    property.SetValue(sample, Sample(property.PropertyType));
                }

                break;
        }

        return sample;
    }
}
