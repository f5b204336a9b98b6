import type { Evidence } from "../judge/evidence.ts";
import { covered } from "./check-signature.ts";

/**
 * `VERIFY.md`: how to check the bag with `sha256sum`, `openssl` and `jq` in a POSIX shell, from inside the bag.
 * `fingerprint` is that of the key that signed, or null for an unsigned bag.
 */
export function verifyGuide({ provenance }: Evidence, fingerprint: string | null): string {
  const { generator, version, commit, workTree, command, time } = provenance;
  return `# How to verify this pack

Made by ${generator} ${version} from commit ${commit} (work tree ${workTree}) at ${time} with

    ${command}

Open a POSIX shell in this folder. The commands need \`sha256sum\`, \`openssl\` and \`jq\`, no network and nothing of ours.
Whoever can change a pack can change this page too: compare it with the one that another copy of the pack holds, and
take the fingerprint of the key from its owner.

## 1. No file was changed, dropped or added

\`\`\`sh
# Nothing but plain files: a link can lead elsewhere. Exactly those that are listed, here and below data/.
test -z "$(find . ! -type d ! -type f)" &&
  test "$(find . -type f | sed 's|^\\./||' | LC_ALL=C sort)" = "$({
    cut -c 67- manifest-sha256.txt tagmanifest-sha256.txt
    echo tagmanifest-sha256.txt
  } | LC_ALL=C sort)" &&
  sha256sum --check --strict --quiet manifest-sha256.txt &&
  sha256sum --check --strict --quiet tagmanifest-sha256.txt &&
  echo "files: intact" || { echo "files: NOT intact"; false; }
\`\`\`

## 2. ${fingerprint === null ? "Who made it: nobody says" : "Who made it"}

${fingerprint === null ? unsigned : signed(fingerprint)}
## 3. When it was made

A release can carry the answer of a time-stamping authority (RFC 3161) in \`timestamp.tsr\`; set \`TSA_CA\` to the
certificates of an authority that you trust.

\`\`\`sh
if test -f timestamp.tsr; then
  openssl ts -verify -in timestamp.tsr -data manifest-sha256.txt -CAfile "\${TSA_CA:?set it to a file of certificates}" &&
    echo "time: proved by the authority" || { echo "time: NOT proved by that authority"; false; }
else
  echo "time: not timestamped"
fi
\`\`\`

## 4. No release was rewritten

Each line of \`ledger.jsonl\` is one release and holds the hash of the line before it. The last line is this pack. Keep
its hash: the next pack's ledger must begin with the same lines.

\`\`\`sh
before=$(printf '%064d' 0)
broken=
while IFS= read -r entry; do
  hash=$(printf '%s' "$entry" | jq -cSj 'del(.hash)' | sha256sum | cut -d ' ' -f 1)
  test "$hash" = "$(printf '%s' "$entry" | jq -r .hash)" || broken=yes
  test "$before" = "$(printf '%s' "$entry" | jq -r .previous)" || broken=yes
  before=$hash
done < ledger.jsonl
test "$(tail -n 1 ledger.jsonl | jq -r .manifest)" = "$(sha256sum < manifest-sha256.txt | cut -d ' ' -f 1)" || broken=yes
test -z "$broken" && echo "ledger: unbroken, ends with $before" || { echo "ledger: BROKEN"; false; }
\`\`\`

## 5. One finding, recomputed

Every finding carries the digest of its own content. Put any other number in place of 0.

\`\`\`sh
finding='.findings[0]'
jq "$finding" data/findings.json
digest=$(jq -cSj "$finding | del(.sha256)" data/findings.json | sha256sum | cut -d ' ' -f 1)
test "$digest" = "$(jq -r "$finding.sha256" data/findings.json)" &&
  echo "finding: as it was written" || { echo "finding: CHANGED"; false; }
\`\`\`

## 6. The same inputs, in a checkout

Set \`CHECKOUT\` to a checkout of commit ${commit}. The files below decided the verdicts.

\`\`\`sh
pack=$PWD
(cd "\${CHECKOUT:?set it to a checkout of the commit above}" &&
  sha256sum --check --strict --quiet "$pack/data/inputs.sha256") &&
  echo "inputs: the same" || { echo "inputs: NOT the same"; false; }
\`\`\`

In that checkout, \`npm ci && npm run kaitalk -- verify PACK\` does all of this and derives every file again.
`;
}

const unsigned = `This pack is **not signed**. Nothing in it proves who made it.

\`\`\`sh
test ! -f attestation.dsse.json && echo "signature: none" || { echo "signature: NOT foreseen by this page"; false; }
\`\`\`
`;

function signed(fingerprint: string): string {
  return `The statement in \`attestation.dsse.json\` names the digests of the manifest and of the other files of this folder, and is
signed with ed25519 (DSSE, in-toto). The key's fingerprint should be

    ${fingerprint}

Ask the owner for it. To check with a public key that you were given, set \`KEY\` to its file.

\`\`\`sh
key=\${KEY:-public-key.pem}
work=$(mktemp -d)
jq -r .payload attestation.dsse.json | openssl base64 -d -A > "$work/statement"
jq -r '.signatures[0].sig' attestation.dsse.json | openssl base64 -d -A > "$work/signature"
type=$(jq -r .payloadType attestation.dsse.json)
{ printf 'DSSEv1 %d %s %d ' "\${#type}" "$type" "$(wc -c < "$work/statement")"; cat "$work/statement"; } > "$work/signed"
jq -r '.subject[] | .digest.sha256 + "  " + .name' "$work/statement" > "$work/subjects"
found=$(openssl pkey -pubin -in "$key" -outform DER | sha256sum | cut -d ' ' -f 1)
valid=no
test "$found" = ${fingerprint} &&
  test "$(grep -cE '  (${covered.join("|")})$' "$work/subjects")" -eq ${covered.length} &&
  openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/signed" -sigfile "$work/signature" &&
  sha256sum --check --strict --quiet "$work/subjects" && valid=yes
rm -r "$work"
test $valid = yes && echo "signature: valid, by key $found" || { echo "signature: NOT valid"; false; }
\`\`\`

`;
}
