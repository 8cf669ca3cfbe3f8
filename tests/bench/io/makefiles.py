#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes one random graph in the forms that the reading benchmark reads, with two attributes for each node and edge.

Usage: makefiles.py FOLDER [--nodes 100000] [--edges 500000] [--seed 7] [--names short|long] [--only FORM …]
A node has a label and a score, an edge a kind and a weight. `--names long` gives nodes ids of 36 characters and edges a sentence as their note,
as registers have them. Files: graph.graphml, graph.gexf, graph.csv (edges alone), pair/edges.csv with pair/nodes.csv, graph.ftm (JSON lines), graph.ncol (ends and
weight, for igraph).
"""
import argparse
import json
import pathlib
import random
import uuid

KINDS = ["cites", "knows", "part of", "located in", "works for", "derived from", "pays", "owns"]
WORDS = "the of council ministry river north company report house bank new state court paper group office".split()


def graph(nodes, edges, seed, long_names):
    draw = random.Random(seed)
    ids = [str(uuid.UUID(int=draw.getrandbits(128))) for _ in range(nodes)] if long_names else [str(i) for i in range(nodes)]
    labels = [f"{draw.choice(WORDS).title()} {draw.choice(WORDS)} {i}" for i in range(nodes)]
    scores = [round(draw.random() * 100, 4) for _ in range(nodes)]
    ends = []
    for _ in range(edges):  # a few hubs, many leaves
        ends.append((int(nodes * draw.random() ** 2), int(nodes * draw.random())))
    kinds = [draw.choice(KINDS) for _ in range(edges)]
    weights = [" ".join(draw.choice(WORDS) for _ in range(9)) if long_names else round(draw.random() * 10, 4) for _ in range(edges)]
    return ids, labels, scores, ends, kinds, weights


def graphml(file, ids, labels, scores, ends, kinds, weights):
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
               '<key id="d0" for="node" attr.name="label" attr.type="string"/>\n<key id="d1" for="node" attr.name="score" attr.type="double"/>\n'
               '<key id="d2" for="edge" attr.name="kind" attr.type="string"/>\n<key id="d3" for="edge" attr.name="weight" attr.type="string"/>\n'
               '<graph id="G" edgedefault="directed">\n')
    file.writelines(f'<node id="n{i}"><data key="d0">{label}</data><data key="d1">{score}</data></node>\n'
                    for i, label, score in zip(ids, labels, scores))
    file.writelines(f'<edge id="e{n}" source="n{ids[a]}" target="n{ids[b]}"><data key="d2">{kind}</data><data key="d3">{weight}</data></edge>\n'
                    for n, ((a, b), kind, weight) in enumerate(zip(ends, kinds, weights)))
    file.write("</graph>\n</graphml>\n")


def gexf(file, ids, labels, scores, ends, kinds, weights):
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
               '<graph defaultedgetype="directed" mode="static">\n<attributes class="node"><attribute id="0" title="score" type="double"/></attributes>\n'
               '<attributes class="edge"><attribute id="0" title="kind" type="string"/><attribute id="1" title="strength" type="string"/></attributes>\n<nodes>\n')
    file.writelines(f'<node id="{i}" label="{label}"><attvalues><attvalue for="0" value="{score}"/></attvalues></node>\n'
                    for i, label, score in zip(ids, labels, scores))
    file.write("</nodes>\n<edges>\n")
    file.writelines(f'<edge id="{n}" source="{ids[a]}" target="{ids[b]}"><attvalues><attvalue for="0" value="{kind}"/>'
                    f'<attvalue for="1" value="{weight}"/></attvalues></edge>\n'
                    for n, ((a, b), kind, weight) in enumerate(zip(ends, kinds, weights)))
    file.write("</edges>\n</graph>\n</gexf>\n")


def node_table(file, ids, labels, scores, *_):
    file.write("id,label,score\n")
    file.writelines(f"{i},{label},{score}\n" for i, label, score in zip(ids, labels, scores))


def edge_table(file, ids, _, __, ends, kinds, weights):
    file.write("source,target,kind,weight\n")
    file.writelines(f"{ids[a]},{ids[b]},{kind},{weight}\n" for (a, b), kind, weight in zip(ends, kinds, weights))


def ncol(file, ids, _, __, ends, kinds, weights):
    file.writelines(f"{ids[a]} {ids[b]} {weight if isinstance(weight, float) else len(weight)}\n" for (a, b), weight in zip(ends, weights))


def ftm(file, ids, labels, scores, ends, kinds, weights):
    for i, label, score in zip(ids, labels, scores):
        record = {"id": f"n{i}", "schema": "Company", "properties": {"name": [label], "registrationNumber": [str(score)]}}
        file.write(json.dumps(record) + "\n")
    for n, ((a, b), kind, weight) in enumerate(zip(ends, kinds, weights)):
        record = {"id": f"e{n}", "schema": "Ownership", "properties": {"owner": [f"n{ids[a]}"], "asset": [f"n{ids[b]}"], "role": [kind],
                                                                        "percentage": [str(weight)]}}
        file.write(json.dumps(record) + "\n")


FORMS = {"graph.graphml": graphml, "graph.gexf": gexf, "graph.csv": edge_table, "pair/edges.csv": edge_table, "pair/nodes.csv": node_table,
         "graph.ftm": ftm, "graph.ncol": ncol}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--nodes", type=int, default=100_000)
    options.add_argument("--edges", type=int, default=500_000)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--names", choices=("short", "long"), default="short")
    options.add_argument("--only", nargs="*", choices=FORMS, default=list(FORMS))
    chosen = options.parse_args()
    data = graph(chosen.nodes, chosen.edges, chosen.seed, chosen.names == "long")
    for name in chosen.only:
        path = chosen.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            FORMS[name](file, *data)
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
