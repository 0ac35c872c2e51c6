using System.Text;
using System.Xml;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Errors as S3 answers them: an Error element without a namespace, and ids in headers of their own.</summary>
internal static class S3Errors
{
    public static HttpResponse Refuse(ServiceFault fault, string requestId)
    {
        var hostId = Convert.ToBase64String(Encoding.ASCII.GetBytes(requestId + requestId));
        using MemoryStream stream = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            writer.WriteStartElement("Error");
            writer.WriteElementString("Code", fault.Code);
            writer.WriteElementString("Message", fault.Message);
            foreach (var detail in fault.Details)
            {
                writer.WriteElementString(detail.Key, detail.Value);
            }

            writer.WriteElementString("RequestId", requestId);
            writer.WriteElementString("HostId", hostId);
            writer.WriteEndElement();
        }

        HttpResponse response = new(fault.Status ?? 400)
        {
            Body = stream.ToArray(),
            Headers =
            {
                { "x-amz-request-id", requestId },
                { "x-amz-id-2", hostId },
                { "Content-Type", "application/xml" },
            },
        };
        foreach (var header in fault.Headers)
        {
            response.Headers.Add(header.Key, header.Value);
        }

        return response;
    }
}
