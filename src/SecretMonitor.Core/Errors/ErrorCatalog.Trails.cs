namespace SecretMonitor.Errors;

/// <content>Failures of files of CloudTrail records.</content>
public static partial class ErrorCatalog
{
    /// <summary>No file or folder is called so.</summary>
    public static SecretMonitorException TrailFileNotFound(string path, Exception? inner = null) =>
        new(nameof(TrailFileNotFound), ErrorKind.ObjectNotFound, $"There is no file or folder '{path}'.", inner)
        {
            Target = path,
            RecommendedAction = "Give -Path CloudTrail's files (.json, .json.gz), folders of them, or wildcards.",
        };

    /// <summary>A file, or a part of it, is no CloudTrail file.</summary>
    public static SecretMonitorException TrailFileUnreadable(string path, string problem, Exception? inner = null) =>
        new(nameof(TrailFileUnreadable), ErrorKind.InvalidResult,
            $"The file '{path}' could not be read in full: {problem}", inner)
        {
            Target = path,
            RecommendedAction = "Fetch the file again. What could be read was counted.",
        };
}
