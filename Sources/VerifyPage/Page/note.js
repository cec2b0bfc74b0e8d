// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint), the log's key, and what people write down of them.

const ED25519 = 1;
const PEM_OPENING = unhex("302a300506032b6570032100");

/** `name+hex8(key ID)+base64(0x01 ‖ public key)`; null when it is none. */
function parseKey(text) {
  const first = text.indexOf("+"), second = text.indexOf("+", first + 1);
  if (first < 1 || second < 0) return null;
  const name = text.slice(0, first), id = text.slice(first + 1, second);
  const bytes = base64Bytes(text.slice(second + 1));
  if (/[\s\p{Cc}]/u.test(name) || !bytes || bytes.length !== 33 || bytes[0] !== ED25519) return null;
  const keyID = sha256(utf8.encode(name + "\n"), bytes).slice(0, 4);
  if (hex(keyID) !== id) return null;
  return { name, id, publicKey: bytes.slice(1), text };
}

function publicKeyPEM(key) {
  const body = base64(Uint8Array.from([...PEM_OPENING, ...key.publicKey]));
  return `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`;
}

/** A note's text and signatures: `{ text, signatures: [{ name, id, signature }] }`; null when it is none. */
function parseNote(bytes) {
  const text = decoded(bytes);
  if (text === null || /[\x00-\x09\x0b-\x1f]/.test(text) || !text.endsWith("\n")) return null;
  const blank = text.lastIndexOf("\n\n");
  if (blank < 0) return null;
  const lines = text.slice(blank + 2, -1).split("\n");
  if (text.length === blank + 2 || lines.length > 100) return null;
  const signatures = lines.map(line => {
    const match = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
    const data = match && base64Bytes(match[2]);
    return data && data.length > 4 ? { name: match[1], id: hex(data.slice(0, 4)), signature: data.slice(4) } : null;
  });
  return signatures.includes(null) ? null : { text: text.slice(0, blank + 1), signatures };
}

/** A note that went through a camera, a mail program or an editor, without what they do to one. */
function mendedNote(bytes) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replaceAll("\ufeff", "").replaceAll("\r\n", "\n");
  const lines = text.split("\n").map(line => line.replace(/ +$/, ""));
  while (lines.at(-1) === "") lines.pop();
  while (lines[0] === "") lines.shift();
  const signatures = lines.includes("") ? lines.lastIndexOf("") + 1 : lines.length;
  for (let index = signatures; index < lines.length; index++) {
    const words = lines[index].split(" ").filter(Boolean);
    if (words.length === 3) lines[index] = `\u2014 ${words[1]} ${words[2]}`;
  }
  return utf8.encode(lines.join("\n") + "\n");
}

/** The three lines of a checkpoint: `{ origin, size, root }`; null when they are none. */
function parseCheckpoint(text) {
  const lines = text.split("\n");
  if (lines.length !== 4 || lines[3] !== "" || !/^[^\s+\p{Cc}]+$/u.test(lines[0])) return null;
  if (!/^(0|[1-9][0-9]{0,14})$/.test(lines[1])) return null;
  const root = base64Bytes(lines[2]);
  return root?.length === 32 ? { origin: lines[0], size: Number(lines[1]), root: hex(root) } : null;
}

/** The browser's Ed25519; null in a browser that has none. */
async function ed25519(publicKey) {
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
    return async (signature, text) => {
      try { return await crypto.subtle.verify({ name: "Ed25519" }, key, signature, utf8.encode(text)); } catch { return false; }
    };
  } catch (error) { return error?.name === "DataError" ? async () => false : null; }
}

/**
 * The checkpoint in a note that this key signed for its own log, or why there is none: `another-record`, `unreadable`.
 * `verify` may be null: then nobody has looked at the signature.
 */
async function openNote(bytes, key, verify) {
  const note = parseNote(bytes);
  if (!note) return { fault: "unreadable" };
  const named = note.signatures.filter(signature => signature.name === key.name);
  if (!named.length) return { fault: "another-record", name: note.signatures[0].name, former: parseCheckpoint(note.text) };
  const ours = named.filter(signature => signature.id === key.id);
  if (!ours.length) return { fault: "unreadable" };
  for (const { signature } of ours) if (verify && !await verify(signature, note.text)) return { fault: "unreadable" };
  const checkpoint = parseCheckpoint(note.text);
  if (!checkpoint) return { fault: "unreadable" };
  if (checkpoint.origin !== key.name) return { fault: "another-record", name: checkpoint.origin };
  return { checkpoint, isAlone: note.signatures.length === 1 };
}

/** The list of the tag files as this key, and no other, signed it for its own record; null when it did not. */
async function signedTagManifest(bytes, key, verify) {
  const note = parseNote(bytes), opening = `hikeshi/bundle@v1\n${key.name}\n`;
  if (!note || note.signatures.length !== 1 || !note.text.startsWith(opening)) return null;
  const { name, id, signature } = note.signatures[0];
  if (name !== key.name || id !== key.id || verify && !await verify(signature, note.text)) return null;
  return note.text.slice(opening.length);
}

const SHORT_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function shortLetters(bytes, count) {
  let letters = "";
  for (let place = 0; place < count; place++) {
    const bit = place * 5, at = Math.floor(bit / 8);
    const pair = bytes[at] * 256 + (bytes[at + 1] ?? 0);
    letters += SHORT_ALPHABET[pair >> 11 - bit % 8 & 31];
  }
  return letters;
}

/** `42-7K3F-…` as people write it; null when it is none, or when its check letters say that it was miswritten. */
function parseShort(text) {
  const plain = text.replace(/[\uff01-\uff5e]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
  const [first, ...rest] = plain.toUpperCase().split(/[^A-Z0-9]+/).filter(Boolean);
  if (!/^(0|[1-9][0-9]{0,14})$/.test(first ?? "")) return null;
  const letters = rest.join("").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (letters.length !== 26) return null;
  const values = [...letters.slice(0, 24)].map(letter => SHORT_ALPHABET.indexOf(letter));
  if (values.includes(-1)) return null;
  const bits = values.map(value => value.toString(2).padStart(5, "0")).join("");
  const opening = Uint8Array.from(bits.match(/.{8}/g), byte => parseInt(byte, 2));
  if (shortLetters(sha256(utf8.encode(first + "\n"), opening), 2) !== letters.slice(24)) return null;
  return { size: Number(first), opening: hex(opening) };
}

function shortForm(size, root) {
  const opening = unhex(root).slice(0, 15);
  const check = shortLetters(sha256(utf8.encode(size + "\n"), opening), 2);
  return [size, ...shortLetters(opening, 24).match(/..../g), check].join("-");
}
