// Bytes, their texts, and files read piece by piece in memory that does not grow with the file.

const PIECE = 1 << 22;
const LONGEST_LINE = 1 << 20;

const utf8 = new TextEncoder();
// Marks at the beginning are bytes like any other; what is no UTF-8 is refused.
const strictUTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes) {
  try { return strictUTF8.decode(bytes); } catch { return null; }
}

function sameBytes(left, right) {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Order of the bytes of two texts, as the lists of a bag have it. */
function byBytes(left, right) {
  const a = utf8.encode(left), b = utf8.encode(right);
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

function hex(bytes) {
  let text = "";
  for (const byte of bytes) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}

function unhex(text) { return Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16)); }

/** Base 64 in the one form that the bytes have; null otherwise. */
function base64Bytes(text) {
  try {
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
    return base64(bytes) === text ? bytes : null;
  } catch { return null; }
}

function base64(bytes) { return btoa(String.fromCharCode(...bytes)); }

/** RFC 4648, 5, without padding. */
function base64URL(bytes) {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function base64URLBytes(text) {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return base64Bytes(plain + "=".repeat((4 - plain.length % 4) % 4));
}

async function* pieces(blob) {
  for (let start = 0; start < blob.size; start += PIECE) {
    yield new Uint8Array(await blob.slice(start, start + PIECE).arrayBuffer());
  }
}

async function wholeFile(blob) { return new Uint8Array(await blob.arrayBuffer()); }

/** The lines of a file, without their line breaks, many at a time. Throws when the last one has no break. */
async function* lineBatches(blob, onBytes = () => {}) {
  let rest = new Uint8Array(0);
  for await (const piece of pieces(blob)) {
    onBytes(piece.length);
    let bytes = piece;
    if (rest.length) {
      bytes = new Uint8Array(rest.length + piece.length);
      bytes.set(rest);
      bytes.set(piece, rest.length);
    }
    const lines = [];
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      lines.push(bytes.subarray(start, end));
      start = end + 1;
    }
    yield lines;
    rest = bytes.slice(start);
    if (rest.length > LONGEST_LINE) throw new Error("a line that is too long");
  }
  if (rest.length) throw new Error("a line without an end");
}
