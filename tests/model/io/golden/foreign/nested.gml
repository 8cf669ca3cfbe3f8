# written by hand
Creator "yFiles"
Version 2.14
graph
[
  hierarchic 1
  directed 1
  label "A &quot;graph&quot; of M&#252;ller &amp; Sons &eacute; &unknown; R&D"
  meta [ author [ name "Ana" born 1.97E+3 ] note "one" note "two" ]
  node [ id 0 label "R&#233;sum&#xE9;" graphics [ x 1.5E2 y -.5 w 30.0 type "rectangle" fill "#FFCC00" ] LabelGraphics [ text "drawn" fontSize 12 ] isGroup 1 ]
  node
  [
    id 1.0
    gid 0
    label "two
lines"
    value +3.5e-2 empty ""
    list "a" list "b"
  ]
  node [ id -2 name "by name" type "person" ]
  edge [ source 0 target 1.0 label "owns" weight 0.5 ]
  edge [ source 0 target 1.0 label "owns" weight 0.7 ]
  edge [ target -2 source 1.0 graphics [ Line [ point [ x 1 y 2 ] point [ x 3 y 4 ] ] targetArrow "standard" ] LabelGraphics [ text "shown" ] ]
  edge [ source 0 target 99 ]
]
