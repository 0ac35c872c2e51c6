using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The operations on topics.</summary>
internal static class TopicOperations
{
    private const int ListPage = 100;

    private static readonly Regex Name = new("^[A-Za-z0-9_-]{1,256}$", RegexOptions.CultureInvariant);

    public static Structure CreateTopic(Call call, SnsRegion region)
    {
        var name = call.Input.Required("Name");
        var arn = call.Arn("sns", name);
        var tags = call.Input.Parts("Tags");
        call.Authorize("CreateTopic", arn, context: TagContext.Of(null, new TagSet(tags)));
        if (!Name.IsMatch(name))
        {
            throw Faults.Invalid("Topic Name");
        }

        CheckTags(tags);
        var attributes = call.Input.TextMap("Attributes").ToDictionary(
            a => a.Key, a => TopicAttributes.Checked(a.Key, a.Value, arn), StringComparer.Ordinal);
        if (region.Find(arn) is { } existing)
        {
            CheckSame(existing, attributes, tags);
        }
        else
        {
            Topic topic = new(name, arn, call.AccountId);
            foreach (var attribute in attributes)
            {
                topic.Attributes[attribute.Key] = attribute.Value;
            }

            topic.Tags.Put(tags);
            region.Add(topic);
        }

        return new() { ["TopicArn"] = arn };
    }

    /// <summary>Deleting a topic that isn't there succeeds.</summary>
    public static Structure? DeleteTopic(Call call, SnsRegion region)
    {
        var arn = call.Input.Required("TopicArn");
        if (!Arn.TryParse(arn, out _))
        {
            throw Faults.InvalidArn("TopicArn", arn);
        }

        var topic = region.Find(arn);
        call.Authorize("DeleteTopic", arn, topic?.Policy, TagContext.Of(topic?.Tags));
        region.Remove(arn);
        return null;
    }

    public static Structure GetTopicAttributes(Call call, SnsRegion region) =>
        new() { ["Attributes"] = TopicAttributes.All(Authorized(call, region)) };

    public static Structure? SetTopicAttributes(Call call, SnsRegion region)
    {
        var topic = Authorized(call, region);
        var name = call.Input.Required("AttributeName");
        topic.Attributes[name] = TopicAttributes.Checked(name, call.Input.Text("AttributeValue") ?? "", topic.Arn);
        return null;
    }

    public static Structure ListTopics(Call call, SnsRegion region)
    {
        call.Authorize("ListTopics", "*");
        var page = Page.Of(region.Topics, t => t.Arn, call.Input.Text("NextToken"), ListPage, Faults.InvalidToken);
        return new()
        {
            ["Topics"] = page.Items.Select(t => (object)new Structure { ["TopicArn"] = t.Arn }).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    public static Structure? AddPermission(Call call, SnsRegion region)
    {
        var topic = Authorized(call, region);
        topic.Attributes["Policy"] = TopicPolicy.WithPermission(
            topic, call.Input.Required("Label"), call.Input.Texts("AWSAccountId"), call.Input.Texts("ActionName"));
        return null;
    }

    public static Structure? RemovePermission(Call call, SnsRegion region)
    {
        var topic = Authorized(call, region);
        topic.Attributes["Policy"] = TopicPolicy.WithoutPermission(topic, call.Input.Required("Label"));
        return null;
    }

    public static Structure TagResource(Call call, SnsRegion region)
    {
        var topic = Tagged(call, region);
        var tags = call.Input.Parts("Tags");
        CheckTags(tags);
        if (topic.Tags.CountWith(tags) > TagSet.Limit)
        {
            throw TooManyTags();
        }

        topic.Tags.Put(tags);
        return new();
    }

    public static Structure UntagResource(Call call, SnsRegion region)
    {
        Tagged(call, region).Tags.Remove(call.Input.Texts("TagKeys"));
        return new();
    }

    public static Structure ListTagsForResource(Call call, SnsRegion region) =>
        new() { ["Tags"] = Tagged(call, region).Tags.ToList() };

    /// <summary>The topic of the request, if the caller may do this to it.</summary>
    public static Topic Authorized(Call call, SnsRegion region)
    {
        var arn = call.Input.Required("TopicArn");
        var topic = region.Find(arn);
        call.Authorize(call.Operation.Name, arn, topic?.Policy, TagContext.Of(topic?.Tags));
        return topic ?? region.Demand(arn);
    }

    private static Topic Tagged(Call call, SnsRegion region)
    {
        var arn = call.Input.Required("ResourceArn");
        var topic = region.Find(arn);
        call.Authorize(call.Operation.Name, arn, context: TagContext.Of(topic?.Tags));
        return topic ?? throw new ServiceFault("ResourceNotFoundException", "Resource does not exist");
    }

    private static void CheckTags(IReadOnlyList<Structure> tags)
    {
        if (tags.Select(t => t.Text("Key")).Distinct(StringComparer.Ordinal).Count() < tags.Count)
        {
            throw Faults.Invalid("Duplicated keys are not allowed.");
        }

        if (tags.Count > TagSet.Limit)
        {
            throw TooManyTags();
        }
    }

    private static ServiceFault TooManyTags() =>
        new("TagLimitExceededException", "Could not complete request: tag quota of per resource exceeded");

    private static void CheckSame(Topic topic, Dictionary<string, string> attributes, IEnumerable<Structure> tags)
    {
        if (attributes.Any(a => !topic.Attributes.TryGetValue(a.Key, out var value) || value != a.Value))
        {
            throw Faults.Invalid("Attributes Reason: Topic already exists with different attributes");
        }

        if (tags.Any(t => !topic.Tags.TryGetValue(t.Required("Key"), out var value) || value != t.Text("Value")))
        {
            throw Faults.Invalid("Tags Reason: Topic already exists with different tags");
        }
    }
}
