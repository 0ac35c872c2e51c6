"""Prints the members of each operation's input and output as AWS's service models, as botocore ships them, have it.
Arguments: service:operation,operation...; lines: "service operation input|output path type"."""
import sys

from botocore.loaders import Loader
from botocore.model import ServiceModel


def walk(shape, path):
    """Yields each scalar under a shape with its path; an enumeration with its values, but not inside lists and maps."""
    if shape is None:
        return
    query = shape.type_name
    if query == "structure":
        for name, member in shape.members.items():
            yield from walk(member, f"{path}.{name}")
    elif query == "list":
        yield from walk(shape.member, path + "[]")
    elif query == "map":
        yield from walk(shape.value, path + "{}")
    else:
        enum = "|".join(sorted(shape.enum)) if query == "string" and path[-1] not in "]}" else ""
        yield path, enum or query


for argument in sys.argv[1:]:
    service, operations = argument.split(":")
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    for operation in operations.split(","):
        shapes = model.operation_model(operation)
        for direction, shape in ("input", shapes.input_shape), ("output", shapes.output_shape):
            for path, kind in walk(shape, ""):
                print(service, operation, direction, path, kind)
