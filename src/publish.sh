#!/usr/bin/env bash
# Makes archives that run without an SDK:
#   src/publish.sh DIRECTORY [RID…]     default: win-x64 linux-x64 linux-arm64
# VERSION=1.2.3 overrides the version of Directory.Build.props. DIRECTORY must be outside the repository.
#
# An archive holds one folder, "assistant", and in it nothing at settings.json, corpus/ and data/: these belong to the site,
# and whoever unpacks a newer archive over an older one keeps them.
set -euo pipefail

usage() { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -ge 1 ] || usage
case $1 in -*) usage ;; esac
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case $out/ in "$root"/*) echo "publish: choose a directory outside the repository, not $out" >&2; exit 2 ;; esac
[ $# -gt 0 ] || set -- win-x64 linux-x64 linux-arm64

version=${VERSION:-$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")}
packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "publish: $*" >&2; exit 1; }

# One door into the shared folder. The runtime pack of each system comes from NuGet; without it there is no archive.
publish() { # project rid app
  dotnet publish "$root/src/$1" -c Release -r "$2" --self-contained -o "$3" -v quiet -nologo -p:Version="$version" >"$work/log" 2>&1 || {
    grep -E 'error|NU[0-9]+' "$work/log" | sort -u | head -n 5 >&2
    fail "$1 cannot be published for $2; the lines above say why (NU1101 or NU1102: NuGet does not serve the runtime pack)"
  }
}

# The licence of every package in the archive: its own file, else the name that the package declares.
licences() { # app
  mkdir -p "$1/licenses"
  grep -hoE '"path": "[^"]+"' "$1"/*.deps.json | cut -d'"' -f4 | sort -u | while read -r path; do
    find "$packages/$path" -maxdepth 1 -type f \( -iname 'license*' -o -iname 'notice*' -o -iname 'third*party*' \) 2>/dev/null | while read -r file; do
      mkdir -p "$1/licenses/${path%%/*}"
      cp "$file" "$1/licenses/${path%%/*}/"
    done
    echo "$path $(sed -n 's:.*<license type="[a-z]*">\(.*\)</license>.*:\1:p' "$packages/$path"/*.nuspec 2>/dev/null | head -n 1)"
  done >"$1/licenses/packages.txt"
  for pack in "$packages"/microsoft.{netcore,aspnetcore}.app.runtime."$2"; do
    newest=$(ls -d "$pack"/*/ | sort -V | tail -n 1)
    mkdir -p "$1/licenses/$(basename "$pack")"
    find "$newest" -maxdepth 1 -type f \( -iname 'license*' -o -iname 'third*party*' \) -exec cp {} "$1/licenses/$(basename "$pack")/" \;
  done
  for module in react react-dom scheduler @microsoft/signalr; do
    mkdir -p "$1/licenses/npm/$module"
    find "$root/src/Assistant.Web/Client/node_modules/$module" -maxdepth 1 -iname 'license*' -exec cp {} "$1/licenses/npm/$module/" \; 2>/dev/null || true
  done
  cp "$root/LICENSE" "$1/licenses/LICENSE"
}

archive() { # rid
  local rid=$1 name=assistant-$version-$1 home=$work/$1/assistant
  local app=$home/app exe=
  mkdir -p "$app"

  # The host comes second: where both bring a library, its choice between package and framework is the newer one.
  publish Assistant.Cli "$rid" "$app"
  publish Assistant.Web "$rid" "$app"
  find "$app" -name '*.pdb' -delete
  find "$app" -maxdepth 1 -name 'appsettings.*.json' -delete
  licences "$app" "$rid"

  mkdir "$app/examples"
  cp "$root/corpus/keqiao-2020.txt" "$root/src/archive/settings.json" "$app/examples/"
  cp "$root/LICENSE" "$home/"
  sed "s/@VERSION@/$version/; s/@RID@/$rid/" "$root/src/archive/README.txt" >"$home/README.txt"
  if [[ $rid == win-* ]]; then
    exe=.exe
    # Notepad needs neither mark nor carriage returns today, older ones and cmd.exe do.
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' "$home/README.txt"; } >"$home/README.new" && mv "$home/README.new" "$home/README.txt"
    for file in start.cmd assistant.cmd; do sed 's/\r*$/\r/' "$root/src/archive/$file" >"$home/$file"; done
  else
    cp "$root/src/archive/first-start.sh" "$app/"
    cp "$root/src/archive/start.sh" "$home/start.sh"
    cp "$root/src/archive/assistant.sh" "$home/assistant"
    cp "$root/src/archive/assistant.service" "$home/"
    chmod 755 "$home/start.sh" "$home/assistant" "$app/Assistant.Web" "$app/assistant"
  fi

  check "$home" "$exe" "$rid"
  rm -f "$out/$name".*
  if [[ $rid == win-* ]]; then
    if command -v zip >/dev/null; then (cd "$work/$rid" && zip -qr "$out/$name.zip" assistant)
    elif command -v python3 >/dev/null; then (cd "$work/$rid" && python3 -m zipfile -c "$out/$name.zip" assistant)
    else fail "zip or python3 is needed for the Windows archive"; fi
    name=$name.zip
  else
    tar -C "$work/$rid" --owner=0 --group=0 --numeric-owner -czf "$out/$name.tar.gz" assistant
    name=$name.tar.gz
  fi
  rm -rf "${work:?}/$rid"
  echo "$out/$name ($(du -h "$out/$name" | cut -f1))"
}

# The processor that a program or library is made for: the machine field of its ELF or PE header.
machine() { # file
  local at=18
  if [ "$(head -c 2 "$1")" = MZ ]; then at=$(($(od -An -tu4 -j60 -N4 "$1") + 4)); fi
  case $(od -An -tx1 -j"$at" -N2 "$1") in
    ' 3e 00' | ' 64 86') echo x64 ;;
    ' b7 00' | ' 64 aa') echo arm64 ;;
    *) echo unknown ;;
  esac
}

# What a start needs, and what would overwrite a site's own files.
check() { # home exe rid
  local file
  for file in "Assistant.Web$2" "assistant$2" appsettings.json wwwroot/index.html prompts/answer.yaml Models/static-embedding.bin \
    Models/cross-encoder/model.onnx Models/sentence-encoder/model.onnx examples/keqiao-2020.txt; do
    [ -s "$1/app/$file" ] || fail "the archive for $3 lacks app/$file"
  done
  case $3 in
    win-*) file=onnxruntime.dll ;;
    osx-*) file=libonnxruntime.dylib ;;
    *) file=libonnxruntime.so ;;
  esac
  [ -s "$1/app/$file" ] || fail "the archive for $3 lacks app/$file"
  local kind
  for kind in onnxruntime.dll libonnxruntime.so libonnxruntime.dylib; do
    [ "$kind" = "$file" ] || [ ! -e "$1/app/$kind" ] || fail "the archive for $3 holds $kind of another system"
  done
  for kind in "Assistant.Web$2" "assistant$2" "$file" $(cd "$1/app" && ls e_sqlite3.dll libe_sqlite3.so 2>/dev/null); do
    [[ $3 == osx-* || $3 == *-"$(machine "$1/app/$kind")" ]] || fail "app/$kind in the archive for $3 is made for $(machine "$1/app/$kind")"
  done
  for file in settings.json corpus data app/settings.json app/appsettings.Production.json app/corpus app/data; do
    [ ! -e "$1/$file" ] || fail "the archive for $3 would overwrite $file"
  done
}

failed=0
for rid in "$@"; do
  # A system that cannot be made is reported; the others are made all the same. In the background, because a function left of || would go on after an error.
  archive "$rid" &
  wait $! || failed=1
done
(cd "$out" && if ls assistant-"$version"-* >/dev/null 2>&1; then sha256sum assistant-"$version"-* >SHA256SUMS-"$version"; fi)
exit "$failed"
