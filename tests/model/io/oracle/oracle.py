# SPDX-License-Identifier: Apache-2.0
"""Other programs' readers and writers, for oracle_test.cpp.

oracle.py has PROGRAM            exit 0 when it is installed: networkx, igraph, graphviz, rdflib
oracle.py read PROGRAM FILE      prints what it reads as JSON: {"nodes": [[id, name]...], "edges": [[source, target, claim]...]}, sorted
oracle.py typed PROGRAM FILE       prints {"directed", "weights" of the edges, "pop" and "code" of the nodes}, the lists sorted, each value as it is typed there
oracle.py drawn FILE             prints what networkx finds of yEd's drawing: [[id, shape, x, y]...], sorted
oracle.py write PROGRAM FOLDER   writes its graphs there, and FOLDER/expected.json: {file: {"nodes", "edges", "directed", "weights"}}
"""
import json
import os
import shutil
import subprocess
import sys


def has(program):
    if program == "graphviz":
        return shutil.which("dot") is not None
    try:
        __import__(program)
        return True
    except ImportError:
        return False


def unescaped(text):
    """A label of DOT as it is drawn."""
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            at += 1
            out += "\n" if text[at] in "nlr" else text[at]
        else:
            out += text[at]
        at += 1
    return out


def read_networkx(path):
    import networkx as nx
    ending = os.path.splitext(path)[1]
    if ending == ".graphml":
        graph = nx.read_graphml(path, force_multigraph=True)
    elif ending == ".gexf":
        graph = nx.read_gexf(path)
    elif ending == ".gml":
        graph = nx.read_gml(path, label="id")
        names = {n: d["relataId"] for n, d in graph.nodes(data=True)}
        graph = nx.relabel_nodes(graph, names)
    elif ending == ".net":
        graph = nx.read_pajek(path)
        return [[n, n] for n in graph.nodes()], [[a, b, d.get("l", "")] for a, b, d in graph.edges(data=True)]
    else:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        graph = nx.cytoscape_graph(data)
    return [[str(n), d.get("label", d.get("name", ""))] for n, d in graph.nodes(data=True)], [
        [str(a), str(b), d.get("claim", "")] for a, b, d in graph.edges(data=True)]


def read_igraph(path):
    import igraph
    if path.endswith(".net"):
        graph = igraph.Graph.Read_Pajek(path)
        names = graph.vs["id"]
        return [[n, n] for n in names], [[names[e.source], names[e.target], ""] for e in graph.es]
    graph = igraph.Graph.Read_GraphML(path) if path.endswith(".graphml") else igraph.Graph.Read_GML(path)
    ids = graph.vs["id"] if path.endswith(".graphml") else graph.vs["relataId"]
    claims = graph.es["claim"] if "claim" in graph.es.attributes() else [""] * graph.ecount()
    return [[i, n] for i, n in zip(ids, graph.vs["label"])], [[ids[e.source], ids[e.target], c] for e, c in zip(graph.es, claims)]


def typed(program, path):
    ending = os.path.splitext(path)[1]
    if program == "igraph":
        import igraph
        graph = igraph.Graph.Read(path, format={".net": "pajek"}.get(ending, ending[1:]))
        nodes, edges = [v.attributes() for v in graph.vs], [e.attributes() for e in graph.es]
        directed = graph.is_directed()
    else:
        import networkx as nx
        if ending == ".cyjs":
            with open(path, encoding="utf-8") as file:
                graph = nx.cytoscape_graph(json.load(file))
        else:
            graph = {".graphml": nx.read_graphml, ".gexf": nx.read_gexf, ".gml": lambda p: nx.read_gml(p, label="id"), ".net": nx.read_pajek}[ending](path)
        nodes, edges = [d for _, d in graph.nodes(data=True)], [d for _, _, d in graph.edges(data=True)]
        directed = graph.is_directed()
    return {"directed": directed, **{name: sorted(i[name] for i in items if name in i) for name, items in (("weight", edges), ("pop", nodes), ("code", nodes))}}


def read_graphviz(path):
    data = json.loads(subprocess.run(["dot", "-Kneato", "-Gmaxiter=1", "-Tdot_json", path], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    nodes = {o["_gvid"]: o for o in data.get("objects", [])}
    name = {i: unescaped(o["name"]) for i, o in nodes.items()}
    return [[name[i], unescaped(o.get("label", ""))] for i, o in nodes.items()], [
        [name[e["tail"]], name[e["head"]], unescaped(e.get("claim", ""))] for e in data.get("edges", [])]


def graphs_of_networkx():
    import networkx as nx
    directed = nx.MultiDiGraph(name="a study")
    directed.add_node("Ana", role="clerk & \"judge\"")
    directed.add_node("Bób <b>", role="x\ny")
    directed.add_node("alone", role="none")
    directed.add_edge("Ana", "Bób <b>", weight=1.5, relation="pays")
    directed.add_edge("Ana", "Bób <b>", weight=2.25, relation="knows")
    directed.add_edge("Ana", "Ana", weight=3.0, relation="is")
    undirected = nx.Graph()
    undirected.add_edge("Ana", "日本", weight=0.5)
    undirected.add_edge("日本", "😀", weight=4.0)
    return {"directed": directed, "undirected": undirected}


def write_networkx(folder):
    import networkx as nx
    expected = {}
    for name, graph in graphs_of_networkx().items():
        def note(ending, path=name, graph=graph):
            file = path + ending
            expected[file] = {"nodes": sorted(map(str, graph.nodes())), "edges": graph.number_of_edges(), "directed": graph.is_directed(),
                              "weights": sorted(d["weight"] for _, _, d in graph.edges(data=True))}
            return os.path.join(folder, file)
        nx.write_graphml(graph, note(".graphml"))
        nx.write_gexf(graph, note(".gexf"))
        nx.write_gml(graph, note(".gml"))
        with open(note(".node-link.json"), "w", encoding="utf-8") as file:
            json.dump(nx.node_link_data(graph), file)
        with open(note(".cyjs"), "w", encoding="utf-8") as file:
            json.dump(nx.cytoscape_data(graph), file)
        plain = nx.MultiDiGraph(graph) if graph.is_directed() else nx.MultiGraph(graph)
        for _, data in plain.nodes(data=True):
            data.clear()
        if name == "undirected":  # its writer of Pajek does not quote
            nx.write_pajek(plain, note(".net"))
    return expected


def write_igraph(folder):
    import igraph
    expected = {}
    for name, directed in (("directed", True), ("undirected", False)):
        graph = igraph.Graph(n=4, edges=[(0, 1), (0, 1), (1, 2), (2, 2)], directed=directed)
        graph.vs["name"] = ["Ana \"A\"", "Bób & Co", "<b>", "alone"]
        graph.es["weight"] = [1.5, 2.25, 3.0, 4.0]
        for ending, write in ((".graphml", graph.write_graphml), (".gml", graph.write_gml), (".net", graph.write_pajek), (".gv", graph.write_dot)):
            path = os.path.join(folder, name + ending)
            try:
                write(path)
            except igraph.InternalError:
                continue
            names = graph.vs["name"] if ending in (".graphml", ".gml", ".gv") else None
            expected[name + ending] = {"nodes": sorted(names) if names else graph.vcount(), "edges": graph.ecount(), "directed": directed,
                                       "weights": sorted(graph.es["weight"])}
    return expected


def write_graphviz(folder):
    source = ("strict digraph { node [color=red]; a -> {b c} -> \"d e\" [weight=2]; a -> b [weight=3 label=\"x\\ny\"]; "
              "subgraph cluster_s { label=<Big <b>one</b>>; f; g:p:n -> f [weight=1] } }")
    expected = {}
    for form in ("dot", "canon", "xdot"):
        with open(os.path.join(folder, form + ".gv"), "wb") as file:
            subprocess.run(["dot", "-T" + form], input=source.encode(), check=True, stdout=file, stderr=subprocess.DEVNULL)
        expected[form + ".gv"] = {"nodes": ["a", "b", "c", "d e", "f", "g"], "edges": 5, "directed": True, "weights": [1, 2, 2, 2, 3]}
    return expected


def write_rdflib(folder):
    import rdflib
    from rdflib.namespace import FOAF, RDF
    e = rdflib.Namespace("http://example.org/")
    graph = rdflib.Graph()
    for name in ("ana", "bob"):
        graph.add((e[name], RDF.type, FOAF.Person))
        graph.add((e[name], FOAF.name, rdflib.Literal(name.upper() + " \"ñ\"\n😀", lang="es")))
    graph.add((e.ana, FOAF.knows, e.bob))
    graph.add((e.ana, e.pays, e.bob))
    graph.add((e.ana, e.age, rdflib.Literal(7)))
    graph.add((e.bob, FOAF.knows, rdflib.BNode()))
    expected = {}
    for form, ending in (("turtle", ".ttl"), ("nt", ".nt"), ("json-ld", ".jsonld")):
        graph.serialize(os.path.join(folder, "g" + ending), format=form, encoding="utf-8")
        expected["g" + ending] = {"nodes": 3, "edges": 3, "directed": True, "weights": []}
    data = rdflib.Dataset()
    for triple in graph:
        data.graph(e.g).add(triple)
    for form, ending in (("trig", ".trig"), ("nquads", ".nq")):
        data.serialize(os.path.join(folder, "g" + ending), format=form, encoding="utf-8")
        expected["g" + ending] = {"nodes": 3, "edges": 3, "directed": True, "weights": []}
    return expected


def main():
    command, program = sys.argv[1:3]
    if command == "has":
        sys.exit(0 if has(program) else 1)
    if command == "drawn":
        import networkx as nx
        nodes = [[n, d["shape_type"], float(d["x"]), float(d["y"])] for n, d in nx.read_graphml(program, force_multigraph=True).nodes(data=True)]
        print(json.dumps(sorted(nodes)))
    elif command == "typed":
        print(json.dumps(typed(program, sys.argv[3])))
    elif command == "read":
        nodes, edges = globals()["read_" + program](sys.argv[3])
        print(json.dumps({"nodes": sorted(nodes), "edges": sorted(edges)}, sort_keys=True))
    else:
        expected = globals()["write_" + program](sys.argv[3])
        with open(os.path.join(sys.argv[3], "expected.json"), "w", encoding="utf-8") as file:
            json.dump(expected, file)


main()
