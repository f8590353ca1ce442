#!/usr/bin/env bash
# Starts GiaoBan with a training tenant: ./run.sh [DEMO] [ARGUMENTS]. DEMO is a file of demos/ without its ending; without one it is the commune
# of Sơn Kim 2, its week half done. Each demo has a data folder of its own. The arguments go to `giaoban serve` after those of the demo.
set -euo pipefail
cd "$(dirname "$0")"

demo=son-kim-2-62
if [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; then
  demo=$1
  shift
  [ -f "demos/$demo.yaml" ] || { printf 'Không có / there is no demos/%s.yaml. Có / there are:\n' "$demo" >&2; (cd demos && ls ./*.yaml | sed -E 's#./(.*)\.yaml#  \1#') >&2; exit 2; }
fi
# The provinces' files say where their clocks start.
clock=()
[ "$demo" != son-kim-2-62 ] || clock=(--demo-clock 2021-08-19T19:30+07:00)

need() { # program, how to install it
  command -v "$1" >/dev/null 2>&1 || { printf 'Thiếu %s / %s is missing. Cài bằng lệnh / install it:\n  %s\n' "$1" "$1" "$2" >&2; exit 1; }
}
need dotnet 'https://learn.microsoft.com/dotnet/core/install/linux (SDK 10)'
need npm 'sudo apt-get install -y nodejs npm'

has_postgres() {
  if [ -n "${GIAOBAN_CONNECTION:-}" ] || command -v initdb >/dev/null 2>&1; then return 0; fi
  for initdb in /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /opt/homebrew/opt/postgresql@*/bin/initdb; do
    [ -x "$initdb" ] && return 0
  done
  return 1
}
if ! has_postgres; then
  install='sudo apt-get install -y postgresql'
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    scripts/apt-install.sh postgresql
  else
    printf 'Thiếu PostgreSQL 15 trở lên / PostgreSQL 15 or newer is missing. Cài bằng lệnh / install it:\n  %s\n' "$install" >&2
    exit 1
  fi
fi

# Files that are sent are read for marks of secrecy (LAW-2); what cannot be read is not taken.
for tool in tesseract pdftotext soffice; do
  command -v "$tool" >/dev/null 2>&1 && continue
  printf 'Thiếu %s: chưa nhận tệp quét, PDF hoặc .doc/.xls / some files cannot be taken. Cài / install:\n  %s\n' "$tool" \
    'sudo apt-get install -y --no-install-recommends poppler-utils tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui libreoffice-calc-nogui' >&2
  break
done

# The analyzers have spoken in test.sh; a newcomer need not wait for them.
dotnet build src/GiaoBan.App -c Release -v quiet -nologo -p:RunAnalyzers=false

data=data
if [ "$(id -u)" = 0 ] && id postgres >/dev/null 2>&1 && ! setpriv --reuid=postgres --regid=postgres --clear-groups test -x "$PWD"; then
  # PostgreSQL does not run as root, and its account may not enter this folder.
  data=/var/lib/giaoban
  printf 'Dữ liệu đặt ở %s (tài khoản postgres không vào được %s).\n' "$data" "$PWD"
fi

[ "$demo" = son-kim-2-62 ] || data=$data-$demo

exec dotnet src/GiaoBan.App/bin/Release/net10.0/giaoban.dll serve \
  --data "${GIAOBAN_DATA:-$data}" --demo "$demo" ${clock[@]+"${clock[@]}"} "$@"
