using System.Diagnostics.CodeAnalysis;

namespace SecretMonitor;

/// <summary>
/// An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>. Region and account may be empty
/// (<c>arn:aws:iam::111122223333:root</c>, <c>arn:aws:s3:::bucket</c>); the resource keeps its own colons and slashes.
/// </summary>
public sealed record Arn(string Partition, string Service, string Region, string AccountId, string Resource)
{
    /// <summary>Reads an ARN.</summary>
    /// <exception cref="FormatException">The text is not an ARN.</exception>
    public static Arn Parse(string text) => TryParse(text, out Arn? arn)
        ? arn
        : throw new FormatException(
            $"'{text}' is not an ARN. An ARN has the form arn:partition:service:region:account:resource.");

    /// <summary>Reads an ARN; false for any other text.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = null;
        string[] parts = text?.Split(Colon, 6) ?? [];
        if (parts.Length < 6 || parts[0] != "arn" || !parts[1].StartsWith("aws", StringComparison.Ordinal)
            || parts[2].Length == 0 || parts[5].Length == 0)
        {
            return false;
        }

        arn = new(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary>The partition of a region: <c>aws-cn</c> for <c>cn-north-1</c>, <c>aws</c> for most.</summary>
    public static string PartitionOf(string region)
    {
        foreach ((string prefix, string partition) in RegionPrefixes)
        {
            if (region.StartsWith(prefix, StringComparison.Ordinal))
            {
                return partition;
            }
        }

        return "aws";
    }

    /// <summary>The ARN as AWS writes it.</summary>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";

    private static readonly char[] Colon = [':'];

    private static readonly (string Prefix, string Partition)[] RegionPrefixes =
    [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-isof-", "aws-iso-f"),
        ("eusc-", "aws-eusc"),
    ];
}
