using System.Text.Json.Nodes;
using CsCheck;
using SecretMonitor.Sandbox.Models;

namespace SecretMonitor.Tests.Sandbox.Http;

/// <summary>Random inputs of operations: mostly what their members may well hold, now and then anything.</summary>
internal sealed class MemberValues(string endpointUrl)
{
    private const string Account = "123456789012";

    public static readonly string[] Policies =
    [
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        """{"Statement":{"Effect":"Deny","Principal":{"AWS":"123456789012"},"Action":"sns:*","Resource":"*"}}""",
        """{"Statement":[{"Effect":"Allow","Principal":{"Service":"x"},"Action":"sts:AssumeRole"}]}""",
    ];

    private static readonly string[] Patterns =
    [
        """{"source":["a"],"detail":{"a":[{"prefix":"x"},{"numeric":[">",1]},{"exists":false}]}}""",
        "{ $.a = 1 && ($.b = \"x*\" || $.c NOT EXISTS) }", "[a, b = 1, ...]", "?a -b \"c d\"",
        "ALARM(aaa) AND NOT OK(\"b\")",
        "fields @timestamp, a.b | filter a like /x/ | stats count(*) by bin(5m) | sort a desc | limit 1",
        "parse @message \"* *\" as x, y | display x", "rate(5 minutes)", "cron(0 12 * * ? *)",
    ];

    private static readonly string[] Oddities =
    [
        "", "-", ".", "*", "a b", "A", "\u00e4\ud83d\ude00", "\0", "::::", new('x', 300), "{}", "[]", "null", "{",
        "\"\\ud800\"", "1e999", "{\"a\":1,\"a\":2}", "{\"default\":\"x\"}", "\"<a>\"", "$.a[0].b", "p99.9", "MTox",
        "AQEB", "2026-09-14T05:51:07Z", "OK", "Sum", "email", "a@example.com", "http://127.0.0.1:1/x", "+4912345",
        "FilterPolicy", "us-east-1", "eu-west-1", "All",
        """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:aaa","maxReceiveCount":"1"}""",
        """
        {"source":"a","detail-type":"t","detail":{},"id":"1","account":"1","time":"x","region":"r","resources":[]}
        """,
    ];

    private static readonly Dictionary<string, string[]> Resources = new()
    {
        ["cloudtrail"] = ["cloudtrail:us-east-1:{0}:trail/aaa", "sns:us-east-1:{0}:aaa"],
        ["events"] = ["events:us-east-1:{0}:rule/aaa", "sqs:us-east-1:{0}:aaa", "sns:us-east-1:{0}:aaa"],
        ["iam"] = ["iam::{0}:policy/aaa", "iam::aws:policy/ReadOnlyAccess"],
        ["kms"] = ["kms:us-east-1:{0}:alias/aaa", "iam::{0}:role/aaa"],
        ["logs"] = ["logs:us-east-1:{0}:log-group:aaa", "logs:us-east-1:{0}:log-group:aaa:*"],
        ["monitoring"] = ["cloudwatch:us-east-1:{0}:alarm:aaa", "sns:us-east-1:{0}:aaa"],
        ["secretsmanager"] = ["secretsmanager:us-east-1:{0}:secret:aaa", "lambda:us-east-1:{0}:function:aaa"],
        ["sns"] = ["sns:us-east-1:{0}:aaa", "sns:us-east-1:{0}:aaa:0", "sqs:us-east-1:{0}:aaa"],
        ["sqs"] = ["sqs:us-east-1:{0}:aaa"],
        ["sts"] = ["iam::{0}:role/aaa"],
        ["tagging"] = ["sns:us-east-1:{0}:aaa", "secretsmanager:us-east-1:{0}:secret:aaa", "s3:::aaa"],
    };

    private static readonly Gen<string> Odd = Gen.Frequency(
        (8, Gen.OneOf(Oddities)), (2, Gen.OneOf(Policies)), (2, Gen.OneOf(Patterns)), (1, Gen.String[0, 20]));

    private static readonly Gen<JsonNode?> Wrong = Gen.OneOf(
        Gen.Const(0).Select(_ => (JsonNode?)null),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonObject()),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonArray(new JsonArray(1, "x", null))),
        Gen.Bool.Select(b => (JsonNode?)b),
        Gen.Long.Select(l => (JsonNode?)l),
        Odd.Select(t => (JsonNode?)t));

    public Gen<JsonObject> OfStructure(string service, StructureModel model, int depth = 0)
    {
        var optional = model.Members.Where(m => !m.IsRequired && depth < 3)
            .Select(m => OfMember(service, m, depth)).ToArray();
        var required = model.Members.Where(m => m.IsRequired).Aggregate(
            Gen.Const(Array.Empty<KeyValuePair<string, JsonNode?>>()),
            (all, member) => Gen.Select(
                all, OfMember(service, member, depth), (list, value) => list.Append(value).ToArray()));
        return Gen.Select(
            required,
            optional.Length == 0
                ? Gen.Const(Array.Empty<KeyValuePair<string, JsonNode?>>())
                : Gen.OneOf(optional).Array[0, 3],
            (some, more) => new JsonObject(some.Concat(more).DistinctBy(m => m.Key)
                .Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))));
    }

    private Gen<KeyValuePair<string, JsonNode?>> OfMember(string service, MemberModel member, int depth) =>
        Gen.Frequency((60, Right(service, member.Name, member.Shape, depth)), (1, Wrong))
            .Select(value => KeyValuePair.Create<string, JsonNode?>(member.Wire, value));

    private Gen<JsonNode?> Right(string service, string name, Shape shape, int depth) => shape.Kind switch
    {
        ShapeKind.Structure => OfStructure(service, shape.Structure!, depth + 1).Select(s => (JsonNode?)s),
        ShapeKind.List => Right(service, name, shape.Element!, depth + 1).Array[0, 3]
            .Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())])),
        ShapeKind.Map => Gen.Select(Likely(service, name), Right(service, name, shape.Element!, depth + 1))
            .Array[0, 2].Select(entries => (JsonNode?)new JsonObject(
                entries.DistinctBy(e => e.Item1).Select(e => KeyValuePair.Create(e.Item1, e.Item2?.DeepClone())))),
        ShapeKind.Boolean => Gen.Bool.Select(b => (JsonNode?)b),
        ShapeKind.Integer or ShapeKind.Long => Gen.Frequency(
            (6, Gen.Const((long)(shape.Minimum ?? 60))), (2, Gen.Long[-1, 100]), (1, Gen.Long))
            .Select(l => (JsonNode?)l),
        ShapeKind.Double => Gen.OneOf(Gen.Double[-9, 9], Gen.Double.Where(double.IsFinite))
            .Select(d => (JsonNode?)d),
        ShapeKind.Timestamp => Gen.Frequency(
            (6, Gen.Double[1.789e9, 1.7894e9]), (1, Gen.Double.Where(double.IsFinite))).Select(d => (JsonNode?)d),
        ShapeKind.Blob => Gen.OneOf(Gen.Byte.Array[0, 9].Select(Convert.ToBase64String), Odd)
            .Select(t => (JsonNode?)t),
        _ when shape.Enum.Count > 0 => Gen.OneOf(shape.Enum.ToArray()).Select(t => (JsonNode?)t),
        _ => Gen.Frequency((12, Likely(service, name)), (1, Odd)).Select(t => (JsonNode?)t),
    };

    /// <summary>A text that a member of such a name may well hold.</summary>
    private Gen<string> Likely(string service, string name)
    {
        bool Has(string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
        return Has("url") ? Gen.Const($"{endpointUrl}/{Account}/aaa")
            : Has("arn") || Has("endpoint") || (service == "kms" && Has("keyid"))
                ? Gen.OneOf(Resources[service]).Select(r => "arn:aws:" + r.Replace("{0}", Account))
            : Has("document") || (Has("policy") && !Has("name")) ? Gen.OneOf(Policies)
            : Has("pattern") || Has("rule") || Has("expression") || Has("query")
                ? Gen.Frequency((1, Gen.OneOf(Patterns)), (1, Gen.Const("aaa")))
            : Has("path") ? Gen.Const("/")
            : Has("token") ? Gen.OneOf("11111111-2222-3333-4444-555555555555", "x")
            : Has("alias") ? Gen.Const("alias/aaa")
            : Has("bucket") ? Gen.Const("aaa")
            : Gen.Frequency((12, Gen.Const("aaa")), (1, Gen.Const("b")));
    }
}
