directed 1
# drawn by hand
Version 2
graph [
node [
id 0
label "Ministry"
]
node [ id 1 label "Agency" ]
edge [ source 0 target 1 label "directs" ]
]
