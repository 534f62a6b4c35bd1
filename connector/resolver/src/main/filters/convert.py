"""Converts public filter lists into the resources of org.herkomst.connector.resolver.filters.

    python3 convert.py INPUT_FOLDER OUTPUT_FOLDER

INPUT_FOLDER holds
    x4bnet_{datacenter,vpn}_{ipv4,ipv6,asn}.txt.gz  networks one a line; AS numbers as "AS64496 # name"
    ipranges_lord_alfred.csv.gz                     provider,cidr
    ipverse_{crawlers,monitoring}.json.gz           services -> name -> ipv4, ipv6
OUTPUT_FOLDER gets one NAME.txt.gz a list (merged networks, IPv4 first, rising), NAME-asns.txt.gz where a list has AS numbers, and
lists.txt with what came from where and the counts. What each list is stands in lists.csv, what each provider of ipranges is in
providers.csv, both beside this script: a new source or date is a change there. Networks that touch private, reserved or
documentation space are left out; how many is printed and stands in lists.txt. The output depends on the input alone.
"""

import csv
import gzip
import ipaddress
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
SPECIAL = [
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        "::/127 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
    ).split()
]


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def x4bnet(folder, part):
    networks = lines(folder / f"x4bnet_{part}_ipv4.txt.gz") + lines(folder / f"x4bnet_{part}_ipv6.txt.gz")
    asns = sorted({int(line.split("#")[0].strip()[2:]) for line in lines(folder / f"x4bnet_{part}_asn.txt.gz")})
    return networks, asns


def ipranges(folder, kind):
    kinds = {row["provider"]: row["kind"] for row in table("providers.csv")}
    rows = list(csv.DictReader(lines(folder / "ipranges_lord_alfred.csv.gz")))
    unknown = sorted({row["provider"] for row in rows} - set(kinds))
    if unknown:
        sys.exit(f"providers.csv: no kind for {', '.join(unknown)}; add a line for each")
    return [row["cidr"] for row in rows if kinds[row["provider"]] == kind], []


def ipverse(folder, part):
    services = json.loads("\n".join(lines(folder / f"ipverse_{part}.json.gz")))["services"].values()
    return [cidr for service in services for cidr in service.get("ipv4", []) + service.get("ipv6", [])], []


def read(folder, name, kind):
    family, part = name.split("-", 1)
    if family == "ipranges":
        return ipranges(folder, kind)
    return {"x4bnet": x4bnet, "ipverse": ipverse}[family](folder, part)


def special(network):
    return any(network.version == other.version and network.overlaps(other) for other in SPECIAL)


def merged(networks, version):
    return list(ipaddress.collapse_addresses(network for network in networks if network.version == version))


def write(path, rows):
    text = "".join(f"{row}\n" for row in rows).encode("ascii")
    path.write_bytes(gzip.compress(text, 9, mtime=0))


def main(source, target):
    head = "# name|kind|source|licence|dated|IPv4 networks|IPv6 networks|AS numbers|networks left out; written by convert.py\n"
    written = []
    for entry in table("lists.csv"):
        texts, asns = read(source, entry["name"], entry["kind"])
        networks = {ipaddress.ip_network(text, strict=False) for text in texts}
        kept = [network for network in networks if not special(network)]
        ipv4, ipv6 = merged(kept, 4), merged(kept, 6)
        write(target / f"{entry['name']}.txt.gz", ipv4 + ipv6)
        if asns:
            write(target / f"{entry['name']}-asns.txt.gz", asns)
        written.append([*entry.values(), len(ipv4), len(ipv6), len(asns), len(networks) - len(kept)])
        print(f"{entry['name']}: {len(texts)} read, {len(ipv4)} IPv4 and {len(ipv6)} IPv6 networks and "
              f"{len(asns)} AS numbers written, {len(networks) - len(kept)} left out")
    body = "".join("|".join(str(cell) for cell in row) + "\n" for row in written)
    (target / "lists.txt").write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
