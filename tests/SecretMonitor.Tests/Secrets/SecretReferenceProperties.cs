using CsCheck;
using SecretMonitor.Secrets;
using Xunit;

namespace SecretMonitor.Tests.Secrets;

public sealed class SecretReferenceProperties
{
    private const string Prefix = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    private static readonly Gen<string> Suffix = Gen.Char.AlphaNumeric.Array[6].Select(chars => new string(chars));

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf(Gen.Char.AlphaNumeric, Gen.OneOf('/', '_', '+', '=', '.', '@', '-')).Array[1, 20].Select(chars => new string(chars)),
        Gen.Select(Gen.OneOf("a", "a-", "prod/db"), Suffix, (name, suffix) => $"{name}-{suffix}"));

    [Fact]
    public void A_described_secret_is_matched_by_its_forms_and_by_nothing_else() =>
        Gen.Select(Name, Suffix, Name, Suffix).Sample((name, suffix, otherName, otherSuffix) =>
        {
            SecretReference secret = SecretReference.FromDescription(name, $"{Prefix}{name}-{suffix}");
            string[] forms = [name, Prefix + name, $"{Prefix}{name}-{suffix}"];
            string[] others =
            [
                otherName, Prefix + otherName, $"{Prefix}{otherName}-{otherSuffix}", $"{Prefix}{name}-{otherSuffix}",
                name + otherName, name + "-" + otherSuffix,
            ];

            return secret.Forms.SequenceEqual(forms) && forms.All(secret.Matches)
                && others.All(other => secret.Matches(other) == forms.Contains(other));
        });

    [Fact]
    public void Whatever_is_known_of_a_secret_it_matches_all_that_denotes_it() =>
        Gen.Select(Name, Suffix).Sample((name, suffix) =>
        {
            string[] forms = [name, Prefix + name, $"{Prefix}{name}-{suffix}"];

            return forms.All(given => forms.All(SecretReference.Parse(given).Matches));
        });

    [Fact]
    public void No_text_throws_anything_but_the_refusal() => Gen.String.Sample(text =>
        SecretReference.TryParse(text, out SecretReference? secret) ? secret.Matches(text) : !SecretName.IsValid(text));
}
