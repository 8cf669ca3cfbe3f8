Creator "igraph version 0.10.2 Mon Nov  2 10:00:00 2026"
Version 1
graph
[
  directed 0
  node
  [
    id 0
    name "a"
    score 1.5
    nan NaN
  ]
  node
  [
    id 1
    name "b"
    score Inf
  ]
  edge
  [
    source 1
    target 0
    name "e"
  ]
]
