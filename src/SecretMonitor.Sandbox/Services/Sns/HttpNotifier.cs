using System.Net.Http;
using System.Text;
using SecretMonitor.Sandbox.State;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>
/// Posts messages to HTTP endpoints on this machine; a sandbox talks to no other. Posting runs beside the world; what
/// fails is posted again as SNS's default delivery policy says: three times, 20 virtual seconds apart. What became of it
/// comes from outside and is written down; what was under way when a sandbox ended is posted when it goes on.
/// </summary>
internal sealed class HttpNotifier(World world)
{
    private const int MaxRetries = 3;

    /// <summary>
    /// The most messages on their way; further ones are lost, so that an endpoint that hangs costs no memory.
    /// </summary>
    private const int MaxWaiting = 1000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(20);

    private static readonly HttpClient Client = new(
        new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    private readonly SortedDictionary<long, Parcel> _underWay = [];
    private long _count;

    public void Post(Subscription to, string type, string messageId, string body, bool isRaw)
    {
        if (Uri.TryCreate(to.Endpoint, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback)
        {
            Take(new(endpoint, body, new()
            {
                ["x-amz-sns-message-type"] = type,
                ["x-amz-sns-message-id"] = messageId,
                ["x-amz-sns-topic-arn"] = to.Topic.Arn,
                ["x-amz-sns-subscription-arn"] = to.IsConfirmed ? to.Arn : null,
                ["x-amz-sns-rawdelivery"] = isRaw ? "true" : null,
            }));
        }
    }

    /// <summary>A message arrived, or never will.</summary>
    public void End(long number) => _underWay.Remove(number);

    /// <summary>Posts what is under way.</summary>
    public void Resume()
    {
        foreach (var (number, parcel) in _underWay.Select(p => (p.Key, p.Value)))
        {
            Post(number, parcel, MaxRetries);
        }
    }

    private void Take(Parcel parcel)
    {
        if (_underWay.Count < MaxWaiting)
        {
            var number = _count++;
            _underWay.Add(number, parcel);
            if (!world.IsReplaying)
            {
                Post(number, parcel, MaxRetries);
            }
        }
    }

    private void Post(long number, Parcel parcel, int retries) => Task.Run(async () =>
    {
        if (!await TryPostAsync(parcel).ConfigureAwait(false) && retries > 0)
        {
            world.Clock.Schedule(RetryDelay, () => Post(number, parcel, retries - 1));
        }
        else
        {
            world.Do(() => End(number), (now, random) => new PostedEntry(now, random, number));
        }
    });

    private static async Task<bool> TryPostAsync(Parcel parcel)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, parcel.Endpoint);
        request.Content = new StringContent(parcel.Body, Encoding.UTF8, "text/plain");
        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon Simple Notification Service Agent");
        foreach (var header in parcel.Headers.Where(h => h.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        try
        {
            using var response = await Client.SendAsync(request).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record Parcel(Uri Endpoint, string Body, Dictionary<string, string?> Headers);
}
