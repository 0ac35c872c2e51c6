using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>Finds out who makes a request, and believes nobody without proof.</summary>
internal sealed class Authenticator(World world)
{
    private static readonly Regex RegionName = new(@"^[a-z]{2,4}(-[a-z]+)+-\d+\z", RegexOptions.CultureInvariant);

    private readonly ICredentialDirectory _credentials = world.Get<ICredentialDirectory>();

    /// <summary>
    /// Sets the exchange's caller, and its request and payload as they are once the signature is off them.
    /// </summary>
    /// <exception cref="AuthenticationFault">The signature does not prove what it says.</exception>
    /// <exception cref="ServiceFault">A body in chunks is not whole.</exception>
    public void Authenticate(Exchange exchange, RequestSignature signature)
    {
        CheckScope(exchange.Route.Service, signature);
        Credential? credential;
        DateTimeOffset now;
        lock (world.Gate)
        {
            credential = Find(signature);
            now = world.Clock.Now;
        }

        (exchange.Request, exchange.Payload) = SignatureVerifier.Verify(exchange.Request, signature, credential, now);
        exchange.Caller = credential!.Caller;
    }

    /// <summary>
    /// Sets the caller to whom the key of a signature that is believed stands for now, and notes that it was used.
    /// </summary>
    public void Identify(Exchange exchange)
    {
        if (exchange.Signature is { } signature)
        {
            exchange.Caller = Find(signature)?.Caller
                ?? throw new AuthenticationFault(AuthenticationProblem.UnknownKey);
            _credentials.Used(signature.AccessKeyId, signature.Service, signature.Region);
        }
    }

    private Credential? Find(RequestSignature signature) =>
        world.Seen<ICredentialDirectory>().FindCredential(signature.AccessKeyId)
        ?? _credentials.FindCredential(signature.AccessKeyId);

    private static void CheckScope(SandboxService? service, RequestSignature signature)
    {
        if (service is not null && service.SigningName != signature.Service)
        {
            throw new AuthenticationFault(AuthenticationProblem.Misdirected,
                $"Credential should be scoped to correct service: '{service.SigningName}'.");
        }

        if (!RegionName.IsMatch(signature.Region))
        {
            throw new AuthenticationFault(AuthenticationProblem.Misdirected,
                $"Credential should be scoped to a valid region, not '{signature.Region}'.");
        }
    }
}
