#nullable enable
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>
/// Turns error answers into exceptions, of the class that the service models for the code, or of the service's own.
/// </summary>
/// <param name="serviceException">The service's exception.</param>
/// <param name="classNames">Class names of codes, where they differ by more than the suffix.</param>
internal sealed class ServiceErrors(Type serviceException, IReadOnlyDictionary<string, string> classNames)
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    private readonly Dictionary<string, Type> _classes = serviceException.Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(serviceException))
        .ToDictionary(type => type.Name);

    /// <summary>The request id of an answer's header; null without one.</summary>
    public static string? RequestIdOf(UnmarshallerContext context) => Header(context, RequestIdHeader);

    /// <summary>
    /// The exception for an answer that is not what it should be; AWSSDK.Core adds the rest. What went wrong in
    /// detail is left out: parsers quote what they could not parse, and that may be a secret.
    /// </summary>
    public static InvalidDataException Unreadable<TResponse>() => new($"{typeof(TResponse).Name} could not be read.");

    /// <summary>
    /// The exception for an error answer: JSON or XML whatever the protocol, since gateways before a service
    /// have formats of their own. The answer's text is not quoted but for its message.
    /// </summary>
    public AmazonServiceException Read(
        UnmarshallerContext context, Stream body, Exception innerException, HttpStatusCode statusCode)
    {
        using var buffer = new MemoryStream();
        body.CopyTo(buffer);
        buffer.Position = 0;
        var error = ReadBody(buffer);
        var modelCode = Bare(error.Code ?? Header(context, "x-amzn-ErrorType"));

        // The code of the query protocol, as "code;fault", from services that spoke it before JSON.
        var query = Header(context, "x-amzn-query-error")?.Split(';');
        var fault = query is { Length: 2 } ? query[1] : error.Fault;
        var code = query?[0] ?? modelCode;
        var message = string.IsNullOrEmpty(error.Message)
            ? $"The service answered {(int)statusCode} {code ?? statusCode.ToString()}, and no message."
            : error.Message;
        return (AmazonServiceException)Activator.CreateInstance(
            ClassOf(modelCode ?? code ?? string.Empty),
            message,
            innerException,
            fault == "Sender" ? ErrorType.Sender : fault == "Receiver" ? ErrorType.Receiver : ErrorType.Unknown,
            code,
            RequestIdOf(context) ?? error.RequestId,
            statusCode)!;
    }

    private static ErrorBody ReadBody(MemoryStream body)
    {
        try
        {
            return body.Length > 0 && body.GetBuffer()[0] == '<'
                ? ErrorBody.Of(SafeXml.Load(body))
                : ErrorBody.Of(body);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            // A page of a proxy: the status says what can be said.
            return new(null, null, null, null);
        }
    }

    private static string? Header(UnmarshallerContext context, string name) =>
        context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;

    /// <summary>Name of "namespace#Name:http://…".</summary>
    private static string? Bare(string? code) => code?.Substring(code.LastIndexOf('#') + 1).Split(':')[0];

    private Type ClassOf(string code)
    {
        var name = classNames.TryGetValue(code, out var other) ? other
            : code.EndsWith("Exception", StringComparison.Ordinal) ? code
            : code.EndsWith("Fault", StringComparison.Ordinal) ? code.Substring(0, code.Length - 5) + "Exception"
            : code + "Exception";
        return _classes.TryGetValue(name, out var type) ? type : serviceException;
    }
}
