#!/usr/bin/env bash
# Makes the pictures of docs/tour.md: the tests hold a dialogue and open the observatory in Chromium, and make a picture of each page.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ENTENTE_PICTURES="$work" dotnet run --project tests/Entente.Web.Tests -- --filter-class "*FinishedTalkTests" --filter-class "*ObservatoryBrowserTests"
cp "$work/lead-mirror-en-1280.png" docs/images/lead.png
cp "$work/turn-ar-360.png" docs/images/turn.png
cp "$work/overlap-delegate-en-1280.png" docs/images/overlap.png
cp "$work/room-adoptions-1-delegate-after-en-1280.png" docs/images/adopted.png
cp "$work/observatory-map-agreement-en-1280.png" docs/images/observatory.png
