// Where things lie in a bundle, and its own lists (BagIt, RFC 8493).

const RENDERING = Number("{{rendering}}");
const PAGES = "{{pages}}".split(" ");
const TAG_FILES = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"];
// The key's signature over the list of the tag files, and so over every file. No list has it.
const SIGNATURE = "signature.note";
// The programs that wrote bundles before there was a signature over the files.
const PROGRAMS_BEFORE = ["hikeshi 0.1.0"];
const PROOF = "data/proof/";
const LEDGER = PROOF + "ledger.jsonl", WORDS = PROOF + "disclosures.jsonl", PLAYBOOK = PROOF + "playbook.yaml";
const KEY = PROOF + "key.vkey", KEY_PEM = PROOF + "key.pem";
const CHECKPOINTS = PROOF + "checkpoints/", TIMESTAMPS = PROOF + "timestamps/", CERTIFICATES = PROOF + "certificates/";
const ATTACHMENTS = "data/attachments/";
// Pages for paper, where the bundle says that it has them.
const PRINTED = ["data/timeline.pdf", "data/claim.pdf"];

function checkpointPath(size) { return `${CHECKPOINTS}${String(size).padStart(9, "0")}.note`; }

function timestampPaths(anchor) {
  const authority = anchor.authority.replace(/[^a-z0-9.-]/gu, "_");
  const stem = `${TIMESTAMPS}${String(anchor.size).padStart(9, "0")}-${authority}`;
  return {
    query: stem + ".tsq", response: stem + ".tsr",
    certificates: anchor.certificatesSHA256 && `${CERTIFICATES}${authority}-${anchor.certificatesSHA256.slice(0, 8)}.pem`,
  };
}

function attachmentPath(item, fileName) {
  const ending = /\.([^.]*)$/.exec(fileName ?? "")?.[1].toLowerCase();
  return ATTACHMENTS + item + (ending && /^[a-z0-9]{1,8}$/.test(ending) ? "." + ending : "");
}

function manifestText(hashes) {
  return [...hashes].sort(([a], [b]) => byBytes(a, b)).map(([path, hash]) => `${hash}  ${path}\n`).join("");
}

/** The hashes by path; the number of the first line that is none otherwise. */
function parseManifest(bytes) {
  const text = decoded(bytes), hashes = new Map();
  if (!text?.endsWith("\n")) return { badLine: 1 };
  const lines = text.slice(0, -1).split("\n");
  for (const [index, line] of lines.entries()) {
    const match = /^([0-9a-f]{64})  (.+)$/s.exec(line);
    if (!match || hashes.has(match[2])) return { badLine: index + 1 };
    hashes.set(match[2], match[1]);
  }
  return { hashes };
}

function localDate(milliseconds, zone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(milliseconds);
  const part = type => parts.find(each => each.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** What `bag-info.txt` has to say of this record and these files. */
function bagInfoText(record, payload) {
  const size = [...payload.values()].reduce((sum, file) => sum + file.size, 0);
  const description = record.isDrill
    ? "Incident record of a drill (not a real incident)" : "Incident record for an insurance claim";
  return `Bag-Software-Agent: ${record.program}\nBagging-Date: ${localDate(Date.parse(record.last), record.zone)}\n`
    + `External-Description: ${description}\nExternal-Identifier: ${record.origin}\n`
    + `Hikeshi-Rendering: ${RENDERING}\nHikeshi-Typesetting: ${record.typesetting}\nPayload-Oxum: ${size}.${payload.size}\n`;
}
