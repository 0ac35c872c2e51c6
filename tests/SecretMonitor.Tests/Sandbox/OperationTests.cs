using System.Globalization;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandbox.Models;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>What must hold for every operation of every service, called with an input that its model accepts.</summary>
public sealed class OperationTests
{
    // AWS lets everybody who can sign make these calls.
    private static readonly string[] Open = ["sts:GetCallerIdentity", "sts:GetSessionToken"];

    [Fact]
    public void Somebody_without_rights_succeeds_in_nothing()
    {
        using SandboxFixture sandbox = new();
        var nobody = sandbox.Server.AddPrincipal("nobody", policyJson: null);
        using SandboxClient client = new(sandbox.Server, nobody.AccessKeyId, nobody.SecretAccessKey);

        var succeeded = CallAll(sandbox.Server, client).Where(c => c.Answer.Status < 400).Select(c => c.Operation);

        Assert.Empty(succeeded.Except(Open));
    }

    [Fact]
    public void Whatever_root_calls_is_answered_without_an_internal_failure()
    {
        using SandboxFixture sandbox = new();
        using SandboxClient client = new(sandbox.Server);

        var answers = CallAll(sandbox.Server, client).ToList();

        Assert.Empty(answers.Where(c => c.Answer.Status >= 500).Select(c => c.Operation));
        Assert.InRange(answers.Count(c => c.Answer.Status < 400), 40, int.MaxValue);
    }

    private static IEnumerable<SecretMonitor.Sandbox.Services.SandboxService> Modelled(SandboxServer server) =>
        server.World.Services.Where(s => s is not SecretMonitor.Sandbox.Services.RawService);

    private static IEnumerable<(string Operation, Answer Answer)> CallAll(SandboxServer server, SandboxClient client)
    {
        foreach (var service in Modelled(server))
        {
            foreach (var operation in service.Model.Operations.Values.Where(o => service.Find(o.Name) is not null))
            {
                var input = Sample(operation.Input, depth: 0);
                yield return ($"{service.SigningName}:{operation.Name}", service.Model.TargetPrefix is { } prefix
                    ? client.Json(service.SigningName, $"{prefix}.{operation.Name}", input.ToJsonString(),
                        service.Model.JsonVersion)
                    : client.Query(service.SigningName,
                        $"Version={service.Model.ApiVersion}&Action={operation.Name}{string.Concat(Form(operation.Input, input, ""))}"));
            }
        }
    }

    private static JsonObject Sample(StructureModel model, int depth)
    {
        JsonObject sample = [];
        foreach (var member in model.Members.Where(m => m.IsRequired && depth < 4))
        {
            sample[member.Wire] = Sample(member.Shape, depth);
        }

        return sample;
    }

    private static JsonNode Sample(Shape shape, int depth) => shape.Kind switch
    {
        ShapeKind.Structure => Sample(shape.Structure!, depth + 1),
        ShapeKind.List => new JsonArray(Sample(shape.Element!, depth + 1)),
        ShapeKind.Map => new JsonObject { ["key"] = Sample(shape.Element!, depth + 1) },
        ShapeKind.Boolean => true,
        ShapeKind.Integer or ShapeKind.Long => (long)(shape.Minimum ?? 1),
        ShapeKind.Double => shape.Minimum ?? 1,
        ShapeKind.Timestamp => 1_789_365_067,
        ShapeKind.Blob => "AAAA",
        _ => shape.Enum.Count > 0 ? shape.Enum[0] : new string('1', (int)Math.Max(shape.Minimum ?? 1, 1)),
    };

    private static IEnumerable<string> Form(StructureModel model, JsonObject sample, string prefix) =>
        model.Members.Where(m => sample[m.Wire] is not null)
            .SelectMany(m => Form(m.Shape, sample[m.Wire]!, prefix + m.Wire));

    private static IEnumerable<string> Form(Shape shape, JsonNode value, string name) => shape.Kind switch
    {
        ShapeKind.Structure => Form(shape.Structure!, value.AsObject(), name + "."),
        ShapeKind.List => Form(shape.Element!, value[0]!, $"{name}{(shape.IsFlat ? "" : ".member")}.1"),
        ShapeKind.Map => [$"&{name}.entry.1.{shape.Key}=key", .. Form(
            shape.Element!, value["key"]!, $"{name}.entry.1.{shape.Value}")],
        ShapeKind.Timestamp => [$"&{name}=2026-09-14T00:00:00Z"],
        _ =>
            [$"&{name}={Convert.ToString(value.GetValue<object>(), CultureInfo.InvariantCulture)?.ToLowerInvariant()}"],
    };
}
