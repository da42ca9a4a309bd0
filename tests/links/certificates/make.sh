#!/bin/sh
# Makes the certificates that the hostile server shows. They protect nothing: every key here is public, and only 127.0.0.1 uses them.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/ca.key" -out ca.pem -days 36500 \
  -subj "/CN=Hostile test authority" 2>/dev/null
one() { # name, subject alternative name, first day, last day
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/$1.key" -out "$work/$1.csr" -subj "/CN=$1" 2>/dev/null
  : > "$work/index.txt"; echo 0$(date +%N | cut -c1-5) > "$work/serial"
  printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index.txt\nserial=%s/serial\nnew_certs_dir=%s\ndefault_md=sha256\npolicy=p\nx509_extensions=e\n[p]\ncommonName=supplied\n[e]\nsubjectAltName=%s\n' \
    "$work" "$work" "$work" "$2" > "$work/c.cnf"
  openssl ca -batch -config "$work/c.cnf" -cert ca.pem -keyfile "$work/ca.key" -in "$work/$1.csr" -out "$work/$1.crt" -notext \
    -startdate "$3" -enddate "$4" 2>/dev/null
  cat "$work/$1.key" "$work/$1.crt" > "$1.pem"
}
one good "IP:127.0.0.1,DNS:localhost" 20200101000000Z 21200101000000Z
one expired "IP:127.0.0.1,DNS:localhost" 20200101000000Z 20210101000000Z
one other-host "DNS:elsewhere.example" 20200101000000Z 21200101000000Z
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/s.key" -out "$work/s.crt" -days 36500 \
  -subj "/CN=self-signed" -addext "subjectAltName=IP:127.0.0.1" 2>/dev/null
cat "$work/s.key" "$work/s.crt" > self-signed.pem
rm -r "$work"
