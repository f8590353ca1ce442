#!/usr/bin/env bash
# Every test. The last line says `N passed, N failed, N skipped`; ends with 1 if any failed.
# Arguments go to every `dotnet test` (for example --filter 'FullyQualifiedName~Calendar').
set -euo pipefail
cd "$(dirname "$0")"

# PostgreSQL: the store. Chromium and the fonts: journeys and printed pages. poppler, LibreOffice: whether others can open our files. aiosmtpd: a mail server that is not ours.
# poppler, LibreOffice, tesseract: marks of secrecy in files that are sent (LAW-2).
scripts/apt-install.sh postgresql chromium fonts-liberation2 fonts-noto-core poppler-utils libreoffice-calc-nogui libreoffice-writer-nogui python3-aiosmtpd tesseract-ocr tesseract-ocr-vie

dotnet build -v quiet -nologo

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  printf '\n%s\n' "$name"
  code=0
  dotnet test "$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" --nologo "$@" || code=$?
  if [ -f "$results/$name.trx" ]; then
    counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" | head -1)
    count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    here=$(count passed) total=$(count total) executed=$(count executed)
    passed=$((passed + here))
    failed=$((failed + executed - here))
    skipped=$((skipped + total - executed))
    # A run that broke off may have counted nothing as failed.
    [ "$code" = 0 ] || [ "$executed" != "$here" ] || failed=$((failed + 1))
  elif [ "$code" != 0 ]; then
    failed=$((failed + 1))
  fi
done

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
