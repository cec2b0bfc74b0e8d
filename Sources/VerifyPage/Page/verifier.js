// Checks a bundle without trusting any of it, in the order of trust: the key and what it signed, the record under that,
// what the record commits to, and last the lists of hashes, which anybody could have written.

class Verifier {
  /**
   * @param files by path in the bundle: `{ blob, crc }`, `crc` only from an archive
   * @param kept what the reader kept or was told: `{ name, bytes }` each
   */
  constructor(files, kept, onProgress = () => {}) {
    Object.assign(this, { files, kept, onProgress });
    this.report = { subject: null, held: [], problems: [], unchecked: [] };
    this.measures = new Map();
    this.proven = new Set();
  }

  problem(path, what, more = {}) { this.report.problems.push({ path, what, ...more }); }
  held(what, more = {}) { this.report.held.push({ what, ...more }); }
  unchecked(what, more = {}) { this.report.unchecked.push({ what, ...more }); }
  hasProblem(path) { return this.report.problems.some(problem => problem.path === path); }

  async run() {
    await this.measure();
    const key = await this.checkKey();
    if (key) this.verify = await ed25519(key.publicKey);
    if (key && !this.verify) this.unchecked("no-ed25519");
    if (key) await this.readSignature(key);
    const checkpoints = key ? await this.readCheckpoints(key) : [];
    const outside = key ? await this.readKept(key) : [];
    const record = key ? await this.readRecord(key, checkpoints, outside) : null;
    this.compareFormerLogs(record, key);
    if (record) {
      for (const anchor of record.anchors) await this.checkTimestamp(anchor);
      this.checkAttachments(record);
      await this.checkLaterDisclosed();
    }
    await this.readTypesetting();
    this.refuseStrangers(record);
    await this.checkLists(record);
    this.sayWhatCannotBeKnown(record, outside);
    return this.report;
  }

  async measure() {
    for (const [path, { blob, crc }] of [...this.files].sort(([a], [b]) => byBytes(a, b))) {
      const hash = new Sha256();
      let sum = 0;
      try {
        for await (const piece of pieces(blob)) {
          hash.update(piece);
          if (crc !== undefined) sum = crc32(sum, piece);
          this.onProgress(piece.length);
        }
      } catch {
        this.problem(path, "unreadable");
        continue;
      }
      this.measures.set(path, { sha256: hex(hash.digest()), size: blob.size });
      if (crc !== undefined && sum !== crc) this.problem(path, "changed");
    }
  }

  /** The content of a file that is never large; null, and said, when it is not there. */
  async smallFile(path) {
    const file = this.files.get(path);
    if (!file) this.problem(path, "missing");
    else if (file.blob.size > 1 << 24) this.problem(path, "unreadable");
    else try { return await wholeFile(file.blob); } catch { this.problem(path, "unreadable"); }
    return null;
  }

  async checkKey() {
    const bytes = await this.smallFile(KEY);
    if (!bytes) return null;
    const text = decoded(bytes), key = text?.endsWith("\n") ? parseKey(text.slice(0, -1)) : null;
    if (!key) return void this.problem(KEY, "malformed");
    this.proven.add(KEY);
    // A record's name says whose it is: another key over the same entries is another record.
    if (key.name.split("/")[1] !== hex(sha256(key.publicKey)).slice(0, 16)) this.problem(KEY, "key-of-another-name");
    const pem = await this.smallFile(KEY_PEM);
    if (pem && decoded(pem) === publicKeyPEM(key)) this.proven.add(KEY_PEM);
    else if (pem) this.problem(KEY_PEM, "changed");
    this.held("key", { name: key.name, id: key.id });
    return key;
  }

  /** What the key signed of the lists. A signature that is not there is judged when all else was looked at. */
  async readSignature(key) {
    if (!this.files.has(SIGNATURE)) return;
    const bytes = await this.smallFile(SIGNATURE);
    if (!bytes) return;
    const signed = await signedTagManifest(bytes, key, this.verify);
    if (signed === null) return void this.problem(SIGNATURE, "bad-signature");
    this.proven.add(SIGNATURE);
    this.signedTags = signed;
  }

  /** Holds the lists against the signature, and each tag file against the list that was signed. */
  async checkSignature(record) {
    if (this.signedTags === undefined) {
      if (this.files.has(SIGNATURE)) return;
      if (!record) this.problem(SIGNATURE, "missing");
      else if (PROGRAMS_BEFORE.includes(record.program)) this.unchecked("unsigned-form");
      else this.problem(SIGNATURE, "files-unsigned");
      return;
    }
    const list = await this.smallFile(TAG_FILES[3]);
    if (!list) return;
    if (decoded(list) === this.signedTags) this.proven.add(TAG_FILES[3]);
    else this.problem(TAG_FILES[3], "not-the-signed-list");
    const { hashes } = parseManifest(utf8.encode(this.signedTags));
    if (!hashes) return void this.problem(TAG_FILES[3], "bad-line", { line: 1 });
    for (const path of TAG_FILES.slice(0, 3).filter(each => this.measures.has(each))) {
      if (hashes.get(path) === this.measures.get(path).sha256) this.proven.add(path);
      else if (!this.hasProblem(path)) this.problem(path, "not-the-signed-list");
    }
  }

  async readCheckpoints(key) {
    const paths = [...this.files.keys()].filter(path => path.startsWith(CHECKPOINTS)).sort(byBytes);
    const checkpoints = [];
    for (const path of paths) {
      const bytes = await this.smallFile(path);
      if (!bytes) continue;
      const { checkpoint, isAlone } = await openNote(bytes, key, this.verify);
      if (!checkpoint || checkpoint.size < 1 || checkpointPath(checkpoint.size) !== path || !isAlone) {
        this.problem(path, "bad-signature");
        continue;
      }
      this.proven.add(path);
      checkpoints.push(checkpoint);
    }
    if (!paths.length) this.problem(CHECKPOINTS, "missing");
    if (checkpoints.length && this.verify) this.held("checkpoints", { count: checkpoints.length });
    return checkpoints;
  }

  /** What the reader kept: checkpoints in any of their forms, the key, or what was withheld and handed over later. */
  async readKept(key) {
    const outside = [];
    this.later = [];
    this.foreign = [];
    for (const { name, bytes } of this.kept) {
      const text = decoded(bytes)?.trim();
      const short = bytes.length < 200 && text !== undefined ? parseShort(text) : null;
      if (short) {
        outside.push({ size: short.size, fits: root => root.startsWith(short.opening) });
        continue;
      }
      if (text === key.text || text === key.id) {
        this.held(text === key.id ? "key-number-agrees" : "key-agrees");
        continue;
      }
      if (text && (parseKey(text) || /^[0-9a-f]{8}$/.test(text))) {
        this.problem(name, "another-key");
        continue;
      }
      const stamped = await this.stampedCheckpoint(bytes, key);
      if (stamped) {
        outside.push({ size: stamped.size, fits: other => other === stamped.root });
        continue;
      }
      if (stamped === null) {
        this.problem(name, "kept-token-of-another");
        continue;
      }
      const lines = splitLines(bytes);
      if (lines.length && lines.every(line => parseWordsLine(line) || isEntryLine(line))) {
        this.later.push({ name, lines });
        continue;
      }
      let json = null;
      try { json = JSON.parse(text); } catch {}
      const quoted = json?.data?.checkpoint ?? json?.checkpoint;
      const note = typeof quoted === "string" ? utf8.encode(quoted) : bytes;
      const mended = await openNote(mendedNote(note), key, this.verify);
      const opened = mended.checkpoint ? mended : await openNote(note, key, this.verify);
      if (opened.checkpoint) {
        const { size, root } = opened.checkpoint;
        outside.push({ size, fits: other => other === root });
      } else if (opened.fault === "another-record") this.foreign.push({ name, origin: opened.name, former: opened.former });
      else this.problem(name, "kept-unreadable");
    }
    return outside;
  }

  /** The checkpoint of this bundle that a token is over; null when there is none, undefined when it is no token. */
  async stampedCheckpoint(bytes, key) {
    let token;
    try { token = readToken(bytes); } catch { return undefined; }
    for (const [path, { blob }] of this.files) {
      if (!path.startsWith(CHECKPOINTS) || blob.size > 1 << 16) continue;
      const note = await wholeFile(blob);
      if (await isImprint(token.imprint, note)) return (await openNote(note, key, this.verify)).checkpoint ?? null;
    }
    return null;
  }

  async readRecord(key, checkpoints, outside) {
    const problemsBefore = this.report.problems.length;
    for (const path of [LEDGER, WORDS]) if (!this.files.has(path)) this.problem(path, "missing");
    if (this.report.problems.length > problemsBefore) return null;
    const sizes = new Set([...checkpoints, ...outside].map(each => each.size));
    const pass = await readEntries(
      this.files.get(LEDGER).blob, this.files.get(WORDS).blob, sizes, this.onProgress);
    if (pass.withheld && !pass.wordProblems.length && await this.isCutFromWhatIsListed(WORDS)) {
      pass.wordProblems.push({ path: WORDS, what: "not-as-listed" });
    }
    this.report.problems.push(...pass.leafProblems);
    this.compare(pass, checkpoints);
    for (const each of outside) this.compareOutside(pass, each);
    const { size } = pass.frontier, root = hex(pass.frontier.root);
    const isRight = this.report.problems.length === problemsBefore && checkpoints.length > 0;
    if (isRight) {
      this.proven.add(LEDGER);
      this.held("record", { size, root, isSigned: Boolean(this.verify), sizes: checkpoints.map(each => each.size) });
      this.report.problems.push(...pass.wordProblems);
      if (!pass.wordProblems.length) {
        this.proven.add(WORDS);
        this.held("words", { disclosed: pass.disclosed });
      }
    }
    const start = pass.first?.type === "incident-started" ? pass.first.data : null;
    if (!start) return null;
    await this.checkPlaybook(start, isRight);
    if (!key.name.endsWith(`/${start.incident}/v1`)) return void this.problem(LEDGER, "another-record", { entry: 0 });
    try { localDate(0, start.zone); } catch { return void this.problem(LEDGER, "unknown-zone", { entry: 0 }); }
    this.report.subject = {
      incident: start.incident, origin: key.name, keyID: key.id, key: key.text, isDrill: start.isDrill, size, root,
      first: pass.first.recorded, last: pass.last.recorded, zone: start.zone, overrides: pass.overrides,
      withheldWords: pass.withheld, withheldEntries: pass.withheldEntries,
    };
    if (!isRight || pass.wordProblems.length) return void this.unchecked("rest-of-a-broken-record");
    this.report.shown = pass.shown;
    return { ...pass, program: start.program, isDrill: start.isDrill, zone: start.zone, origin: key.name,
      formerLogs: start.formerLogs, last: pass.last.recorded };
  }

  /** The range that a wrong root points to begins where the last right one ended. */
  compare(pass, checkpoints) {
    let right = 0;
    for (const { size, root } of checkpoints) {
      const ours = pass.roots.get(size);
      if (ours === undefined) this.problem(LEDGER, "cut-off", { has: pass.frontier.size, signed: size });
      else if (ours === root) right = size;
      else if (!pass.leafProblems.length) return void this.problem(LEDGER, "not-as-signed", { from: right, to: size - 1 });
    }
    const isCheckpointBlamed = this.report.problems.some(problem => problem.path.startsWith(CHECKPOINTS));
    const signed = Math.max(0, ...checkpoints.map(each => each.size));
    if (pass.frontier.size > signed && !isCheckpointBlamed) {
      this.problem(LEDGER, "unsigned", { from: signed, to: pass.frontier.size - 1 });
    }
  }

  compareOutside(pass, outside) {
    const root = outside.size === 0 ? hex(sha256()) : pass.roots.get(outside.size);
    if (root === undefined) this.problem(LEDGER, "cut-off", { has: pass.frontier.size, signed: outside.size });
    else if (outside.fits(root)) this.held("extends-outside", { size: outside.size });
    else this.problem(LEDGER, "history-rewritten", { size: outside.size });
  }

  /** An entry that was changed proves nothing, and blames nothing. */
  async checkPlaybook(start, isRight) {
    const bytes = await this.smallFile(PLAYBOOK);
    if (!bytes || !isRight) return;
    if (hex(sha256(bytes)) !== start.playbookSHA256) return void this.problem(PLAYBOOK, "another-playbook");
    this.proven.add(PLAYBOOK);
    this.held("playbook");
  }

  /** A file whose hash an entry holds; null, and said, when it is not that file. */
  async recorded(path, hash) {
    const bytes = await this.smallFile(path);
    if (!bytes) return null;
    if (this.measures.get(path)?.sha256 !== hash) {
      if (!this.hasProblem(path)) this.problem(path, "changed");
      return null;
    }
    this.proven.add(path);
    return bytes;
  }

  async checkTimestamp(anchor) {
    const paths = timestampPaths(anchor);
    const query = await this.recorded(paths.query, anchor.requestSHA256);
    const response = await this.recorded(paths.response, anchor.responseSHA256);
    if (paths.certificates && !await this.recorded(paths.certificates, anchor.certificatesSHA256)) return;
    const note = query && response ? await this.smallFile(checkpointPath(anchor.size)) : null;
    if (!note) return;
    const place = { entry: anchor.sequence };
    try {
      const token = readToken(response), request = readRequest(query);
      const isOurs = await isImprint(token.imprint, note);
      if (isOurs === null) return void this.unchecked("timestamp-hash-unknown", { path: paths.response });
      const isAnswer = token.imprint.hash === request.imprint.hash && token.nonce === request.nonce;
      if (!isOurs || !isAnswer) return void this.problem(paths.response, "timestamp-of-something-else", place);
      if (token.time !== Date.parse(anchor.time)) return void this.problem(paths.response, "timestamp-time-differs", place);
    } catch { return void this.problem(paths.response, "timestamp-unreadable", place); }
    this.held("timestamp", { size: anchor.size, time: anchor.time, authority: anchor.authority });
    this.unchecked("timestamp-trust", { path: paths.response, query: paths.query });
  }

  /** What the first entry commits to of earlier records, also against the last checkpoint of one that was kept. */
  compareFormerLogs(record, key) {
    const logs = record?.formerLogs ?? [];
    if (logs.length) this.held("former-logs", { count: logs.length });
    for (const { name, origin, former } of key ? this.foreign : []) {
      const isHeld = former && logs.some(log => log.origin === former.origin && log.size === former.size && log.root === former.root);
      if (isHeld) this.held("commits-to-outside", { origin, size: former.size });
      else this.problem(name, "kept-of-another-record", { name: origin });
    }
  }

  checkAttachments(record) {
    let count = 0;
    for (const { path, item, size, sha256: hash } of record.attachments.filter(each => each.sha256)) {
      const measure = this.measures.get(path);
      if (!this.files.has(path)) this.problem(path, "evidence-missing", { item });
      else if (measure?.sha256 !== hash || measure.size !== size) this.problem(path, "evidence-changed", { item });
      else {
        this.proven.add(path);
        count += 1;
      }
    }
    this.held("attachments", { count });
    const missing = record.attachments.filter(each => !each.sha256).length;
    if (missing) this.report.subject.withheldAttachments = missing;
  }

  /** Each word or entry handed over later has to be what this bundle commits to. */
  async checkLaterDisclosed() {
    for (const { name, lines } of this.later) {
      const words = new Map(), leaves = new Map();
      for (const line of lines) {
        const disclosed = parseWordsLine(line);
        if (disclosed) words.set(disclosed.seq, disclosed.disclosures);
        else if (!isLeafHash(line)) leaves.set(JSON.parse(decoded(line)).seq, line);
      }
      let sequence = 0, fitting = 0;
      const refuse = entry => this.problem(name, "words-not-of-the-record", { entry });
      for await (const batch of lineBatches(this.files.get(LEDGER).blob)) for (const line of batch) {
        const leaf = leaves.get(sequence), texts = words.get(sequence);
        if (leaf) {
          const wanted = isLeafHash(line) ? decoded(line) : hex(sha256(LEAF, line));
          if (hex(sha256(LEAF, leaf)) === wanted) fitting += 1; else refuse(sequence);
        }
        if (texts && !isLeafHash(line)) {
          if (areCommitted(texts, parseCanonical(line))) fitting += texts.length; else refuse(sequence);
        }
        leaves.delete(sequence);
        words.delete(sequence++);
      }
      for (const rest of new Set([...leaves.keys(), ...words.keys()])) refuse(rest);
      this.held("later-disclosed", { count: fitting });
    }
  }

  /** By what the bundle says that its pages for paper were made; they are compared with nothing here. */
  async readTypesetting() {
    const file = this.files.get(TAG_FILES[1]);
    const text = file && file.blob.size <= 1 << 24 ? decoded(await wholeFile(file.blob)) ?? "" : "";
    this.typesetting = /^Hikeshi-Typesetting: (.+)$/m.exec(text)?.[1] ?? "none (failed)";
    this.isPrinted = !/^none \(.*\)$/.test(this.typesetting);
  }

  refuseStrangers(record) {
    const known = new Set([...TAG_FILES, SIGNATURE, ...PAGES, LEDGER, WORDS, KEY, KEY_PEM, PLAYBOOK]);
    if (this.isPrinted) PRINTED.forEach(path => known.add(path));
    for (const anchor of record?.anchors ?? []) Object.values(timestampPaths(anchor)).forEach(path => known.add(path));
    for (const { path, sha256: hash } of record?.attachments ?? []) if (hash) known.add(path);
    for (const path of [...this.files.keys()].sort(byBytes)) {
      if (known.has(path) || path.startsWith(CHECKPOINTS)) continue;
      const isOfTheRecord = [ATTACHMENTS, TIMESTAMPS, CERTIFICATES].some(folder => path.startsWith(folder));
      if (!record && isOfTheRecord) continue;
      this.problem(path, "unexpected");
    }
  }

  async checkLists(record) {
    const before = this.report.problems.length;
    const payload = new Map([...this.measures].filter(([path]) => path.startsWith("data/")));
    const declaration = await this.smallFile(TAG_FILES[0]);
    if (declaration) {
      if (decoded(declaration) === "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n") this.proven.add(TAG_FILES[0]);
      else this.problem(TAG_FILES[0], "changed");
    }
    const information = await this.smallFile(TAG_FILES[1]);
    if (information && record) {
      const rendering = Number(/^Hikeshi-Rendering: (\d+)$/m.exec(decoded(information) ?? "")?.[1] ?? RENDERING);
      if (rendering !== RENDERING) this.unchecked("another-version", { rendering });
      else {
        const missing = [...PAGES, ...(this.isPrinted ? PRINTED : [])].filter(path => !this.files.has(path));
        for (const path of missing) this.problem(path, "missing");
        const isExpected = decoded(information) === bagInfoText({ ...record, typesetting: this.typesetting }, payload);
        // By what the pages for paper were made, nothing here can confirm.
        if (isExpected && !this.isPrinted) this.proven.add(TAG_FILES[1]);
        else if (!isExpected && !this.report.problems.length) this.problem(TAG_FILES[1], "not-what-the-record-says");
      }
    }
    await this.checkSignature(record);
    await this.checkList(TAG_FILES[2], new Map([...payload].map(([path, { sha256: hash }]) => [path, hash])));
    if (this.signedTags === undefined) {
      const tags = TAG_FILES.slice(0, 3).filter(path => this.measures.has(path));
      await this.checkList(TAG_FILES[3], new Map(tags.map(path => [path, this.measures.get(path).sha256])));
    }
    if (this.report.problems.length === before) this.held("files-as-listed", { count: payload.size });
    if (this.signedTags !== undefined && this.verify && !this.report.problems.length) this.held("files-signed");
  }

  /** What does not fit is said of the file, or of the list when the file was shown to be right otherwise. */
  async checkList(list, actual) {
    const bytes = await this.smallFile(list);
    if (!bytes) return;
    if (decoded(bytes) === manifestText(actual)) return void this.proven.add(list);
    const { hashes, badLine } = parseManifest(bytes);
    if (!hashes) return void this.problem(list, "bad-line", { line: badLine });
    const paths = [...new Set([...actual.keys(), ...hashes.keys()])].sort(byBytes);
    const differing = paths.filter(path => actual.get(path) !== hashes.get(path));
    const isVouchedFor = await this.isVouchedFor(list);
    // A list that the signature does not cover was blamed already, and blames nobody.
    if (this.signedTags !== undefined && !isVouchedFor) return;
    let isListBlamed = !differing.length;
    for (const path of differing) {
      if (this.proven.has(path) || !actual.has(path) && !isVouchedFor) isListBlamed = true;
      else if (!this.hasProblem(path)) this.problem(path, actual.has(path) ? "not-as-listed" : "missing");
    }
    if (isListBlamed) this.problem(list, "changed");
  }

  /** Words may be left out, and the entries cannot tell which; a list that is right itself can. */
  async isCutFromWhatIsListed(path) {
    const list = this.files.get(TAG_FILES[2]);
    if (!list || !await this.isVouchedFor(TAG_FILES[2])) return false;
    const stated = parseManifest(await wholeFile(list.blob)).hashes?.get(path);
    return stated !== undefined && stated !== this.measures.get(path)?.sha256;
  }

  async isVouchedFor(list) {
    const tags = this.files.get(TAG_FILES[3]);
    if (list !== TAG_FILES[2] || this.signedTags === undefined && !tags) return false;
    const bytes = this.signedTags === undefined ? await wholeFile(tags.blob) : utf8.encode(this.signedTags);
    return parseManifest(bytes).hashes?.get(list) === this.measures.get(list)?.sha256;
  }

  sayWhatCannotBeKnown(record, outside) {
    const size = this.report.subject?.size ?? 0;
    if (size) {
      const witnessed = Math.min(size, Math.max(0, ...outside.map(each => each.size)));
      if (witnessed < size) this.unchecked("unwitnessed", { from: witnessed, to: size - 1 });
      this.unchecked("nothing-after", { entry: size - 1 });
    }
    if (record && !record.anchors.length) this.unchecked("no-timestamps");
    if (record?.anchors.length) {
      const covered = Math.max(...record.anchors.map(anchor => anchor.size));
      if (record.uncovered) this.unchecked("unanchored", { from: Math.min(covered, size - 1), to: size - 1 });
    }
    this.unchecked(this.signedTags === undefined ? "pages" : "pages-as-signed");
  }
}

function splitLines(bytes) {
  const lines = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines.filter(line => line.length);
}

/** A line of another copy's ledger: an entry, or the hash of one. */
function isEntryLine(line) {
  if (isLeafHash(line)) return true;
  try { return Number.isInteger(JSON.parse(decoded(line))?.seq); } catch { return false; }
}
