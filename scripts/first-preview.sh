#!/usr/bin/env bash
# Packs the build, and previews an example with it from an empty folder: by the command with the package's name, which
# is what `npx kubernetes-threat-model` runs. Needs the build.
set -eu
cd "$(dirname "$0")/.."
clone=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tarball=$(cd dist && npm pack --silent --pack-destination "$folder")
cd "$folder"
# A program outside the clone, so that nothing of the clone's packages helps the pack.
mkdir program
cp "$clone"/examples/guestbook-vulnerable/* program/
ln -s "$clone/node_modules" program/node_modules
output=$(npx --yes --package "./$tarball" kubernetes-threat-model preview program --fail-on never 2>&1) || { echo "$output"; exit 1; }
echo "$output" | tail -n 5
grep -q 'Fix: ' <<<"$output" && grep -Eq '[a-z-]+\.ts:[0-9]+:[0-9]+' <<<"$output"
