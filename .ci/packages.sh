# shellcheck shell=sh
# Sourced by the scripts that start from nothing but a shell.
missing=

miss() {
  case " $missing " in
    *" $1 "*) ;;
    *) missing="$missing $1" ;;
  esac
}

# need PACKAGE COMMAND...: notes the Debian package if one of the commands is missing.
need() {
  package=$1
  shift
  for command_name in "$@"; do
    command -v "$command_name" >/dev/null 2>&1 || miss "$package"
  done
}

# need_headers PACKAGE HEADER: the same for a package of headers; CMake fetches most of these if there is no apt-get.
need_headers() {
  for folder in /usr/include /usr/local/include /usr/include/"$(uname -m)"-linux-gnu; do
    if [ -e "$folder/$2" ]; then return; fi
  done
  miss "$1"
}

# need_compiler COMMAND: g++, g++-13, clang++-16, or the path to another compiler.
need_compiler() {
  case $1 in
    */*) ;;
    clang++*) need "clang${1#clang++}" "$1" ;;
    *) need "$1" "$1" ;;
  esac
}

# wish PACKAGE FILE: notes a package without which tests are skipped, if the package exists and FILE does not.
wish() {
  if [ ! -e "$2" ] && apt-cache show "$1" >/dev/null 2>&1; then miss "$1"; fi
}

# Installs what was noted; without apt-get, it lists it and goes on.
install_missing() {
  if [ -z "$missing" ]; then return; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "There is no apt-get to install what seems to be missing:$missing" >&2
    missing=
    return
  fi
  echo "Installing$missing"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Not root, and there is no sudo: install these packages, then run this again." >&2
      exit 1
    fi
    as_root=sudo
  fi
  # shellcheck disable=SC2086  # the words of $missing are the packages
  $as_root apt-get update -qq </dev/null &&
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null || exit 1
  missing=
}
