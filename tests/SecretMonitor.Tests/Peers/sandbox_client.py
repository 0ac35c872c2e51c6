"""boto3 in a sandbox whose clock the test holds: every line that begins with '>' is a request to the test."""
import datetime
import json
import sys

import boto3
import botocore.config
import botocore.exceptions
import botocore.session

import model_check

URL, KEY, SECRET, REGION = sys.argv[1:5]
_now = None


def _ask(request):
    print(">" + request, flush=True)
    return json.loads(sys.stdin.readline())


def step(seconds):
    """Moves the sandbox's clock."""
    global _now
    _now = datetime.datetime.fromtimestamp(_ask(f"step {seconds}"), datetime.timezone.utc)
    return _now


def now():
    """The sandbox's time."""
    return _now


def mail():
    """The mails so far: dictionaries with To, Subject, Body, Token."""
    return _ask("mail")


step(0)


def _speaking(protocol):
    """A session whose models have one protocol."""
    session = botocore.session.get_session()
    loader = session.get_component("data_loader")
    load = loader.load_service_model

    def load_one(service, kind, *args, **more):
        model = load(service, kind, *args, **more)
        if kind == "service-2":
            model["metadata"]["protocols"] = [protocol]
        return model

    loader.load_service_model = load_one
    return boto3.Session(botocore_session=session)


def client(service, key=KEY, secret=SECRET, token=None, region=REGION, protocol=None, **settings):
    """A client whose answers are held to AWS's model; it speaks the protocol where the service has several."""
    return model_check.watch((_speaking(protocol) if protocol else boto3).client(
        service, endpoint_url=URL, region_name=region,
        aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token,
        config=botocore.config.Config(retries={"total_max_attempts": 1}, **settings)))


def refusal(code, call, **arguments):
    """Demands that a call is refused with a code; gives the whole answer."""
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as e:
        assert e.response["Error"]["Code"] == code, e
        return e.response
    raise AssertionError(f"not refused with {code}")


def refused(code, call, **arguments):
    """Demands that a call is refused with a code; gives the text."""
    return refusal(code, call, **arguments)["Error"]["Message"]
