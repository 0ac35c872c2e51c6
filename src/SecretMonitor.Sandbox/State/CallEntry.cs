using System.Net;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.State;

/// <summary>A call that came to its service, refused there or not. Who made it was believed then.</summary>
/// <param name="At">The virtual time.</param>
/// <param name="Random">The state of the random numbers.</param>
/// <param name="RequestId">The id that its answer had.</param>
/// <param name="Request">The request, its body without chunks.</param>
/// <param name="ErrorCode">The code of the refusal; empty: it was done.</param>
internal sealed record CallEntry(
    DateTimeOffset At, ulong Random, string RequestId, HttpRequest Request, string ErrorCode)
    : JournalEntry(At, Random)
{
    protected override EntryKind Kind => EntryKind.Call;

    public static CallEntry Read(BinaryReader reader, DateTimeOffset at, ulong random)
    {
        var (requestId, errorCode) = (reader.ReadString(), reader.ReadString());
        var (method, target) = (reader.ReadString(), reader.ReadString());
        HttpHeaders headers = [];
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            headers.Add(reader.ReadString(), reader.ReadString());
        }

        HttpRequest request = new()
        {
            Method = method,
            Target = target,
            Headers = headers,
            RemoteAddress = new IPAddress(reader.ReadBytes(reader.ReadInt32())),
            Body = reader.ReadBytes(reader.ReadInt32()),
        };
        return new(at, random, requestId, request, errorCode);
    }

    protected override void WriteRest(BinaryWriter writer)
    {
        writer.Write(RequestId);
        writer.Write(ErrorCode);
        writer.Write(Request.Method);
        writer.Write(Request.Target);
        var headers = Request.Headers.ToList();
        writer.Write(headers.Count);
        foreach (var header in headers)
        {
            writer.Write(header.Key);
            writer.Write(header.Value);
        }

        var address = Request.RemoteAddress.GetAddressBytes();
        writer.Write(address.Length);
        writer.Write(address);
        writer.Write(Request.Body.Length);
        writer.Write(Request.Body);
    }
}
