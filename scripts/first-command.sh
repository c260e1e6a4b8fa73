#!/usr/bin/env bash
# Runs the README's first command after its `npm ci`: it must show findings with a fix and a line of the program.
set -u
output=$(npm start --silent 2>&1) || { echo "$output"; exit 1; }
echo "$output" | tail -n 5
grep -q 'Fix: ' <<<"$output" && grep -Eq '[a-z-]+\.ts:[0-9]+:[0-9]+' <<<"$output"
