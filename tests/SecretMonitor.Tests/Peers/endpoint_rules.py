"""Prints what AWS's endpoint rules, as botocore ships them, answer for each service, region and kind of endpoint:
service, region, fips, dual stack, then "url region-to-sign-for" or "error"; tab-separated."""
import itertools
import sys

from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError
from botocore.loaders import Loader

loader = Loader()
partitions = loader.load_data("partitions")
regions = [region for partition in partitions["partitions"] for region in partition["regions"]]

for service in sys.argv[1:]:
    provider = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
    for region, fips, dual_stack in itertools.product(regions, (False, True), (False, True)):
        try:
            endpoint = provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack)
            schemes = endpoint.properties.get("authSchemes", [{}])
            answer = f"{endpoint.url} {schemes[0].get('signingRegion', region)}"
        except EndpointProviderError:
            answer = "error"
        print(service, region, int(fips), int(dual_stack), answer, sep="\t")
