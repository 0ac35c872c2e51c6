using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>An operation and how a request asks for it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Level">What its address names.</param>
/// <param name="Parameter">The query parameter that chooses it; null: no other chose.</param>
/// <param name="EventName">CloudTrail's name of it.</param>
/// <param name="Handle">Authorises, acts and answers.</param>
internal sealed record S3Route(
    string Method, S3Level Level, string? Parameter, string EventName, Func<S3Request, HttpResponse> Handle)
{
    /// <summary>The header that chooses it among those of the same parameter; null: none has to.</summary>
    public string? Header { get; init; }

    public bool Takes(HttpRequest request, S3Level level) =>
        Level == level && Method == request.Method
        && (Parameter is null || request.HasParameter(Parameter))
        && (Header is null || request.Headers.Has(Header));
}
