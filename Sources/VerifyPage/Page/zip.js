// An archive has exactly one form for its files: nothing compressed, no times, names in order. Any other byte is seen.

const LIMIT = 0xffffffff;

function little(number, count) {
  const bytes = [];
  for (let i = 0; i < count; i++) { bytes.push(number % 256); number = Math.floor(number / 256); }
  return bytes;
}

function littleNumber(bytes, offset, count) {
  let number = 0;
  for (let i = count - 1; i >= 0; i--) number = number * 256 + bytes[offset + i];
  return number;
}

class ZipEntry {
  constructor(name, crc, size, offset) {
    Object.assign(this, { name, crc, size, offset, nameBytes: [...utf8.encode(name)] });
    this.longSize = size >= LIMIT;
    this.longOffset = offset >= LIMIT;
  }

  get path() { return this.name.slice(this.name.indexOf("/") + 1); }
  get version() { return this.longSize || this.longOffset ? 45 : 20; }

  get opening() {
    const size = little(this.longSize ? LIMIT : this.size, 4);
    return [...little(this.version, 2), ...little(0x0800, 2), 0, 0, 0, 0, ...little(0x0021, 2), ...little(this.crc, 4),
      ...size, ...size];
  }

  get localHeader() {
    const extra = this.longSize ? [1, 0, 16, 0, ...little(this.size, 8), ...little(this.size, 8)] : [];
    return [0x50, 0x4b, 3, 4, ...this.opening, ...little(this.nameBytes.length, 2), ...little(extra.length, 2),
      ...this.nameBytes, ...extra];
  }

  get directoryHeader() {
    const long = [...(this.longSize ? [...little(this.size, 8), ...little(this.size, 8)] : []),
      ...(this.longOffset ? little(this.offset, 8) : [])];
    const extra = long.length ? [1, 0, ...little(long.length, 2), ...long] : [];
    const mode = this.name.endsWith(".sh") ? 0o100700 : 0o100600;
    return [0x50, 0x4b, 1, 2, ...little(3 * 256 + this.version, 2), ...this.opening, ...little(this.nameBytes.length, 2),
      ...little(extra.length, 2), 0, 0, 0, 0, 0, 0, ...little(mode * 65536, 4),
      ...little(this.longOffset ? LIMIT : this.offset, 4), ...this.nameBytes, ...extra];
  }
}

function zipEnding(count, offset, size) {
  const isLong = count >= 0xffff || offset >= LIMIT || size >= LIMIT;
  const long = isLong
    ? [0x50, 0x4b, 6, 6, ...little(44, 8), ...little(3 * 256 + 45, 2), 45, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      ...little(count, 8), ...little(count, 8), ...little(size, 8), ...little(offset, 8),
      0x50, 0x4b, 6, 7, 0, 0, 0, 0, ...little(offset + size, 8), 1, 0, 0, 0]
    : [];
  const shown = little(isLong ? 0xffff : count, 2);
  return [...long, 0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...shown, ...shown, ...little(isLong ? LIMIT : size, 4),
    ...little(isLong ? LIMIT : offset, 4), 0, 0];
}

class Damage extends Error {
  constructor(what, path = null) {
    super(what);
    Object.assign(this, { what, path });
  }
}

/** The files of an archive, by their path below its one folder: `{ blob, crc }`. */
async function readZip(file) {
  const entries = [];
  let position = 0;
  const bytes = async count => {
    if (count > file.size - position) throw new Damage(position === 0 ? "packed-by-another" : "cut-off");
    const read = new Uint8Array(await file.slice(position, position + count).arrayBuffer());
    position += count;
    return read;
  };
  for (;;) {
    const start = position, previous = entries.at(-1);
    const fixed = await bytes(30);
    if (littleNumber(fixed, 0, 4) !== 0x04034b50) {
      position = start;
      if (!previous) throw new Damage("packed-by-another");
      break;
    }
    const nameLength = littleNumber(fixed, 26, 2), extraLength = littleNumber(fixed, 28, 2);
    const bad = new Damage(previous ? "damaged" : "packed-by-another", previous?.path);
    if (extraLength !== 0 && extraLength !== 20 || nameLength < 1 || nameLength > 1000) throw bad;
    const nameBytes = await bytes(nameLength), name = decoded(nameBytes);
    if (name === null) throw bad;
    const extra = await bytes(extraLength);
    const size = extraLength ? littleNumber(extra, 4, 8) : littleNumber(fixed, 22, 4);
    const entry = new ZipEntry(name, littleNumber(fixed, 14, 4), size, start);
    if (size > file.size - position) throw new Damage("cut-off", entry.path);
    const isOurs = sameBytes(Uint8Array.from(entry.localHeader), Uint8Array.from([...fixed, ...nameBytes, ...extra]))
      && name.includes("/") && (!previous || byBytes(previous.name, name) < 0);
    if (!isOurs) throw new Damage("damaged", entry.path);
    entry.blob = file.slice(position, position + size);
    position += size;
    entries.push(entry);
  }
  const directory = entries.flatMap(entry => entry.directoryHeader);
  const ending = zipEnding(entries.length, position, directory.length);
  const end = position + directory.length + ending.length;
  if (file.size !== end) throw new Damage(file.size < end ? "cut-off" : "damaged");
  if (!sameBytes(await bytes(end - position), Uint8Array.from([...directory, ...ending]))) throw new Damage("damaged");
  const top = entries[0].name.slice(0, entries[0].name.indexOf("/") + 1);
  const files = new Map();
  for (const entry of entries) {
    if (!entry.name.startsWith(top)) throw new Damage("damaged", entry.name);
    files.set(entry.path, { blob: entry.blob, crc: entry.crc });
  }
  return files;
}
