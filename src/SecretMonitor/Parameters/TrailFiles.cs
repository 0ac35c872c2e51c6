using System.Management.Automation;
using SecretMonitor.Errors;
using SecretMonitor.Trails;

namespace SecretMonitor.Parameters;

/// <summary>CloudTrail's files as a person names them: files, folders, wildcards.</summary>
internal static class TrailFiles
{
    private static readonly string[] Extensions = [".json", ".json.gz", ".jsonl", ".jsonl.gz"];

    /// <summary>The files and folders that the paths mean. What is not there is reported, and left out.</summary>
    public static IReadOnlyList<string> Resolve(
        PathIntrinsics session, IEnumerable<string> paths, Action<SecretMonitorException> report) =>
        [.. paths.SelectMany(path => Resolve(session, path, report)).Distinct(StringComparer.Ordinal)];

    /// <summary>Passes on the records of files, and of the files in folders and all below them.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="found">Takes a record and the file that it is in.</param>
    /// <param name="report">Takes what cannot be read; everything else is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static void Read(
        IEnumerable<string> paths,
        Action<CloudTrailRecord, string> found,
        Action<SecretMonitorException> report,
        CancellationToken cancellation)
    {
        foreach (var path in paths)
        {
            try
            {
                foreach (var file in Directory.Exists(path) ? FilesBelow(path) : [path])
                {
                    ReadFile(file, found, report, cancellation);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report(ErrorCatalog.TrailFileUnreadable(path, e.Message, e));
            }
        }
    }

    private static IReadOnlyList<string> Resolve(PathIntrinsics session, string path, Action<SecretMonitorException> report)
    {
        try
        {
            var found = session.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (provider.Name == "FileSystem" && found.Count > 0)
            {
                return found;
            }

            report(ErrorCatalog.TrailFileNotFound(path));
        }
        catch (SessionStateException e)
        {
            report(ErrorCatalog.TrailFileNotFound(path, e));
        }

        return [];
    }

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(file => file, StringComparer.Ordinal);

    private static void ReadFile(
        string path,
        Action<CloudTrailRecord, string> found,
        Action<SecretMonitorException> report,
        CancellationToken cancellation)
    {
        try
        {
            TrailFile file = new(File.OpenRead(path));
            foreach (var record in file.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                found(record, path);
            }

            if (file.Problem is { } problem)
            {
                report(ErrorCatalog.TrailFileUnreadable(path, problem));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(ErrorCatalog.TrailFileUnreadable(path, e.Message, e));
        }
    }
}
