namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>Insights queries and their results: kept for seven days as in AWS, and never too many.</summary>
internal sealed class QueryBook
{
    /// <summary>As many as DescribeQueries can show at once.</summary>
    private const int Most = 1000;

    private static readonly long Kept = (long)TimeSpan.FromDays(7).TotalMilliseconds;

    private readonly Dictionary<string, LogQuery> _queries = new(StringComparer.Ordinal);
    private readonly Queue<LogQuery> _oldest = new();

    public IEnumerable<LogQuery> All => _queries.Values;

    public void Add(LogQuery query)
    {
        _queries.Add(query.Id, query);
        _oldest.Enqueue(query);
        while (_oldest.Count > Most || _oldest.Peek().Created < query.Created - Kept)
        {
            _queries.Remove(_oldest.Dequeue().Id);
        }
    }

    public LogQuery? Find(string id) => _queries.TryGetValue(id, out var query) ? query : null;
}
