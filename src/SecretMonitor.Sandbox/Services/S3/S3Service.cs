using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>S3: which operation a request asks for, and the bucket as the services see it that write to it.</summary>
internal sealed class S3Service : RawService, IObjectStore, ITagged
{
    /// <summary>Subresources of objects and buckets that the sandbox does not have.</summary>
    private static readonly string[] NotServed =
    [
        "analytics", "intelligent-tiering", "inventory", "legal-hold", "metadataTable", "metrics",
        "renameObject", "restore", "retention", "select", "session", "torrent",
    ];

    private readonly BucketDirectory _buckets = new();
    private readonly BucketOperations _operations;
    private readonly ObjectOperations _objects;
    private readonly List<S3Route> _routes;

    public S3Service(World world)
        : base(world, "s3")
    {
        _operations = new(world, _buckets);
        _objects = new(world);
        _routes =
        [
            .. new BucketSettings(world).Routes, .. UnsetSettings.Routes, .. BucketTags.Routes,
            .. new MultipartOperations(world, _objects).Routes, .. new UploadListings(world).Routes,
            .. new ListOperations(world).Routes,
            .. _operations.Routes, .. new BucketAccess(world).Routes, .. _objects.Routes, .. ObjectTags.Routes, .. ObjectAttributes.Routes,
            .. new CopyOperations(world, _buckets, _objects).Routes,
        ];
    }

    public override IEnumerable<string> Operations =>
        _routes.Select(r => r.EventName).Append("CreateBucket").Distinct(StringComparer.Ordinal);

    public override string OperationOf(Exchange exchange)
    {
        var request = exchange.Request;
        var address = S3Address.Of(request);
        return Find(request, address)?.EventName ?? (CreatesBucket(request, address) ? "CreateBucket" : "");
    }

    public override HttpResponse Handle(RawCall call)
    {
        var response = Route(call);
        response.Headers.Add("x-amz-request-id", call.RequestId);
        var hostId = Encoding.ASCII.GetBytes(call.RequestId + call.RequestId);
        response.Headers.Add("x-amz-id-2", Convert.ToBase64String(hostId));
        return response;
    }

    public bool BucketExists(string bucket) => _buckets.Find(bucket) is not null;

    public bool AllowsDelivery(ServiceCaller caller, string bucket, string keyPrefix) =>
        _buckets.Find(bucket) is { } found
        && Allows(caller, found, "s3:GetBucketAcl", found.Arn)
        && Allows(caller, found, "s3:PutObject", $"{found.Arn}/{keyPrefix}");

    public string? Put(
        ServiceCaller caller, string bucket, string key, byte[] body, IReadOnlyDictionary<string, string> headers)
    {
        if (_buckets.Find(bucket) is not { } found)
        {
            return "NoSuchBucket";
        }

        if (!Allows(caller, found, "s3:PutObject", $"{found.Arn}/{key}"))
        {
            return "AccessDenied";
        }

        var stored = ObjectHeaders.Completed(headers.ToDictionary(h => h.Key, h => h.Value), found);
        if (ObjectKey.Use(World, caller, found, key, stored) is { } refusal)
        {
            return refusal;
        }

        _objects.Write(found, new()
        {
            Key = key,
            Body = body,
            ETag = ObjectHeaders.Tag(Checksum.Md5(body)),
            LastModified = World.Clock.Now,
            Headers = stored,
        });
        return null;
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _buckets.All.Where(b => b.Region == region).Select(b => (b.Arn, (IDictionary<string, string>)b.Tags));

    private HttpResponse Route(RawCall call)
    {
        var address = S3Address.Of(call.Request);
        var (name, key) = address;
        var route = Find(call.Request, address);
        if (route?.Parameter is null)
        {
            DemandWhole(call);
        }

        if (route is null)
        {
            if (!CreatesBucket(call.Request, address))
            {
                throw S3Fault.MethodNotAllowed(call.Request.Method);
            }

            Describe(call, "CreateBucket", address, null);
            return _operations.Create(call, name!);
        }

        Describe(call, route.EventName, address, route.Parameter);
        var bucket = name is null ? null : _buckets.Get(name);
        if (bucket is not null)
        {
            Demand(call, bucket);
        }

        return route.Handle(new(call, bucket, key));
    }

    /// <summary>A request about a part of a bucket or object must not be taken for one about the whole.</summary>
    private void DemandWhole(RawCall call)
    {
        var names = call.Request.Parameters.Select(p => p.Key).ToList();
        if (names.Exists(NotServed.Contains))
        {
            throw S3Fault.NotImplemented();
        }

        if (_routes.Exists(r => r.Parameter is { } parameter && names.Contains(parameter)))
        {
            throw S3Fault.MethodNotAllowed(call.Request.Method);
        }
    }

    /// <summary>What a request asks for; null: to create a bucket, or what no operation does.</summary>
    private S3Route? Find(HttpRequest request, S3Address address)
    {
        var (name, key) = address;
        var level = name is null ? S3Level.Service : key is null ? S3Level.Bucket : S3Level.Object;
        return _routes
            .Where(r => r.Takes(request, level))
            .OrderBy(r => r.Parameter is null).ThenBy(r => r.Header is null)
            .FirstOrDefault();
    }

    private static bool CreatesBucket(HttpRequest request, S3Address address) =>
        request.Method == "PUT" && address is { Bucket: not null, Key: null };

    private bool Allows(ServiceCaller caller, Bucket bucket, string action, string resource) =>
        Authorizer.Allows(
            World,
            caller,
            action,
            resource,
            bucket.Policy,
            action == "s3:PutObject"
                ? new() { { "s3:x-amz-acl", "bucket-owner-full-control" } }
                : null);

    /// <summary>The call as its CloudTrail record shows it.</summary>
    private static void Describe(RawCall call, string eventName, S3Address address, string? subresource)
    {
        call.EventName = eventName;
        JsonObject parameters = new() { ["Host"] = call.Host };
        if (address.Bucket is { } bucket)
        {
            parameters["bucketName"] = bucket;
            call.Record.Resources.Add(("AWS::S3::Bucket", $"arn:{call.Partition}:s3:::{bucket}"));
        }

        if (address.Key is { } key)
        {
            parameters["key"] = key;
            call.Record.Resources.Add(("AWS::S3::Object", $"arn:{call.Partition}:s3:::{address.Bucket}/{key}"));
        }

        if (subresource is not null)
        {
            parameters[subresource] = call.Request.Parameter(subresource);
        }

        if (address.Key is null && S3Record.OfBody(call.Body) is { } body)
        {
            parameters[body.Name] = body.Content;
        }

        call.Record.RequestParameters = parameters;
    }

    /// <summary>A bucket is served in its own region only, and to none who expect another owner.</summary>
    private static void Demand(RawCall call, Bucket bucket)
    {
        if (call.Request.Headers["x-amz-expected-bucket-owner"] is { } owner && owner != call.AccountId)
        {
            throw new ServiceFault("AccessDenied", "Access Denied", 403) { IsAccessDenied = true };
        }

        var isAnywhere = call.Caller.Kind == CallerKind.Anonymous || call.EventName == "GetBucketLocation";
        if (bucket.Region != call.Region && !isAnywhere)
        {
            throw S3Fault.WrongRegion(bucket);
        }
    }
}
