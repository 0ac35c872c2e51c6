namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The topics of a region.</summary>
internal sealed class SnsRegion(string region)
{
    private readonly SortedDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public IEnumerable<Topic> Topics => _topics.Values;

    public IEnumerable<Subscription> Subscriptions => _topics.Values.SelectMany(t => t.Subscriptions);

    /// <summary>The topic of an ARN, or null.</summary>
    public Topic? Find(string arn) => _topics.TryGetValue(arn, out var topic) ? topic : null;

    /// <summary>The topic that a request names.</summary>
    /// <exception cref="ServiceFault">That is no ARN of a topic of this region, or there is none.</exception>
    public Topic Demand(string arn, string member = "TopicArn")
    {
        if (!Arn.TryParse(arn, out var parsed))
        {
            throw Faults.InvalidArn(member, arn);
        }

        return parsed.Service == "sns" && parsed.Region == region
            ? Find(arn) ?? throw Faults.NoTopic()
            : throw Faults.Invalid(member);
    }

    public Subscription? FindSubscription(string arn) =>
        Find(arn.Substring(0, Math.Max(0, arn.LastIndexOf(':'))))?.Subscriptions.Find(s => s.Arn == arn);

    public void Add(Topic topic) => _topics.Add(topic.Arn, topic);

    public void Remove(string arn) => _topics.Remove(arn);
}
