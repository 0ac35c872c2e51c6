"""Holds every answer to AWS's own model of the operation, more strictly than botocore's forgiving parsers do."""
import base64
import collections
import datetime
import email.utils
import json
import re
import xml.etree.ElementTree

import botocore.parsers

# Errors that every service has, which the models leave out.
COMMON = {
    "AccessDenied", "AccessDeniedException", "AuthorizationError", "ExpiredToken", "ExpiredTokenException",
    "IncompleteSignature", "InvalidAction", "InvalidClientTokenId",
    "InvalidParameterCombinationException", "InvalidParameterException", "InvalidParameterValueException",
    "InvalidSignatureException", "MalformedInput", "MissingAuthenticationToken",
    "MissingParameter", "MissingRequiredParameterException", "SerializationException", "SignatureDoesNotMatch",
    "UnknownOperationException", "UnrecognizedClientException", "ValidationError", "ValidationException",
}
# What was called with success, and the members that answers had.
called = collections.defaultdict(set)
seen = set()


def _fail(path, what):
    raise AssertionError(f"{'.'.join(path)}: {what}")


def _scalar(shape, value, path):
    kind = shape.type_name
    if kind == "string" and shape.enum and value not in shape.enum and value != "":
        _fail(path, f"{value!r} is none of {shape.enum}")
    if kind in ("string", "integer", "long", "float", "double", "list", "map"):
        measure = value if kind in ("integer", "long", "float", "double") else len(value)
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None and measure < low or high is not None and measure > high:
            _fail(path, f"{value!r:.80} is not within {low}..{high}")


def _members(shape, names, path):
    missing = [m for m in shape.required_members if m not in names]
    if missing:
        _fail(path, f"lacks {missing}")
    seen.update(".".join([p for p in path if p != "[]"] + [n]) for n in names)


def _json(shape, value, path):
    kind = shape.type_name
    if kind == "structure":
        unknown = set(value) - set(shape.members)
        if unknown:
            _fail(path, f"has {unknown}")
        _members(shape, value, path)
        for name, item in value.items():
            _json(shape.members[name], item, path + [name])
        return
    legal = {
        "string": str, "blob": str, "boolean": bool, "integer": int, "long": int, "float": (int, float),
        "double": (int, float), "timestamp": (int, float), "list": list, "map": dict}[kind]
    if not isinstance(value, legal) or isinstance(value, bool) != (kind == "boolean"):
        _fail(path, f"{value!r} is no {kind}")
    _scalar(shape, value, path)
    if kind == "blob":
        base64.b64decode(value, validate=True)
    for item in value if kind == "list" else ():
        _json(shape.member, item, path + ["[]"])
    for key, item in value.items() if kind == "map" else ():
        _scalar(shape.key, key, path)
        _json(shape.value, item, path + ["[]"])


def _cbor(shape, value, path):
    """CBOR as JSON, but for times and bytes, which have types of their own."""
    kind = shape.type_name
    if kind == "structure":
        unknown = set(value) - set(shape.members)
        if unknown:
            _fail(path, f"has {unknown}")
        _members(shape, value, path)
        for name, item in value.items():
            _cbor(shape.members[name], item, path + [name])
    elif kind == "list":
        for item in value:
            _cbor(shape.member, item, path + ["[]"])
    elif kind == "map":
        for item in value.values():
            _cbor(shape.value, item, path + ["[]"])
    elif kind == "timestamp":
        if not isinstance(value, datetime.datetime):
            _fail(path, f"{value!r} is no timestamp")
    elif kind == "blob":
        if not isinstance(value, bytes):
            _fail(path, f"{value!r} is no blob")
    else:
        _json(shape, value, path)


def _text(shape, text, path, form="iso8601"):
    kind = shape.type_name
    if kind == "timestamp":
        form = shape.serialization.get("timestampFormat", form)
        legal = email.utils.parsedate_to_datetime(text) if form == "rfc822" else re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z", text)
        if not legal:
            _fail(path, f"{text!r} is no {form} time")
    elif kind == "boolean":
        if text not in ("true", "false"):
            _fail(path, f"{text!r} is no boolean")
    elif kind in ("integer", "long"):
        _scalar(shape, int(text), path)
    elif kind in ("float", "double"):
        _scalar(shape, float(text), path)
    elif kind == "blob":
        base64.b64decode(text, validate=True)
    else:
        _scalar(shape, text, path)


def _name(element):
    return element.tag.rpartition("}")[2]


def _xml(shape, element, path):
    kind = shape.type_name
    if kind == "structure":
        _xml_members(shape, list(element), path)
    elif kind == "list":
        wanted = shape.member.serialization.get("name", "member")
        for child in element:
            if _name(child) != wanted:
                _fail(path, f"has <{_name(child)}> where <{wanted}> belongs")
            _xml(shape.member, child, path + ["[]"])
    elif kind == "map":
        for entry in element:
            _xml_entry(shape, entry, path)
    else:
        if len(element):
            _fail(path, f"{kind} has elements")
        _text(shape, element.text or "", path)


def _xml_entry(shape, entry, path):
    parts = {_name(child): child for child in entry}
    wanted = {shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")}
    if set(parts) != wanted:
        _fail(path, f"entry has {set(parts)}")
    _xml(shape.value, parts[shape.value.serialization.get("name", "value")], path + ["[]"])


def _xml_members(shape, children, path):
    by_element = {}
    for name, member in shape.members.items():
        if "location" in member.serialization or member.serialization.get("xmlAttribute"):
            continue
        flat = member.serialization.get("flattened") or member.type_name in ("list", "map") and \
            member.serialization.get("flattened")
        wire = member.serialization.get("name", name)
        if flat and member.type_name == "list" and "name" in member.member.serialization:
            wire = member.member.serialization["name"] if "name" not in member.serialization else wire
        by_element[wire] = (name, member, flat)
    names = set()
    for child in children:
        if _name(child) not in by_element:
            _fail(path, f"has <{_name(child)}>")
        name, member, flat = by_element[_name(child)]
        if name in names and not flat:
            _fail(path, f"has <{_name(child)}> twice")
        names.add(name)
        if flat and member.type_name == "list":
            _xml(member.member, child, path + [name, "[]"])
        elif flat:
            _xml_entry(member, child, path + [name])
        else:
            _xml(member, child, path + [name])
    elsewhere = ("location", "xmlAttribute")
    missing = [m for m in shape.required_members
               if m not in names and not any(e in shape.members[m].serialization for e in elsewhere)]
    if missing:
        _fail(path, f"lacks {missing}")
    seen.update(".".join([p for p in path if p != "[]"] + [n]) for n in names)


def _query(model, body, path):
    root = xml.etree.ElementTree.fromstring(body)
    if _name(root) != model.name + "Response":
        _fail(path, f"answers <{_name(root)}>")
    if not root.tag.startswith("{" + model.service_model.metadata["xmlNamespace"] + "}"):
        _fail(path, f"has the namespace {root.tag}")
    parts = {_name(child): child for child in root}
    wrapper = model.output_shape and model.output_shape.serialization.get("resultWrapper")
    if set(parts) != {"ResponseMetadata"} | ({wrapper} if wrapper else set()):
        _fail(path, f"has {set(parts)}")
    if [_name(c) for c in parts["ResponseMetadata"]] != ["RequestId"]:
        _fail(path, "has no request id")
    if wrapper:
        _xml_members(model.output_shape, list(parts[wrapper]), path)


def _rest(model, http, path):
    shape = model.output_shape
    for name, member in shape.members.items() if shape else ():
        location = member.serialization.get("location")
        header = member.serialization.get("name", name)
        if location == "header" and header in http.headers:
            _text(member, http.headers[header], path + [name], "rfc822")
            seen.add(".".join(path + [name]))
        if location == "headers" and any(h.lower().startswith(header) for h in http.headers):
            seen.add(".".join(path + [name]))
    payload = shape and shape.serialization.get("payload")
    if model.has_streaming_output:
        return
    if not payload and (not shape or all("location" in m.serialization for m in shape.members.values())):
        if http.content:
            _fail(path, f"has a body {http.content[:80]}")
    elif payload and shape.members[payload].type_name in ("string", "blob"):
        seen.add(".".join(path + [payload]))
    else:
        root = xml.etree.ElementTree.fromstring(http.content)
        if root.tag.startswith("{") and not root.tag.startswith("{http://s3.amazonaws.com/doc/2006-03-01/}"):
            _fail(path, f"has the namespace {root.tag}")
        expected = shape.members[payload] if payload else shape
        _xml(expected, root, path + ([payload] if payload else []))


def _success(model, http, path):
    protocol = model.service_model.resolved_protocol
    shape = model.output_shape
    if protocol == "query":
        if not http.headers["Content-Type"].startswith("text/xml"):
            _fail(path, f"has the type {http.headers['Content-Type']}")
        _query(model, http.content, path)
    elif protocol == "json":
        if not http.headers["Content-Type"].startswith("application/x-amz-json-"):
            _fail(path, f"has the type {http.headers['Content-Type']}")
        value = json.loads(http.content or b"{}", parse_constant=lambda c: _fail(path, f"has {c}"))
        if shape is None:
            if value:
                _fail(path, f"has {value}")
        else:
            _json(shape, value, path)
    elif protocol == "smithy-rpc-v2-cbor":
        if http.headers["Smithy-Protocol"] != "rpc-v2-cbor" or http.headers["Content-Type"] != "application/cbor":
            _fail(path, f"has the headers {http.headers}")
        parser = botocore.parsers.RpcV2CBORParser()
        value = parser.parse_data_item(parser.get_peekable_stream_from_bytes(http.content)) if http.content else {}
        _cbor(shape, value, path) if shape else None
    else:
        _rest(model, http, path)
    if not any(h.lower() in ("x-amzn-requestid", "x-amz-request-id") for h in http.headers):
        _fail(path, "has no request id")


def _error(model, http, parsed, path):
    error = parsed["Error"]
    if model.service_model.service_name == "s3":
        return
    codes = {s.error_code for s in model.error_shapes} | {s.name for s in model.error_shapes}
    if error.get("QueryErrorCode", error["Code"]) not in codes | COMMON:
        _fail(path, f"refuses with {error}, which is none of {sorted(codes)}")
    for shape in model.error_shapes:
        status = shape.metadata.get("error", {}).get("httpStatusCode")
        if error["Code"] in (shape.error_code, shape.name) and status and status != http.status_code:
            _fail(path, f"refuses {error['Code']} with {http.status_code} for {status}")
    # AWS gives no text to these.
    if not error.get("Message") and error["Code"] not in ("UnknownOperationException", "InvalidAction", "ResourceNotFound"):
        _fail(path, f"refuses with {error} without a text")


def check(http_response, parsed, model, **_):
    """What botocore calls after each call."""
    path = [model.service_model.service_name, model.name]
    if http_response.status_code >= 300:
        _error(model, http_response, parsed, path)
    else:
        _success(model, http_response, path)
        called[path[0]].add(path[1])


def watch(client):
    """Has every answer to a client checked."""
    client.meta.events.register("after-call", check)
    return client
