using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>Random passwords.</content>
internal sealed partial class SecretsManagerService
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private Structure GetRandomPassword(Call call)
    {
        call.Authorize("GetRandomPassword", "*");
        var input = call.Input;
        var excluded = input.Text("ExcludeCharacters") ?? "";
        string[] types =
        [
            .. new[]
            {
                Included(input, "ExcludeLowercase", Lower),
                Included(input, "ExcludeUppercase", Lower.ToUpperInvariant()),
                Included(input, "ExcludeNumbers", Digits),
                Included(input, "ExcludePunctuation", Punctuation),
                input.Flag("IncludeSpace") ?? false ? " " : "",
            }.Select(t => string.Concat(t.Where(c => excluded.IndexOf(c) < 0))).Where(t => t.Length > 0),
        ];
        var length = (int)(input.Number("PasswordLength") ?? 32);
        var isEach = input.Flag("RequireEachIncludedType") ?? true;
        if (types.Length == 0 || (isEach && length < types.Length))
        {
            throw InvalidParameter("Your request doesn't leave enough characters to make the password of.");
        }

        // One of each type first, the rest of all; then shuffled.
        var all = string.Concat(types);
        var characters = (isEach ? types.Select(Pick) : []).ToList();
        while (characters.Count < length)
        {
            characters.Add(Pick(all));
        }

        var shuffled = characters.Select(c => (Character: c, Order: World.Random.Fraction())).OrderBy(p => p.Order);
        return new() { ["RandomPassword"] = string.Concat(shuffled.Select(p => p.Character)) };
    }

    private static string Included(Structure input, string exclude, string characters) =>
        input.Flag(exclude) ?? false ? "" : characters;

    private char Pick(string from) => from[(int)(World.Random.Fraction() * from.Length)];
}
