namespace SecretMonitor.Sandbox.Services;

/// <summary>A service's state in each region, made when a region is first used.</summary>
internal sealed class Regional<T>(Func<string, T> create)
    where T : class
{
    private readonly SortedDictionary<string, T> _byRegion = new(StringComparer.Ordinal);

    public T this[string region]
    {
        get
        {
            if (!_byRegion.TryGetValue(region, out var state))
            {
                _byRegion[region] = state = create(region);
            }

            return state;
        }
    }

    public IEnumerable<KeyValuePair<string, T>> All => _byRegion;
}
