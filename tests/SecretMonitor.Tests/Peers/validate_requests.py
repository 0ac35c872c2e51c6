"""Checks requests against AWS's service models, as botocore ships them.
Input: a JSON object per line: service, operation, body. Each body is read by the model, validated, written again by
botocore's own serializer, and must come out as it went in. Prints what is wrong."""
import json
import sys
from datetime import datetime, timezone
from urllib.parse import parse_qsl

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.serialize import create_serializer
from botocore.validate import ParamValidator

PROTOCOLS = {"sns": "query", "iam": "query"}
CASTS = {"integer": int, "long": int, "double": float, "float": float, "boolean": "true".__eq__}


def from_form(shape, form, prefix):
    """The value at a prefix of a form, by the query protocol's rules."""
    at = prefix + "." if prefix else ""
    numbered = lambda base: range(1, 1 + len({key[len(base):].split(".")[0] for key in form if key.startswith(base)}))
    if shape.type_name == "structure":
        has = lambda name: any(key == at + name or key.startswith(f"{at}{name}.") for key in form)
        return {name: from_form(member, form, at + name) for name, member in shape.members.items() if has(name)}
    if shape.type_name == "list":
        return [from_form(shape.member, form, f"{at}member.{i}") for i in numbered(at + "member.")]
    if shape.type_name == "map":
        key, value = (s.serialization.get("name", d) for s, d in ((shape.key, "key"), (shape.value, "value")))
        entries = [f"{at}entry.{i}." for i in numbered(at + "entry.")]
        return {form[entry + key]: from_form(shape.value, form, entry + value) for entry in entries}
    return CASTS.get(shape.type_name, str)(form[prefix])


def decoded(shape, value):
    """Blobs as bytes and times as datetimes, as botocore's serializer takes them."""
    if shape.type_name == "structure":
        return {name: decoded(shape.members[name], member) if name in shape.members else member
                for name, member in value.items()}
    if shape.type_name == "list":
        return [decoded(shape.member, item) for item in value]
    if shape.type_name == "map":
        return {key: decoded(shape.value, item) for key, item in value.items()}
    if shape.type_name == "blob":
        return __import__("base64").b64decode(value, validate=True)
    return datetime.fromtimestamp(value, timezone.utc) if shape.type_name == "timestamp" else value


for line in sys.stdin:
    request = json.loads(line)
    service, body = request["service"], request["body"]
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    operation = model.operation_model(request["operation"])
    protocol = PROTOCOLS.get(service, "json")
    if protocol == "query":
        sent = dict(parse_qsl(body, keep_blank_values=True))
        parameters = from_form(operation.input_shape, sent, "")
    else:
        sent = json.loads(body)
        parameters = sent
    report = ParamValidator().validate(parameters, operation.input_shape)
    if report.has_errors():
        print(service, operation.name, report.generate_report())
        continue
    written = create_serializer(protocol).serialize_to_request(decoded(operation.input_shape, parameters), operation)
    expected = written["body"] if protocol == "query" else json.loads(written["body"])
    if {key: str(value) for key, value in expected.items()} != {key: str(value) for key, value in sent.items()}:
        print(service, operation.name, "sent", sent, "where botocore sends", expected)
