namespace SecretMonitor.Sandbox.State;

/// <summary>Files that only their owner may read: secrets are in them.</summary>
internal static class PrivateFile
{
    /// <summary>
    /// Opens or makes a file, in a folder that is made if it is not there. On Windows both inherit the access rights of
    /// the folder above.
    /// </summary>
    public static FileStream Open(string folder, string name, FileShare share)
    {
        var path = Path.Combine(folder, name);
#if NET
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new(path, options);
        }
#endif
        Directory.CreateDirectory(folder);
        return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
    }
}
