#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What networkx and igraph say of NAME.csv (source,target) beside what `relata analyze` said (NAME.both, NAME.stated, NAME.bridges).

usage: analyze_oracle.py NAME      prints "agree", or stops at the first difference
"""
import csv
import json
import sys

import igraph
import networkx as nx

name = sys.argv[1]
whole = nx.MultiDiGraph()
for row in csv.DictReader(open(name + ".csv")):
    whole.add_nodes_from([row["source"], row["target"]])
    if row["source"] != row["target"]:  # what somebody says of himself links nobody
        whole.add_edge(row["source"], row["target"])
simple = nx.Graph(whole)
stated = nx.DiGraph(whole)
counted = nx.Graph()  # parallel edges add up
counted.add_nodes_from(whole)
for a, b in whole.edges():
    counted.add_edge(a, b, weight=counted.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
counted_stated = nx.DiGraph()
counted_stated.add_nodes_from(whole)
for a, b in whole.edges():
    counted_stated.add_edge(a, b, weight=counted_stated.get_edge_data(a, b, {"weight": 0})["weight"] + 1)


def table(way):
    return {row["name"]: row for row in json.load(open(f"{name}.{way}"))}


def near(what, found, wanted, within=1e-8):
    assert found.keys() == wanted.keys(), what
    for node, value in wanted.items():
        assert abs(found[node] - value) <= within, f"{what} of {node}: {found[node]}, not {value}"


def column(rows, key):
    return {node: row[key] for node, row in rows.items()}


both, one_way = table("both"), table("stated")
near("degree", column(both, "degree"), dict(simple.degree()))
near("indegree", column(both, "indegree"), dict(stated.in_degree()))
near("outdegree", column(both, "outdegree"), dict(stated.out_degree()))
near("betweenness", column(both, "betweenness"), nx.betweenness_centrality(simple))
near("betweenness as stated", column(one_way, "betweenness"), nx.betweenness_centrality(stated))
near("closeness", column(both, "closeness"), nx.closeness_centrality(simple, wf_improved=True))
near("closeness as stated", column(one_way, "closeness"), nx.closeness_centrality(stated, wf_improved=True))
near("core", column(both, "core"), nx.core_number(simple))
near("clustering", column(both, "clustering"), nx.clustering(simple))
assert {node for node, cut in column(both, "cutoff").items() if cut} == set(nx.articulation_points(simple))
assert {frozenset((row["name"], row["other_name"])) for row in json.load(open(name + ".bridges"))} == {frozenset(link) for link in nx.bridges(simple)}


def groups(key):
    members = {}
    for node, number in column(both, key).items():
        members.setdefault(number, set()).add(node)
    return [members[number] for number in sorted(members)]


assert {frozenset(part) for part in groups("component")} == {frozenset(part) for part in nx.connected_components(simple)}

names = list(counted)
graph = igraph.Graph([(names.index(a), names.index(b)) for a, b in counted.edges()], directed=False)
graph.add_vertices(len(names) - graph.vcount())
weights = [counted[a][b]["weight"] for a, b in counted.edges()]
pairs = (len(names) - 1) * (len(names) - 2) / 2
near("betweenness (igraph)", column(both, "betweenness"), {names[i]: value / pairs for i, value in enumerate(graph.betweenness())})
near("pagerank", column(both, "pagerank"), dict(zip(names, graph.pagerank(weights=weights))))
walked = igraph.Graph([(names.index(a), names.index(b)) for a, b in counted_stated.edges()], directed=True)
walked.add_vertices(len(names) - walked.vcount())
near("pagerank as stated", column(one_way, "pagerank"),
     dict(zip(names, walked.pagerank(weights=[counted_stated[a][b]["weight"] for a, b in counted_stated.edges()]))))
found = groups("community")
ours = nx.algorithms.community.modularity(counted, found)
theirs = graph.community_multilevel(weights=weights).modularity
assert ours > theirs - 0.02, f"modularity {ours}, igraph's Louvain {theirs}"
print("agree; modularity", round(ours, 4), "igraph Louvain", round(theirs, 4))
