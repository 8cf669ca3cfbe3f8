#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs a build into an empty folder and runs it from elsewhere: program, data, icon and desktop entry are in place and find each other.
# Usage: install.sh CMAKE BUILD
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" --install "$2" --prefix "$folder" > /dev/null
cd /
unset RELATA_DATA_DIR
mv "$folder" "$folder.moved"   # wherever it is put
trap 'rm -rf "$folder.moved"' EXIT
share=$folder.moved/share
for file in applications/relata.desktop icons/hicolor/scalable/apps/relata.svg relata/help/lens.md relata/graphs/mexico-migration/datapackage.json; do
    [ -s "$share/$file" ] || { echo "not installed: share/$file"; exit 1; }
done
checked=$("$folder.moved/bin/relata" check sample:mexico-migration)
grep -q "0 errors" <<< "$checked" || { echo "$checked"; exit 1; }
sed -i 's/Joe Biden/Joe Installed/' "$share/relata/graphs/mexico-migration/entities.csv"
found=$("$folder.moved/bin/relata" find sample:mexico-migration "joe installed")
grep -q "Joe Installed" <<< "$found" || { echo "the installed program reads data from elsewhere: $found"; exit 1; }
! command -v desktop-file-validate > /dev/null || desktop-file-validate "$share/applications/relata.desktop"
echo "installed and found"
