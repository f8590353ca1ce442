#!/usr/bin/env bash
# Installs Debian packages that are missing: apt-install.sh NAME... Only as root; otherwise says what to run and ends with 1.
set -euo pipefail
missing=()
for name in "$@"; do
  dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  printf 'Cần cài thêm / still to install:\n  sudo apt-get install -y --no-install-recommends %s\n' "${missing[*]}" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
# The program makes a cluster of its own; the distribution's would only hold the usual port.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
  mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
fi
install() { apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}" </dev/null >/tmp/giaoban-apt.log 2>&1; }
install || { apt-get update >/tmp/giaoban-apt.log 2>&1 && install; } || { tail -20 /tmp/giaoban-apt.log >&2; exit 1; }
