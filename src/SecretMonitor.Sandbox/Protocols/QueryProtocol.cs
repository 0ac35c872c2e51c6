using System.Text;
using System.Xml;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>awsQuery: parameters in a form or in the query string, answers in XML.</summary>
internal sealed class QueryProtocol : Protocol
{
    private const string ContentType = "text/xml";
    private const string NoService = "http://webservices.amazon.com/AWSFault/2005-15-09";
    private const string QueueUrl = "QueueUrl";

    /// <summary>The parameters of a request, of the query string and of a form's body.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(HttpRequest request, byte[] body) =>
        body.Length == 0 ? request.Parameters : request.Parameters.Concat(FormText.Read(Encoding.UTF8.GetString(body)));

    public override Structure Decode(OperationModel operation, HttpRequest request, byte[] body)
    {
        var input = QueryValues.ReadStructure(QueryNode.Of(Parameters(request, body)), operation.Input);
        if (request.Path.Length > 1 && operation.Input.FromWire(QueueUrl) is not null && !input.Has(QueueUrl))
        {
            // Old clients of SQS post to the queue's URL and do not name it again.
            input[QueueUrl] = $"http://{request.Host}{request.Path}";
        }

        return input;
    }

    public override HttpResponse Answer(
        SandboxService service, OperationModel operation, Structure? output, string requestId)
    {
        var body = Write(writer =>
        {
            writer.WriteStartElement(operation.Name + "Response", service.Model.XmlNamespace);
            if (operation.Output is { } model)
            {
                writer.WriteStartElement(operation.Name + "Result");
                QueryValues.Write(writer, output ?? [], model);
                writer.WriteEndElement();
            }

            writer.WriteStartElement("ResponseMetadata");
            writer.WriteElementString("RequestId", requestId);
            writer.WriteEndElement();
            writer.WriteEndElement();
        });
        return Response(200, ContentType, body, requestId);
    }

    public override HttpResponse Refuse(SandboxService? service, ServiceFault fault, string requestId)
    {
        var (code, status) = CommonErrors.InQuery(service, fault);
        var body = Write(writer =>
        {
            writer.WriteStartElement("ErrorResponse", service?.Model.XmlNamespace ?? NoService);
            writer.WriteStartElement("Error");
            writer.WriteElementString("Type", status >= 500 ? "Receiver" : "Sender");
            writer.WriteElementString("Code", code);
            writer.WriteElementString("Message", fault.Message);
            writer.WriteEndElement();
            writer.WriteElementString("RequestId", requestId);
            writer.WriteEndElement();
        });
        return Response(status, ContentType, body, requestId);
    }

    private static byte[] Write(Action<XmlWriter> write)
    {
        using MemoryStream stream = new();
        XmlWriterSettings settings = new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = true,
            CheckCharacters = false,
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            write(writer);
        }

        return stream.ToArray();
    }
}
