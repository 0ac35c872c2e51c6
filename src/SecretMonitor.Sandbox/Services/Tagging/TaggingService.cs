using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Tagging;

/// <summary>
/// The Resource Groups Tagging API: finds and changes the tags of all services' resources in a region.
/// </summary>
internal sealed class TaggingService : SandboxService
{
    private const int DefaultPage = 50;
    private const int MaxPage = 100;
    private const int KeyPage = 1000;

    public TaggingService(World world)
        : base(world, "tagging")
    {
        On("GetResources", GetResources);
        On("GetTagKeys", GetTagKeys);
        On("GetTagValues", GetTagValues);
        On("TagResources", call => Change(call, tags => Put(tags, call.Input.TextMap("Tags"))));
        On("UntagResources", call => Change(call, tags => Remove(tags, call.Input.Texts("TagKeys"))));
    }

    public override string ActionPrefix => "tag";

    public override string ValidationCode => "InvalidParameterException";

    public override string MessageMember => "Message";

    public override ServiceFault Throttled() => new("ThrottledException", "Rate exceeded");

    private Structure GetResources(Call call)
    {
        call.Authorize("GetResources", "*");
        var input = call.Input;
        var arns = input.Texts("ResourceARNList");
        var filters = input.Parts("TagFilters");
        var types = input.Texts("ResourceTypeFilters");
        if (arns.Count > 0 && (filters.Count > 0 || types.Count > 0))
        {
            throw Invalid("ResourceARNList can't be combined with TagFilters or ResourceTypeFilters.");
        }

        var limit = input.Number("ResourcesPerPage") ?? DefaultPage;
        if (limit is < 1 or > MaxPage)
        {
            throw Invalid($"ResourcesPerPage must be between 1 and {MaxPage}.");
        }

        var found = Tagged(call.Region).Where(r => (arns.Count == 0 || arns.Contains(r.Arn))
            && (types.Count == 0 || types.Any(type => IsOfType(r.Arn, type)))
            && filters.All(filter => Meets(r.Tags, filter)));
        var page = Paged(call, found, r => r.Arn, limit);
        return new()
        {
            ["PaginationToken"] = page.NextToken ?? "",
            ["ResourceTagMappingList"] = page.Items.Select(r => (object)new Structure
            {
                ["ResourceARN"] = r.Arn,
                ["Tags"] = r.Tags.Select(t => (object)new Structure { ["Key"] = t.Key, ["Value"] = t.Value }).ToList(),
            }).ToList(),
        };
    }

    private Structure GetTagKeys(Call call)
    {
        call.Authorize("GetTagKeys", "*");
        return Texts(call, "TagKeys", Tagged(call.Region).SelectMany(r => r.Tags.Keys));
    }

    private Structure GetTagValues(Call call)
    {
        call.Authorize("GetTagValues", "*");
        var key = call.Input.Required("Key");
        return Texts(
            call, "TagValues", Tagged(call.Region).Where(r => r.Tags.ContainsKey(key)).Select(r => r.Tags[key]));
    }

    private Structure Change(Call call, Action<IDictionary<string, string>> change)
    {
        call.Authorize(call.Operation.Name, "*");
        var resources = World.Services.OfType<ITagged>().SelectMany(s => s.TaggedResources(call.Region))
            .ToDictionary(r => r.Arn, r => r.Tags, StringComparer.Ordinal);
        Dictionary<string, object> failed = [];
        foreach (var arn in call.Input.Texts("ResourceARNList"))
        {
            if (resources.TryGetValue(arn, out var tags))
            {
                change(tags);
            }
            else
            {
                failed[arn] = new Structure
                {
                    ["StatusCode"] = 400L,
                    ["ErrorCode"] = "InvalidParameterException",
                    ["ErrorMessage"] = $"The resource {arn} does not exist in this region.",
                };
            }
        }

        return new() { ["FailedResourcesMap"] = failed };
    }

    private static void Put(IDictionary<string, string> tags, IReadOnlyDictionary<string, string> added)
    {
        foreach (var tag in added)
        {
            tags[tag.Key] = tag.Value;
        }
    }

    private static void Remove(IDictionary<string, string> tags, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            tags.Remove(key);
        }
    }

    /// <summary>Whether a resource is of a service (<c>sns</c>) or of a type of it (<c>events:rule</c>).</summary>
    private static bool IsOfType(string text, string type)
    {
        var arn = Arn.Parse(text);
        var kind = arn.Resource.Split(':', '/')[0];
        return type == arn.Service || type == $"{arn.Service}:{kind}";
    }

    private static bool Meets(IDictionary<string, string> tags, Structure filter)
    {
        var values = filter.Texts("Values");
        return tags.TryGetValue(
            filter.Text("Key") ?? "", out var value) && (values.Count == 0 || values.Contains(value));
    }

    private static Structure Texts(Call call, string member, IEnumerable<string> texts)
    {
        var page = Paged(call, texts.Distinct(StringComparer.Ordinal), t => t, KeyPage);
        return new() { ["PaginationToken"] = page.NextToken ?? "", [member] = page.Items.Cast<object>().ToList() };
    }

    private static Page<T> Paged<T>(Call call, IEnumerable<T> items, Func<T, string> keyOf, long limit)
    {
        var token = call.Input.Text("PaginationToken");
        return Page.Of(items, keyOf, token?.Length > 0 ? token : null, limit,
            () => new("PaginationTokenExpiredException", "The pagination token is invalid or has expired."));
    }

    private static ServiceFault Invalid(string message) => new("InvalidParameterException", message);

    private IEnumerable<(string Arn, IDictionary<string, string> Tags)> Tagged(string region) =>
        World.Services.Select(World.SeenByOthers).OfType<ITagged>()
            .SelectMany(s => s.TaggedResources(region)).Where(r => r.Tags.Count > 0);
}
