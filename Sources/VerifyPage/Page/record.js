// The ledger and the words beside it, read in step: one line, one entry.

/** The one way to write a value (RFC 8785), for values without fractions. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** A value whose text is in the one form it has; undefined otherwise. */
function parseCanonical(bytes) {
  try {
    const text = strictUTF8.decode(bytes), value = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch { return undefined; }
}

function isLeafHash(line) { return line.length === 64 && /^[0-9a-f]{64}$/.test(decoded(line) ?? ""); }

/** Null, or why a line's value is no entry of this number. */
function leafFault(leaf, sequence) {
  if (leaf === undefined || leaf === null || typeof leaf !== "object" || Array.isArray(leaf)) return "entry-changed";
  if (Number.isInteger(leaf.v) && leaf.v > 1) return "newer-entry";
  const isWhole = leaf.v === 1 && Number.isInteger(leaf.seq) && typeof leaf.type === "string" && leaf.data
    && Number.isFinite(Date.parse(leaf.recorded)) && typeof leaf.salt === "string" && leaf.clock;
  if (!isWhole || leaf._sd !== undefined && !areDigests(leaf._sd)) return "entry-changed";
  return leaf.seq === sequence ? null : "out-of-order";
}

function areDigests(list) {
  return Array.isArray(list) && list.length > 0 && list.every(each => /^[A-Za-z0-9_-]{43}$/.test(each))
    && list.every((each, index) => index === 0 || list[index - 1] < each);
}

/** `{"disclosures":["…"],"seq":12}`; null when it is none. */
function parseWordsLine(line) {
  const value = parseCanonical(line);
  const isOne = value && Object.keys(value).length === 2 && Number.isInteger(value.seq)
    && Array.isArray(value.disclosures) && value.disclosures.length > 0
    && value.disclosures.every(text => typeof text === "string");
  return isOne ? value : null;
}

/** A disclosure's name and words (RFC 9901, 4.2.1); null when it is none. */
function parseDisclosure(text) {
  try {
    const parts = JSON.parse(decoded(base64URLBytes(text)));
    return Array.isArray(parts) && parts.length === 3 && parts.every(part => typeof part === "string")
      ? { name: parts[1], words: parts[2] } : null;
  } catch { return null; }
}

function disclosureDigest(text) { return base64URL(sha256(utf8.encode(text))); }

/** Whether an entry commits to each of these, and each is another one. */
function areCommitted(texts, leaf) {
  const names = new Set();
  return texts.every(text => {
    const disclosure = parseDisclosure(text);
    if (!disclosure || names.has(disclosure.name)) return false;
    names.add(disclosure.name);
    return (leaf._sd ?? []).includes(disclosureDigest(text));
  });
}

/** The lines of `disclosures.jsonl`, asked for entry by entry, in order. */
class WordsReader {
  constructor(blob) {
    this.batches = lineBatches(blob);
    this.lines = [];
    this.next = 0;
    this.number = 0;
    this.last = -1;
    this.badLine = null;
    this.ahead = null;
  }

  async advance() {
    this.ahead = null;
    if (this.badLine !== null) return;
    this.number += 1;
    try {
      while (this.next >= this.lines.length) {
        const batch = await this.batches.next();
        if (batch.done) return;
        this.lines = batch.value;
        this.next = 0;
      }
    } catch {
      this.badLine = this.number;
      return;
    }
    const line = parseWordsLine(this.lines[this.next++]);
    if (!line || line.seq <= this.last) {
      this.badLine = this.number;
      return;
    }
    this.last = line.seq;
    this.ahead = line;
  }

  async of(sequence) {
    if (this.ahead?.seq !== sequence) return [];
    const texts = this.ahead.disclosures;
    await this.advance();
    return texts;
  }

  get badLineAtTheEnd() { return this.badLine ?? (this.ahead ? this.number : null); }
}

/** One pass over all entries. `sizes`: where a root is wanted. */
async function readEntries(ledger, words, sizes, onBytes) {
  const pass = {
    frontier: new Frontier(), roots: new Map(), first: null, last: null, disclosed: 0, withheld: 0, withheldEntries: [],
    leafProblems: [], wordProblems: [], anchors: [], attachments: [], overrides: [], shown: [], uncovered: 0,
  };
  const reader = new WordsReader(words);
  await reader.advance();
  const take = async line => {
    const sequence = pass.frontier.size;
    const isWithheld = isLeafHash(line);
    pass.frontier.append(isWithheld ? unhex(decoded(line)) : sha256(LEAF, line));
    if (sizes.has(pass.frontier.size)) pass.roots.set(pass.frontier.size, hex(pass.frontier.root));
    if (isWithheld) {
      pass.withheldEntries.push(sequence);
      return show(pass, sequence, null, []);
    }
    const leaf = parseCanonical(line), fault = leafFault(leaf, sequence);
    let texts = reader.ahead?.seq === sequence ? await reader.of(sequence) : [];
    if (fault) return void pass.leafProblems.push({ path: LEDGER, entry: sequence, what: fault });
    if (!areCommitted(texts, leaf)) {
      pass.wordProblems.push({ path: WORDS, entry: sequence, what: "words-not-of-the-record" });
      texts = [];
    }
    pass.disclosed += texts.length;
    pass.withheld += (leaf._sd?.length ?? 0) - texts.length;
    pass.first ??= leaf;
    pass.last = leaf;
    note(pass, leaf, texts.map(parseDisclosure));
    show(pass, sequence, leaf, texts.map(parseDisclosure));
  };
  try {
    for await (const lines of lineBatches(ledger, onBytes)) for (const line of lines) await take(line);
  } catch { pass.leafProblems.push({ path: LEDGER, entry: pass.frontier.size, what: "malformed" }); }
  if (reader.badLineAtTheEnd !== null) {
    pass.wordProblems.push({ path: WORDS, what: "bad-line", line: reader.badLineAtTheEnd });
  }
  return pass;
}

/** What later checks need of an entry. */
function note(pass, leaf, words) {
  const word = name => words.find(each => each.name === name)?.words;
  if (leaf.type === "checkpoint-anchored") {
    pass.anchors.push({ ...leaf.data, sequence: leaf.seq });
    pass.uncovered = Math.min(pass.uncovered, Math.max(0, leaf.seq - leaf.data.size));
  } else pass.uncovered += 1;
  if (leaf.type === "gate-overridden") pass.overrides.push(leaf.seq);
  if (leaf.type === "attachment-collected") {
    const time = 1 + pass.attachments.filter(each => each.item === leaf.data.item).length;
    const path = attachmentPath(time === 1 ? leaf.data.item : `${leaf.data.item}-${time}`, word("file.fileName"));
    pass.attachments.push({ item: leaf.data.item, size: leaf.data.size, path, sha256: word("hash.sha256") });
  }
}

const MOST_SHOWN = 2000;

/** The entries themselves, for whoever wants to read them as they are signed. */
function show(pass, sequence, leaf, words) {
  if (pass.shown.length < MOST_SHOWN) pass.shown.push({ sequence, leaf, words });
}
