graph [ node [ id 1 label "Ångström" ] node [ id 2 label "x" ] edge [ source 1 target 2 ] ]
