using System.Security.Cryptography;

namespace SecretMonitor.Sandbox.State;

/// <summary>
/// An RSA key of the sandbox, made when it is first used. Where the state is kept, so is the key, in a file of its own:
/// it is the one thing that does not follow from what came in.
/// </summary>
internal sealed class KeptKey(World world, string name)
{
    private const int KeySize = 2048;

    private readonly Lazy<RSA> _value = new(() => world.Options.Path is { } folder
        ? Load(Path.Combine(folder, name + ".key")) ?? Make(folder, name + ".key")
        : RSA.Create(KeySize));

    public RSA Value => _value.Value;

    private static RSA? Load(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var key = RSA.Create();
        key.FromXmlString(File.ReadAllText(path));
        return key;
    }

    /// <summary>Writes the key before anything is signed with it, whole or not at all.</summary>
    private static RSA Make(string folder, string file)
    {
        var key = RSA.Create(KeySize);
        var unfinished = file + ".new";
        using (var stream = PrivateFile.Open(folder, unfinished, FileShare.None))
        using (StreamWriter writer = new(stream))
        {
            stream.SetLength(0);
            writer.Write(key.ToXmlString(includePrivateParameters: true));
        }

        File.Move(Path.Combine(folder, unfinished), Path.Combine(folder, file));
        return key;
    }
}
