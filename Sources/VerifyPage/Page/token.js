// What a timestamp token states (RFC 3161), read as BER. Whether its signer may be trusted is not judged here.

const DIGESTS = new Map([
  ["2b0e03021a", "SHA-1"], ["608648016503040201", "SHA-256"], ["608648016503040202", "SHA-384"],
  ["608648016503040203", "SHA-512"],
]);
const SIGNED_DATA = "2a864886f70d010702", TST_INFO = "2a864886f70d0109100104";

/** One element: `{ tag, bytes, children }`, and where it ends. */
function readBER(bytes, start = 0, depth = 0) {
  if (depth > 24 || start + 2 > bytes.length) throw new Error("not BER");
  const tag = bytes[start];
  if ((tag & 31) === 31) throw new Error("not BER");
  const isConstructed = (tag & 32) !== 0;
  let position = start + 2, length = bytes[start + 1];
  if (length === 0x80) {
    if (!isConstructed) throw new Error("not BER");
    const children = [];
    while (bytes[position] !== 0 || bytes[position + 1] !== 0) {
      const child = readBER(bytes, position, depth + 1);
      children.push(child);
      position = child.end;
    }
    return { tag, bytes: null, children, end: position + 2 };
  }
  if (length > 0x80) {
    const count = length & 127;
    if (count > 6 || position + count > bytes.length) throw new Error("not BER");
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + bytes[position++];
  }
  const end = position + length;
  if (end > bytes.length) throw new Error("not BER");
  const children = [];
  while (isConstructed && position < end) {
    const child = readBER(bytes, position, depth + 1);
    children.push(child);
    position = child.end;
  }
  return { tag, bytes: bytes.subarray(end - length, end), children, end };
}

function octets(element) {
  if (!(element.tag & 32)) return element.bytes;
  return Uint8Array.from(element.children.flatMap(child => [...octets(child)]));
}

function isA(element, tag) {
  if (element?.tag !== tag) throw new Error("another element was expected");
  return element;
}

function imprintOf(element) {
  const [algorithm, hash] = isA(element, 0x30).children;
  return { algorithm: hex(isA(algorithm.children[0], 0x06).bytes), hash: hex(octets(hash)) };
}

/** GeneralizedTime in UTC (RFC 3161, 2.4.2) as milliseconds since 1970. */
function generalizedTime(text) {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(text);
  if (!match) throw new Error("not a time");
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
}

/** `{ imprint, time, nonce }` of a response's token. Throws when the bytes hold none. */
function readToken(bytes) {
  const response = isA(readBER(bytes), 0x30);
  const status = isA(response.children[0], 0x30).children[0];
  if (status.bytes.length !== 1 || status.bytes[0] > 1) throw new Error("not granted");
  const [type, content] = isA(response.children[1], 0x30).children;
  if (hex(isA(type, 0x06).bytes) !== SIGNED_DATA) throw new Error("not signed data");
  const enclosed = isA(isA(content, 0xa0).children[0], 0x30).children[2];
  const [innerType, inner] = isA(enclosed, 0x30).children;
  if (hex(isA(innerType, 0x06).bytes) !== TST_INFO) throw new Error("not a timestamp");
  const statement = isA(readBER(octets(isA(inner, 0xa0).children[0])), 0x30).children;
  const nonce = statement.slice(5).find(element => element.tag === 0x02);
  return {
    imprint: imprintOf(statement[2]), time: generalizedTime(decoded(isA(statement[4], 0x18).bytes)),
    nonce: nonce ? hex(nonce.bytes) : null,
  };
}

/** `{ imprint, nonce }` of a request. */
function readRequest(bytes) {
  const parts = isA(readBER(bytes), 0x30).children;
  const nonce = parts.slice(2).find(element => element.tag === 0x02);
  return { imprint: imprintOf(parts[1]), nonce: nonce ? hex(nonce.bytes) : null };
}

/** Whether an imprint is that of these bytes; null for a hash that is not known here. */
async function isImprint(imprint, bytes) {
  const name = DIGESTS.get(imprint.algorithm);
  if (!name) return null;
  if (name === "SHA-256") return hex(sha256(bytes)) === imprint.hash;
  return hex(new Uint8Array(await crypto.subtle.digest(name, bytes))) === imprint.hash;
}
