/// `verify.sh`: checks a bundle with tools that were there before us, and shares no code with the program.
///
/// It hashes leaves and nodes as files, a thousand to a folder, so that each level of the tree takes few processes.
enum VerifyScript {
  static let text = #"""
    #!/bin/sh
    # この記録を、sh・awk・openssl(3以上)・sha256sum だけで確かめます。作ったプログラムは使いません。
    # Checks this bundle with sh, awk, openssl (3 or later) and sha256sum, and with nothing of the program that wrote it.
    # 使い方 / usage: sh data/verify.sh [認証局の証明書 / certificates of timestamp authorities that you trust .pem]
    # 終了 / exit: 0 = 正しい / holds, 1 = 正しくない / does not hold, 2 = 確かめられない / cannot check
    set -u
    LC_ALL=C
    export LC_ALL
    authorities=${1:-}
    case $authorities in "" | /*) ;; *) authorities=$PWD/$authorities ;; esac
    case $0 in */*) cd "${0%/*}/.." || exit 2 ;; *) cd .. || exit 2 ;; esac
    for tool in awk cat openssl sha256sum mktemp mkdir rm; do
      command -v "$tool" >/dev/null || { echo "$tool がありません / is missing"; exit 2; }
    done
    work=$(mktemp -d) || exit 2
    trap 'rm -rf "$work"' EXIT
    trap 'exit 2' HUP INT TERM
    proof=data/proof
    bad=0
    holds() { echo "ok    $1"; }
    fails() { echo "FAIL  $1"; bad=1; }

    # Functions for awk: base 64 (both alphabets) to hexadecimal; hexadecimal to bytes.
    functions='
    function b64hex(text,   i, v, bits, n, out) {
      if (!ready) { for (i = 0; i < 64; i++) place[substr(alphabet, i + 1, 1)] = i; place["-"] = 62; place["_"] = 63; ready = 1 }
      out = ""; bits = 0; n = 0
      for (i = 1; i <= length(text); i++) {
        v = substr(text, i, 1)
        if (v == "=") break
        if (!(v in place)) return "bad"
        bits = bits * 64 + place[v]; n += 6
        if (n >= 8) { n -= 8; out = out sprintf("%02x", int(bits / 2 ^ n)); bits = bits % 2 ^ n }
      }
      return out
    }
    function value(digit) { return index("0123456789abcdef", digit) - 1 }
    function bytes(hex, file,   i) {
      for (i = 1; i < length(hex); i += 2) printf "%c", value(substr(hex, i, 1)) * 16 + value(substr(hex, i + 1, 1)) > file
    }
    function hexurl(hex,   i, bits, n, out) {
      out = ""; bits = 0; n = 0
      for (i = 1; i <= length(hex); i++) {
        bits = bits * 16 + value(substr(hex, i, 1)); n += 4
        if (n >= 6) { n -= 6; out = out substr(urlsafe, int(bits / 2 ^ n) + 1, 1); bits = bits % 2 ^ n }
      }
      if (n > 0) out = out substr(urlsafe, bits * 2 ^ (6 - n) + 1, 1)
      return out
    }
    BEGIN {
      alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      urlsafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    }'
    # The hashes of the numbered files below a folder, in order, one a line.
    hashes() { for part in "$1"/*/; do sha256sum "$part"*; done | awk '{ print $1 }'; }
    # Writes a numbered file's folder: a thousand files each.
    folder='function name(n,   part) {
      part = folder "/" sprintf("%06d", int(n / 1000))
      if (part != latest) { system("mkdir -p \"" part "\""); latest = part }
      return part "/" sprintf("%09d", n)
    }'
    # The RFC 6962 root over hashes on standard input, one a line: pairs upwards, an odd last one goes up as it is.
    root() {
      awk '1' > "$work/level"
      while [ "$(awk 'END { print NR }' "$work/level")" -gt 1 ]; do
        rm -rf "$work/nodes"
        awk -v folder="$work/nodes" -v odd="$work/odd" "$functions$folder"'
          NR % 2 { left = $1; next }
          { file = name(NR / 2 - 1); printf "%c", 1 > file; bytes(left $1, file); close(file) }
          END { printf "%s", (NR % 2 ? left "\n" : "") > odd }' "$work/level"
        { hashes "$work/nodes"; awk '1' "$work/odd"; } > "$work/above"
        awk '1' "$work/above" > "$work/level"
      done
      awk '1' "$work/level"
    }

    # 1. Every file is as listed, and none is there that is not.
    for list in tagmanifest-sha256.txt manifest-sha256.txt; do
      if sha256sum --check --strict --quiet "$list" > "$work/files" 2>&1; then
        holds "ファイルは目録のとおり / files are as listed: $list"
      else
        fails "目録と違うファイルがあります / files are not as listed: $list"
        awk '{ print "      " $0 }' "$work/files"
      fi
    done
    for file in * .[!.]* data/* data/.[!.]* data/*/* data/*/.[!.]* data/*/*/* data/*/*/.[!.]* data/*/*/*/*; do
      if [ -f "$file" ] || [ -h "$file" ]; then echo "$file"; fi
    done > "$work/present"
    awk 'FILENAME != ARGV[3] { listed[substr($0, 67)] = 1; next }
      $0 != "tagmanifest-sha256.txt" && $0 != "signature.note" && !($0 in listed) { print "      " $0; extra = 1 }
      END { exit extra }' manifest-sha256.txt tagmanifest-sha256.txt "$work/present" > "$work/extra"
    if [ -s "$work/extra" ]; then
      fails "目録にないファイルがあります / files that are not listed:"
      awk '1' "$work/extra"
    fi

    # 2. The key in its two forms is one key, and its name is the one that it has.
    awk "$functions"'{ split($0, part, "+"); rest = substr($0, length(part[1]) + length(part[2]) + 3)
      print part[1]; print part[2]; print b64hex(rest) }' "$proof/key.vkey" > "$work/key"
    name=$(awk 'NR == 1' "$work/key")
    keyid=$(awk 'NR == 2' "$work/key")
    key=$(awk 'NR == 3' "$work/key")
    pem=$(awk "$functions"'!/^-/ { text = text $0 } END { print b64hex(text) }' "$proof/key.pem")
    awk -v name="$name" -v key="$key" -v file="$work/named" "$functions"'BEGIN {
      printf "%s\n", name > file; bytes(key, file) }'
    short=$(sha256sum "$work/named" | awk '{ print substr($1, 1, 8) }')
    if [ "302a300506032b6570032100${key#01}" = "$pem" ] && [ "$short" = "$keyid" ]; then
      holds "署名の鍵 / the key: $name ($keyid)"
    else
      fails "鍵の二つの形が合いません / the key's two forms differ: $proof/key.vkey, $proof/key.pem"
    fi

    # The record's name says whose it is: the second part is the beginning of the key's SHA-256.
    awk -v key="${key#01}" -v file="$work/public" "$functions"'BEGIN { bytes(key, file) }'
    if [ "$(sha256sum "$work/public" | awk '{ print substr($1, 1, 16) }')" = "$(echo "$name" | awk -F/ '{ print $2 }')" ]; then
      holds "鍵は記録の名前のとおり / the key is the one that the record's name stands for"
    else
      fails "記録の名前が示す鍵ではありません / not the key that the record's name stands for: $proof/key.vkey"
    fi

    # The key signed the list of the lists, and so every file. The note is put together anew and compared as a whole.
    awk -v signature="$work/signature" -v signed="$work/signed" "$functions"'
      { last = $0 }
      END { split(last, part, " "); all = b64hex(part[3]); bytes(all, signed); bytes(substr(all, 9), signature); print substr(all, 1, 8) }' \
      signature.note > "$work/signer" 2> /dev/null
    if [ -f signature.note ] && [ -s "$work/signed" ]; then
      { printf 'hikeshi/bundle@v1\n%s\n' "$name"; cat tagmanifest-sha256.txt; } > "$work/text"
      { cat "$work/text"; printf '\n\342\200\224 %s %s\n' "$name" "$(openssl base64 -A -in "$work/signed")"; } > "$work/whole"
      if [ "$(sha256sum < "$work/whole")" = "$(sha256sum < signature.note)" ] && [ "$(cat "$work/signer")" = "$keyid" ] &&
        openssl pkeyutl -verify -pubin -inkey "$proof/key.pem" -rawin -in "$work/text" -sigfile "$work/signature" > /dev/null 2>&1
      then
        holds "すべてのファイルに、この鍵の署名があります / the key signed the lists, and so every file: signature.note"
      else
        fails "目録の署名が正しくありません / the signature over the lists does not hold: signature.note, tagmanifest-sha256.txt"
      fi
    else
      fails "目録の署名がありません。だれでも書き換えられる資料です / no signature over the lists; anybody could have altered this: signature.note"
    fi

    # 3. The leaves, and the root over them, against every checkpoint.
    rm -rf "$work/leaves"
    awk -v folder="$work/leaves" "$folder"'{ file = name(NR - 1); printf "%c%s", 0, $0 > file; close(file) }' "$proof/ledger.jsonl"
    # An entry that is withheld has its leaf hash in the place of its bytes.
    hashes "$work/leaves" | awk 'FILENAME != "-" { if (length($0) == 64 && $0 !~ /[^0-9a-f]/) withheld[FNR] = $0; next }
      { print FNR in withheld ? withheld[FNR] : $0 }' "$proof/ledger.jsonl" - > "$work/hashes"
    withheld=$(awk 'length($0) == 64 && $0 !~ /[^0-9a-f]/ { n++ } END { print n + 0 }' "$proof/ledger.jsonl")
    if [ "$withheld" != 0 ]; then echo "note  まるごと伏せた記録 / entries withheld whole: $withheld"; fi
    entries=$(awk 'END { print NR }' "$work/hashes")
    largest=0
    for note in "$proof"/checkpoints/*.note; do
      awk -v text="$work/text" -v signature="$work/signature" "$functions"'
        NR <= 3 { printf "%s\n", $0 > text }
        NR == 1 { origin = $0 }
        NR == 2 { size = $0 }
        NR == 3 { root = b64hex($0) }
        NR == 5 { signer = $2; bytes(substr(b64hex($3), 9), signature); id = substr(b64hex($3), 1, 8) }
        END { print origin, size, root, signer, id, NR }' "$note" > "$work/note"
      read -r origin size root signer id lines < "$work/note"
      if [ "$origin" = "$name" ] && [ "$signer" = "$name" ] && [ "$id" = "$keyid" ] && [ "$lines" = 5 ] &&
        openssl pkeyutl -verify -pubin -inkey "$proof/key.pem" -rawin -in "$work/text" -sigfile "$work/signature" > /dev/null 2>&1
      then :; else
        fails "署名が正しくありません / the signature does not hold: $note"
        continue
      fi
      if [ "$size" -gt "$entries" ]; then
        fails "記録の終わりが切れています / the record is cut off: $proof/ledger.jsonl ($entries < $size)"
      elif [ "$(awk -v size="$size" 'NR <= size' "$work/hashes" | root)" = "$root" ]; then
        holds "記録は署名のとおり / the record is as signed: 0-$((size - 1)) ($root)"
      else
        fails "記録が署名と違います / the record is not as signed: $proof/ledger.jsonl (0-$((size - 1)), $note)"
      fi
      if [ "$size" -gt "$largest" ]; then largest=$size; fi
    done
    if [ "$largest" != "$entries" ]; then
      fails "署名されていない記録があります / entries without a signature: $proof/ledger.jsonl ($entries, $largest)"
    fi

    # 4. The playbook is the one that the first entry names.
    stated=$(awk 'NR == 1 { match($0, /"playbookSHA256":"[0-9a-f]*"/); print substr($0, RSTART + 18, RLENGTH - 19); exit }' "$proof/ledger.jsonl")
    if [ "$(sha256sum "$proof/playbook.yaml" | awk '{ print $1 }')" = "$stated" ]; then
      holds "手順書は最初の記録のとおり / the playbook is the one of the first entry"
    else
      fails "手順書が最初の記録と違います / the playbook is not the one of the first entry: $proof/playbook.yaml"
    fi

    # 5. Every disclosed word is one that its entry commits to (RFC 9901).
    rm -rf "$work/words"
    awk -v folder="$work/words" -v list="$work/list" -v seen="$work/seen" "$functions$folder"'
      function text(hex,   i, out) {
        out = ""
        for (i = 1; i < length(hex); i += 2) out = out sprintf("%c", value(substr(hex, i, 1)) * 16 + value(substr(hex, i + 1, 1)))
        return out
      }
      BEGIN { printf "" > list; printf "" > seen }
      { sequence = $0; sub(/^.*"seq":/, "", sequence); sub(/}$/, "", sequence)
        words = $0; sub(/^{"disclosures":\["/, "", words); sub(/"\],"seq":.*$/, "", words)
        count = split(words, word, "\",\"")
        for (i = 1; i <= count; i++) {
          file = name(total++); printf "%s", word[i] > file; close(file)
          print sequence > list
          json = text(b64hex(word[i]))
          if (match(json, /","hash\.sha256","[0-9a-f]*"\]$/)) print substr(json, RSTART + 17, 64) > seen
        } }' "$proof/disclosures.jsonl"
    if [ -s "$work/list" ]; then hashes "$work/words"; fi > "$work/digests"
    if awk "$functions"'FILENAME == ARGV[1] { sequence[FNR] = $0; next }
      FILENAME == ARGV[2] { wanted[sequence[FNR]] = wanted[sequence[FNR]] " " hexurl($1); next }
      { n = split(wanted[FNR - 1], digest, " ")
        for (i = 1; i <= n; i++) if (!index($0, "\"" digest[i] "\"")) { print "      " FNR - 1; bad = 1 }
        delete wanted[FNR - 1] }
      END { for (rest in wanted) { print "      " rest; bad = 1 } exit bad }' \
      "$work/list" "$work/digests" "$proof/ledger.jsonl" > "$work/uncommitted"
    then
      holds "書かれた言葉は記録のとおり / the words are those of the record: $(awk 'END { print NR }' "$work/digests")"
    else
      fails "記録と違う言葉があります / words that the record does not hold: $proof/disclosures.jsonl (番号 / entry)"
      awk '1' "$work/uncommitted"
    fi

    # 6. The evidence files are those of the record, all of them and no other.
    awk 'FILENAME == ARGV[1] { recorded[$1] = 1; next }
      substr($0, 67, 17) == "data/attachments/" { hash = substr($0, 1, 64); have[hash] = 1; if (!(hash in recorded)) print "      " substr($0, 67) }
      END { for (hash in recorded) if (!(hash in have)) print "      " hash }' "$work/seen" manifest-sha256.txt > "$work/evidence"
    if [ -s "$work/evidence" ]; then
      fails "証拠ファイルが記録と合いません / evidence files do not match the record:"
      awk '1' "$work/evidence"
    else
      holds "証拠ファイルは記録のとおり / evidence files are those of the record: $(awk 'END { print NR }' "$work/seen")"
    fi

    # 7. The timestamps (RFC 3161), each at its own time: those of the record, over the checkpoint that they are named for.
    stamped=0
    for token in "$proof"/timestamps/*.tsr; do
      [ -f "$token" ] || continue
      name=${token##*/}
      note="$proof/checkpoints/${name%%-*}.note"
      query="${token%.tsr}.tsq"
      hash=$(sha256sum "$token" | awk '{ print $1 }')
      asked=$(sha256sum "$query" | awk '{ print $1 }')
      if awk -v token="\"responseSHA256\":\"$hash\"" -v query="\"requestSHA256\":\"$asked\"" '
        index($0, token) && index($0, query) { found = 1 } END { exit !found }' "$proof/ledger.jsonl"
      then stamped=$((stamped + 1)); else
        fails "記録にない時刻印です / a timestamp that the record does not hold: $token"
        continue
      fi
      openssl ts -reply -in "$token" -text > "$work/stamp" 2> /dev/null
      time=$(awk '/^Time stamp:/ { sub(/^Time stamp: */, ""); print; exit }' "$work/stamp")
      # Seconds since 1970, by the days of the civil calendar.
      seconds=$(echo "$time" | awk '{
        month = int((index("JanFebMarAprMayJunJulAugSepOctNovDec", $1) + 2) / 3); split($3, clock, ":"); year = $4
        if (month <= 2) { year--; month += 12 }
        days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * (month - 3) + 2) / 5) + $2 - 719469
        print days * 86400 + clock[1] * 3600 + clock[2] * 60 + int(clock[3]) }')
      whose="指定された認証局 / the authorities that you named"
      trusted=$authorities
      if [ -z "$trusted" ]; then
        whose="同封の証明書 / the certificates enclosed"
        authority=${name#*-}
        for file in "$proof/certificates/${authority%.tsr}"-*.pem; do trusted=$file; done
      fi
      if [ ! -f "$trusted" ]; then
        echo "note  時刻印の署名者を確かめるには認証局の証明書が要ります / to check who signed, name the authority's certificates: $token ($time)"
      elif openssl ts -verify -in "$token" -queryfile "$query" -CAfile "$trusted" -attime "$seconds" > /dev/null 2>&1 &&
        openssl ts -verify -in "$token" -data "$note" -CAfile "$trusted" -attime "$seconds" > /dev/null 2>&1
      then
        holds "時刻印は正しい / the timestamp holds: $time, $note ($whose)"
      elif [ -n "$authorities" ]; then
        echo "note  指定された認証局の時刻印ではありません / not a timestamp of the authorities that you named: $token ($time)"
      else
        fails "時刻印が正しくありません / the timestamp does not hold: $token ($time)"
      fi
    done
    wanted=$(awk '/"type":"checkpoint-anchored"/ { n++ } END { print n + 0 }' "$proof/ledger.jsonl")
    if [ "$stamped" != "$wanted" ]; then
      fails "時刻印が足りません / timestamps are missing: $proof/timestamps ($stamped / $wanted)"
    fi

    echo "note  読むためのページと表が記録のとおりかは、hikeshi verify で確かめられます。"
    echo "note  Whether the pages and tables say what the record says, hikeshi verify can tell."
    echo "note  最後の記録より後に続きがなかったことは、外の控えがないと確かめられません。"
    echo "note  That nothing followed the last entry cannot be told without a checkpoint kept outside."
    if [ "$bad" = 0 ]; then echo "記録は正しいままです / this bundle holds"; else echo "この記録は正しいままではありません / this bundle does not hold"; fi
    exit "$bad"

    """#
}
