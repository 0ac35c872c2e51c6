using System.Diagnostics.CodeAnalysis;
using SecretMonitor.Patterns;

namespace SecretMonitor.Secrets;

/// <summary>
/// One secret, however it is called: by name (<c>prod/db</c>), full ARN (<c>arn:…:secret:prod/db-a1B2c3</c>) or
/// partial ARN (<c>arn:…:secret:prod/db</c>). CloudTrail copies the form that the caller sent: each must be recognised.
/// </summary>
/// <remarks>
/// An ARN that ends in a hyphen and six letters or digits can be read twice: as the full ARN of <c>prod/db</c>, or as
/// the partial ARN of a secret named <c>prod/db-a1B2c3</c>. Such a reference is ambiguous (<see cref="IsAmbiguous"/>):
/// nothing beyond the given text is certain, and <see cref="Matches(string?)"/> follows both readings. What
/// DescribeSecret answers (<see cref="FromDescription"/>) is exact.
/// </remarks>
public sealed record SecretReference
{
    private const string ResourcePrefix = "secret:";

    private readonly string _text;

    private SecretReference(string text, string? name, string? arn, string? partialArn, Arn? place)
    {
        _text = text;
        Name = name;
        Arn = arn;
        PartialArn = partialArn;
        Partition = place?.Partition;
        Region = place?.Region;
        AccountId = place?.AccountId;
    }

    /// <summary>The secret's name; null if it is not known for certain.</summary>
    public string? Name { get; }

    /// <summary>The full ARN with its six-character suffix; null if it is not known for certain.</summary>
    public string? Arn { get; }

    /// <summary>The ARN without the suffix; null if it is not known for certain.</summary>
    public string? PartialArn { get; }

    /// <summary>The partition, such as <c>aws</c> or <c>aws-cn</c>; null for a bare name.</summary>
    public string? Partition { get; }

    /// <summary>The region; null for a bare name.</summary>
    public string? Region { get; }

    /// <summary>The owning account; null for a bare name.</summary>
    public string? AccountId { get; }

    /// <summary>Whether name and full ARN are both known.</summary>
    public bool IsExact => Name is not null && Arn is not null;

    /// <summary>Whether it stands for all secrets with names like this (<see cref="SecretPattern"/>).</summary>
    public bool IsPattern => SecretPattern.IsMeant(Name);

    /// <summary>Whether the reference is an ARN that may be full or partial.</summary>
    public bool IsAmbiguous => Name is null;

    /// <summary>
    /// The name, for people: where it is not certain, an ambiguous ARN is taken for a full one, as AWS does.
    /// </summary>
    public string LikelyName => Name ?? AsFullArn().Name!;

    /// <summary>
    /// The strings that certainly denote this secret: name, partial ARN, full ARN, as far as known. Those of a pattern
    /// have <c>*</c> for any run of characters.
    /// </summary>
    public IReadOnlyList<string> Forms => IsPattern
        ? Name == "*" ? ["*"] : [Name!, PartialArn ?? $"arn:*:{ResourcePrefix}{Name}"]
        : new[] { Name, PartialArn, Arn ?? (IsAmbiguous ? _text : null) }.OfType<string>().ToArray();

    /// <summary>Reads what a person or a request calls a secret: its name, full ARN or partial ARN.</summary>
    /// <exception cref="ArgumentException">The text is none of these; the message says what is legal.</exception>
    public static SecretReference Parse(string secretId) =>
        Read(secretId, out string? problem) ?? throw new ArgumentException(problem);

    /// <summary>Like <see cref="Parse"/>; false instead of an exception.</summary>
    public static bool TryParse(string? secretId, [NotNullWhen(true)] out SecretReference? secret)
    {
        secret = Read(secretId, out _);
        return secret is not null;
    }

    /// <summary>Reads a name pattern, bare or as the resource of an ARN: <c>arn:…:secret:prod/*</c>.</summary>
    /// <exception cref="ArgumentException">No filter or rule could be made of it; the message says why.</exception>
    public static SecretReference ParsePattern(string text)
    {
        bool isArn = SecretMonitor.Arn.TryParse(text, out Arn? arn) && arn.Service == "secretsmanager"
            && arn.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal);
        string name = isArn ? arn!.Resource.Substring(ResourcePrefix.Length) : text;
        return SecretPattern.ProblemOf(name) is not { } problem
            ? new(text, name, arn: null, partialArn: isArn ? text : null, arn)
            : throw new ArgumentException($"'{text}' cannot be watched as a name pattern: {problem}.");
    }

    /// <summary>The secret with this full ARN, as AWS answers it; the last seven characters are its suffix.</summary>
    /// <exception cref="ArgumentException">The text is not the full ARN of a secret.</exception>
    public static SecretReference FromArn(string fullArn)
    {
        SecretReference secret = Parse(fullArn);
        return secret.IsAmbiguous
            ? secret.AsFullArn()
            : throw new ArgumentException(
                $"'{fullArn}' is not the full ARN of a secret: it does not end in a hyphen and six letters or digits.");
    }

    /// <summary>The secret with the name and the full ARN that DescribeSecret answered.</summary>
    /// <exception cref="ArgumentException">The ARN is not the full ARN of a secret with this name.</exception>
    public static SecretReference FromDescription(string name, string fullArn)
    {
        SecretReference secret = FromArn(fullArn);
        return secret.Name == name
            ? secret
            : throw new ArgumentException($"'{fullArn}' is not the full ARN of the secret '{name}'.");
    }

    /// <summary>
    /// Whether an id, as sent in a request or found in a record, denotes this secret. Where reference or id leave
    /// something open (a bare name has no account and region, an ambiguous ARN two readings) all readings count.
    /// </summary>
    public bool Matches(string? secretId)
    {
        if (secretId is null)
        {
            return false;
        }

        if (IsPattern)
        {
            return Forms.Any(form => WildcardText.WithoutEscapes(form).Matches(secretId));
        }

        if (Forms.Contains(secretId, StringComparer.Ordinal))
        {
            return true;
        }

        return !IsExact && TryParse(secretId, out SecretReference? other)
            && Readings().Any(mine => other.Readings().Any(mine.AgreesWith));
    }

    /// <summary>
    /// Whether an id that was sent in this region by a caller of this account denotes this secret: a bare name means
    /// the caller's own account and the called region, an ARN says both itself.
    /// </summary>
    public bool Matches(string? secretId, string? region, string? accountId) =>
        Matches(secretId) && (secretId!.StartsWith("arn:", StringComparison.Ordinal)
            || (Agree(Region, region) && Agree(AccountId, accountId)));

    /// <summary>The name if it is known for certain, else the ARN as given.</summary>
    public override string ToString() => Name ?? _text;

    private static SecretReference? Read(string? secretId, out string? problem)
    {
        problem = null;
        if (SecretName.IsValid(secretId))
        {
            return new(secretId!, secretId, arn: null, partialArn: null, place: null);
        }

        if (SecretMonitor.Arn.TryParse(secretId, out Arn? arn) && arn.Service == "secretsmanager"
            && arn.Region.Length > 0 && arn.AccountId.Length > 0
            && arn.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal)
            && arn.Resource.Substring(ResourcePrefix.Length) is var name && SecretName.IsValid(WithoutArnSuffix(name)))
        {
            return SecretName.EndsLikeArn(name)
                ? new(secretId!, name: null, arn: null, partialArn: null, arn)
                : new(secretId!, name, arn: null, partialArn: secretId, arn);
        }

        problem = $"'{secretId}' is not a secret id. Give a name ({SecretName.Rule}), or an ARN of the form "
            + "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-XXXXXX (with or without the last seven characters).";
        return null;
    }

    private static string WithoutArnSuffix(string name) =>
        SecretName.EndsLikeArn(name) ? SecretName.WithoutSuffix(name) : name;

    private static bool Agree(string? known, string? other) => known is null || other is null || known == other;

    private IEnumerable<SecretReference> Readings() => IsAmbiguous ? [AsFullArn(), AsPartialArn()] : [this];

    private SecretReference AsFullArn()
    {
        Arn arn = SecretMonitor.Arn.Parse(_text);
        string name = SecretName.WithoutSuffix(arn.Resource.Substring(ResourcePrefix.Length));
        return new(_text, name, arn: _text, partialArn: SecretName.WithoutSuffix(_text), arn);
    }

    private SecretReference AsPartialArn()
    {
        Arn arn = SecretMonitor.Arn.Parse(_text);
        return new(_text, arn.Resource.Substring(ResourcePrefix.Length), arn: null, partialArn: _text, arn);
    }

    private bool AgreesWith(SecretReference other) =>
        Name == other.Name && Agree(PartialArn, other.PartialArn) && Agree(Arn, other.Arn);
}
