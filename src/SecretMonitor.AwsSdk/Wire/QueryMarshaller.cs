#nullable enable
using System.Collections;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>Writes a request as awsQuery form parameters: <c>Tags.member.1.Key=k</c>.</summary>
internal sealed class QueryMarshaller(ServiceDescription service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.Name);
        request.Parameters.Add("Action", ServiceDescription.OperationOf(input));
        request.Parameters.Add("Version", service.ApiVersion);
        WriteStructure(request, string.Empty, service.Shapes.StructureOf(input.GetType()), input);
        return request;
    }

    private static void WriteStructure(IRequest request, string prefix, StructureShape structure, object value)
    {
        foreach (var member in structure.Members)
        {
            if (member.Outgoing(value) is { } outgoing)
            {
                Write(request, prefix + member.Name, member, member.Shape, outgoing);
            }
        }
    }

    private static void Write(IRequest request, string name, Member member, Shape shape, object value)
    {
        var index = 0;
        switch (shape)
        {
            case StructureShape structure:
                WriteStructure(request, name + ".", structure, value);
                break;
            case ListShape { Item: var itemShape } when value is IList { Count: > 0 } list:
                foreach (var item in list)
                {
                    Write(request, Numbered(name, ".member.", ++index), member, itemShape, item);
                }

                break;
            case ListShape:
                // An empty list is set to empty; one that is null is left as it is.
                request.Parameters.Add(name, string.Empty);
                break;
            case MapShape map:
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    var prefix = Numbered(name, ".entry.", ++index) + ".";
                    request.Parameters.Add(prefix + member.MapKey, (string)entry.Key);
                    Write(request, prefix + member.MapValue, member, map.Value, entry.Value!);
                }

                break;
            default:
                request.Parameters.Add(name, ScalarShape.Text(value));
                break;
        }
    }

    private static string Numbered(string name, string infix, int index) =>
        name + infix + index.ToString(CultureInfo.InvariantCulture);
}
