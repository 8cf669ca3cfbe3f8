graph [
  directed 1
  multigraph 1
  name "G"
  node [
    id 0
    label "Ana"
    aliases "_networkx_list_start"
    aliases "A. N."
    born 1970
    details [
      job "clerk"
    ]
  ]
  node [
    id 1
    label "B&#243;b"
  ]
  edge [
    source 0
    target 1
    key 0
    relation "knows"
  ]
  edge [
    source 0
    target 1
    key "second"
  ]
]
