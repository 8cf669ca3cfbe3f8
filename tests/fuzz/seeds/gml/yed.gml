Creator "yFiles"
# comment
graph
[ directed 1
  node [ id 1 label "Pe&#241;a &quot;x&quot;" graphics [ x 1.5 y -2 type "oval" ] born [ year 1990 ] ]
  node [ id 2 LabelGraphics [ text "Two" ] list 1 list 2 ]
  edge [ source 1 target 2 label "knows" weight 3 value 1e-3 ]
]
