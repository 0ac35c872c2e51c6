using System.IO.Compression;
using System.Text.Json;

namespace SecretMonitor.Trails;

/// <summary>
/// A file of CloudTrail records, whatever its name: gzip or plain; documents <c>{"Records":[…]}</c>, as CloudTrail
/// delivers them to a bucket, or one record per line. An empty file, such as CreateTrail writes to try the bucket, has
/// none.
/// </summary>
/// <param name="stream">The file, from its beginning; it must be able to seek, and is closed after reading.</param>
public sealed class TrailFile(Stream stream)
{
    private long _line;
    private long _problems;
    private string? _firstProblem;

    /// <summary>What could not be read, for people; null if everything could. Known when all records were read.</summary>
    public string? Problem =>
        _problems > 1 ? $"{_firstProblem} It is the first of {_problems} such problems." : _firstProblem;

    /// <summary>The records, as they are read. What is no record is passed over.</summary>
    public IEnumerable<CloudTrailRecord> Read()
    {
        using StreamReader reader = new(Unzip());
        while (NextDocument(reader) is { } text)
        {
            if (CloudTrailRecord.TryParse(text, out CloudTrailRecord? document))
            {
                foreach (CloudTrailRecord record in RecordsOf(document))
                {
                    yield return record;
                }
            }
            else
            {
                _problems++;
                _firstProblem ??= $"Line {_line} is no JSON object.";
            }
        }
    }

    private static IEnumerable<CloudTrailRecord> RecordsOf(CloudTrailRecord document) =>
        document.Json.Member("Records") is { ValueKind: JsonValueKind.Array } records
            ? records.EnumerateArray().Select(CloudTrailRecord.From).OfType<CloudTrailRecord>()
            : [document];

    private Stream Unzip()
    {
        bool isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>The next line that is not blank; or all lines, where the first only begins a document.</summary>
    private string? NextDocument(StreamReader reader)
    {
        try
        {
            string? line;
            do
            {
                line = reader.ReadLine();
                _line++;
            }
            while (line is not null && string.IsNullOrWhiteSpace(line));

            return line?.TrimEnd() is [.., '{' or '[' or ','] ? $"{line}\n{reader.ReadToEnd()}" : line;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            _problems++;
            _firstProblem ??= $"It cannot be read beyond line {_line}: {e.Message}";
            return null;
        }
    }
}
