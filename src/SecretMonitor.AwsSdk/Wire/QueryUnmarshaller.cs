#nullable enable
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>Reads an answer or an error of awsQuery. Elements that the response class lacks are ignored.</summary>
internal sealed class QueryUnmarshaller<TResponse>(ServiceDescription service) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    // GetRoleResult of a GetRoleResponse.
    private static readonly string ResultName = typeof(TResponse).Name.Replace("Response", "Result");

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        try
        {
            var response = new TResponse();
            var root = SafeXml.Load(context.Stream);
            if (root.Child(ResultName) is { } result)
            {
                Fill(response, service.Shapes.StructureOf(typeof(TResponse)), result);
            }

            var requestId = root.Child("ResponseMetadata")?.Child("RequestId")?.Value;
            response.ResponseMetadata = new() { RequestId = requestId ?? ServiceErrors.RequestIdOf(context) };
            return response;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException or ArgumentException)
        {
            throw ServiceErrors.Unreadable<TResponse>();
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        service.Errors.Read(context, context.Stream, innerException, statusCode);

    private static void Fill(object target, StructureShape structure, XElement xml)
    {
        foreach (var member in structure.Members)
        {
            if (xml.Child(member.Name) is { } child && Read(member, member.Shape, child) is { } value)
            {
                member.Set(target, value);
            }
        }
    }

    private static object? Read(Member member, Shape shape, XElement xml)
    {
        switch (shape)
        {
            case StructureShape structure:
                var target = structure.New();
                Fill(target, structure, xml);
                return target;
            case ListShape list:
                var items = list.New();
                foreach (var element in xml.Elements())
                {
                    if (Read(member, list.Item, element) is { } item)
                    {
                        items.Add(item);
                    }
                }

                return items;
            case MapShape map:
                var entries = map.New();
                foreach (var entry in xml.Elements())
                {
                    if (entry.Child(member.MapKey)?.Value is { } key
                        && entry.Child(member.MapValue) is { } element
                        && Read(member, map.Value, element) is { } value)
                    {
                        entries[key] = value;
                    }
                }

                return entries;
            default:
                return ((ScalarShape)shape).Parse(xml.Value);
        }
    }
}
