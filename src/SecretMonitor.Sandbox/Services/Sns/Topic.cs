namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>A topic.</summary>
internal sealed class Topic(string name, string arn, string accountId)
{
    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public string AccountId { get; } = accountId;

    /// <summary>The attributes that were set.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal)
    {
        ["Policy"] = TopicPolicy.Default(arn, accountId),
        ["DisplayName"] = "",
    };

    public string Policy => Attributes["Policy"];

    public TagSet Tags { get; } = [];

    public List<Subscription> Subscriptions { get; } = [];

    /// <summary>How many subscriptions were there and are gone.</summary>
    public int SubscriptionsDeleted { get; set; }
}
