// What the reader sees and does.

const byID = id => document.getElementById(id);
let language = (navigator.language ?? "").startsWith("ja") ? 0 : 1;
let bundle = null, kept = [], outcome = null, running = 0;

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content.filter(each => each !== null && each !== undefined));
  return made;
}

const tr = (ja, en) => language === 0 ? ja : en;

/** Marks that turn the direction of text, and control characters, shown as what they are. */
function safe(text) {
  return String(text).replace(/[\u0000-\u0008\u000b-\u001f]/g, mark => String.fromCharCode(0x2400 + mark.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** `2026-11-24 21:05:00`, in the zone of the record. */
function localTime(text, zone) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return format.format(Date.parse(text));
}

// Choosing

async function filesOfHandle(handle, prefix = "") {
  if (handle.kind === "file") return [[prefix + handle.name, await handle.getFile()]];
  const files = [];
  for await (const each of handle.values()) files.push(...await filesOfHandle(each, `${prefix}${handle.name}/`));
  return files;
}

/** Files come as they are; a folder's content only through a handle: its older form does not work from `file:`. */
async function filesOfItem(item) {
  const file = item.getAsFile(), isFolder = item.webkitGetAsEntry?.()?.isDirectory ?? false;
  if (!isFolder) return file ? [[file.name, file]] : [];
  return await filesOfHandle(await item.getAsFileSystemHandle());
}

/** Takes what was chosen or dropped: one bundle, and whatever else is there as something that was kept. */
async function take(list) {
  const inFolders = list.filter(([path]) => path.includes("/")), single = list.filter(([path]) => !path.includes("/"));
  const root = inFolders.map(([path]) => /^(.*\/|)(bagit\.txt|data\/proof\/ledger\.jsonl|manifest-sha256\.txt)$/.exec(path)?.[1])
    .filter(each => each !== undefined).sort((a, b) => a.length - b.length)[0];
  if (inFolders.length) {
    const inside = inFolders.filter(([path]) => path.startsWith(root ?? "\0"));
    bundle = { name: root?.slice(0, -1) || inFolders[0][0].split("/")[0],
      files: new Map(inside.map(([path, blob]) => [path.slice(root.length), { blob }])) };
  }
  for (const [name, file] of single) {
    const opening = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    if (hex(opening) === "504b0304" || /\.zip$/i.test(name)) bundle = { name, zip: file };
    else if (file.size <= 1 << 26) kept.push({ name, bytes: await wholeFile(file) });
    else bundle ??= { name, zip: file };
  }
  await check();
}

async function check() {
  const mine = ++running;
  const typed = byID("kept").value.trim();
  const all = [...kept, ...(typed ? [{ name: tr("入力した控え", "what you typed"), bytes: utf8.encode(typed + "\n") }] : [])];
  if (!bundle) return render();
  outcome = null;
  document.body.dataset.verdict = "checking";
  byID("progress").hidden = false;
  let report;
  try {
    report = await examine(bundle, all, share => { if (mine === running) byID("bar").style.width = `${share * 100}%`; });
  } catch (error) {
    // Nothing in a bundle may stop the page from saying so.
    report = { subject: null, held: [], problems: [{ path: bundle.name, what: "stopped", why: String(error) }], unchecked: [] };
  }
  if (mine !== running) return;
  outcome = report;
  byID("progress").hidden = true;
  render();
}

async function examine(bundle, kept, onShare) {
  let { files } = bundle;
  try { files ??= await readZip(bundle.zip); } catch (error) {
    const what = error instanceof Damage ? error.what.replace("cut-off", "zip-cut-off") : "unreadable";
    return { subject: null, held: [], problems: [{ path: error.path ?? bundle.name, what }], unchecked: [] };
  }
  if (![...files.keys()].some(path => path.startsWith("data/") || path === "bagit.txt")) {
    return { subject: null, held: [], problems: [{ path: bundle.name, what: "not-a-bundle" }], unchecked: [] };
  }
  const total = [...files.values()].reduce((sum, { blob }) => sum + blob.size, 0) + (files.get(LEDGER)?.blob.size ?? 0);
  let done = 0, shown = 0;
  return await new Verifier(files, kept, count => {
    done += count;
    if (done - shown > total / 200) onShare(Math.min(1, (shown = done) / (total || 1)));
  }).run();
}

function verdictOf(report) {
  if (report.problems.length) return "fails";
  return report.unchecked.some(({ what }) => what === "no-ed25519") ? "unknown" : "holds";
}

// Showing

function line(mark, className, text, place) {
  const item = element("li", className, element("span", "mark", mark));
  const words = element("div", null, place ? element("span", "place", safe(place)) : null, safe(text));
  item.append(words);
  return item;
}

function problemLine(problem) {
  const entry = problem.entry === undefined ? "" : tr(` の${problem.entry}番`, `, entry ${problem.entry}`);
  const item = line("✖", "bad", PROBLEMS[problem.what](problem)[language], problem.path + entry);
  Object.assign(item.dataset, { path: problem.path, what: problem.what });
  if (problem.entry !== undefined) item.dataset.entry = problem.entry;
  return item;
}

function lines(list, table, mark, className) {
  return element("ul", "lines", ...list.map(each => {
    const item = line(mark, className, table[each.what](each)[language]);
    item.dataset.what = each.what;
    return item;
  }));
}

function card(title, ...content) { return element("section", "card", element("h2", null, title), ...content); }

function verdictCard(report) {
  const verdict = verdictOf(report);
  const words = {
    holds: [tr("この記録は、正しいままです", "This record holds"),
      tr("署名された後に、書き換え、入れ替え、抜けはありません。", "Nothing in it was altered, moved or taken out after it was signed.")],
    fails: [tr("この記録は、正しいままではありません", "This record does not hold"),
      tr("どこが違うかは、下のとおりです。送り直しで直ることもあります。まず、もう一度受け取って確かめてください。",
        "Where it differs is listed below. A damaged transfer can cause this too: obtain the file once more and check again.")],
    unknown: [tr("署名は、まだ確かめていません", "The signatures were not checked"),
      tr("このブラウザでは署名を確かめられません。ほかに違いは見つかりませんでした。",
        "This browser cannot check them. No other difference was found.")],
  }[verdict];
  const mark = { holds: "✔", fails: "✖", unknown: "?" }[verdict];
  return element("section", `verdict ${verdict}`, element("div", "seal", mark),
    element("div", null, element("h2", null, words[0]), element("p", null, words[1])));
}

function subjectCard(subject, isRight) {
  const rows = [
    [tr("記録の名前", "Name of the record"), subject.origin],
    [tr("件数", "Entries"), String(subject.size)],
    [tr("記録した期間", "Recorded"),
      `${localTime(subject.first, subject.zone)} ${tr("〜", "to")} ${localTime(subject.last, subject.zone)} (${subject.zone})`],
    [tr("署名の鍵", "Signing key"), subject.key],
  ];
  // A record that does not hold has no checkpoint that anybody should write down.
  if (isRight) {
    rows.push([tr("要約(短い形)", "Checkpoint, short form"), shortForm(subject.size, subject.root)],
      [tr("要約(SHA-256)", "Root (SHA-256)"), subject.root]);
  }
  if (subject.overrides.length) {
    rows.splice(3, 0, [tr("同意なしで進めた記録", "Went on without consent"),
      tr(`${subject.overrides.join("、")}番`, `entry ${subject.overrides.join(", ")}`)]);
  }
  const list = element("dl", "facts");
  for (const [label, text] of rows) list.append(element("dt", null, label), element("dd", null, safe(text)));
  const made = card(tr("何の記録か", "What it is"), list);
  if (subject.isDrill) made.prepend(element("p", "drill", tr("訓練の記録です。実際の事故ではありません。", "A drill. No real incident.")));
  return made;
}

function withheldCard({ withheldWords, withheldEntries, withheldAttachments }) {
  const items = [];
  if (withheldWords) items.push(tr(`言葉(名前、連絡先、本文など): ${withheldWords}個`, `Texts (names, contacts, notes and so on): ${withheldWords}`));
  if (withheldEntries.length) {
    const numbers = withheldEntries.slice(0, 40).join(tr("、", ", ")) + (withheldEntries.length > 40 ? " …" : "");
    items.push(tr(`まるごと伏せた記録: ${withheldEntries.length}件(${numbers}番)`, `Whole entries: ${withheldEntries.length} (${numbers})`));
  }
  if (withheldAttachments) items.push(tr(`証拠ファイル: ${withheldAttachments}個`, `Evidence files: ${withheldAttachments}`));
  if (!items.length) return card(tr("伏せてあるもの", "Withheld"), element("p", "quiet", tr("ありません。", "Nothing.")));
  return card(tr("伏せてあるもの", "Withheld"),
    element("ul", "lines", ...items.map(text => line("■", "withheld", text))),
    element("p", "quiet", tr(
      "伏せたものがあっても、記録全体が署名のとおりであることは確かめられます。後から示されたもの(行)を上に置くと、この記録のものか確かめられます。",
      "The record as a whole is checked all the same. What is disclosed later (its lines) can be dropped above, to see that it belongs here.")));
}

function entriesCard(report) {
  const { zone, size } = report.subject;
  const rows = report.shown.map(({ sequence, leaf, words }) => {
    if (!leaf) return element("tr", "withheld", element("td", null, String(sequence)), element("td", null, ""),
      element("td", null, tr("(伏せてあります)", "(withheld)")));
    const name = TYPES[leaf.type]?.[language] ?? leaf.type;
    const what = element("td", null, element("strong", null, name), leaf.step ? ` ${safe(leaf.step)}` : "");
    for (const each of words) what.append(element("div", "words", safe(each.words)));
    return element("tr", null, element("td", null, String(sequence)), element("td", null, localTime(leaf.recorded, zone)), what);
  });
  const head = element("tr", null, ...[tr("番号", "No."), tr("記録した時刻", "Recorded"), tr("内容", "What")]
    .map(text => element("th", null, text)));
  const more = size > rows.length ? element("p", "quiet", tr(`はじめの${rows.length}件だけを出しています。`, `Only the first ${rows.length} are shown.`)) : null;
  return element("details", "card", element("summary", null, tr(`記録そのものを読む(${size}件)`, `Read the record itself (${size} entries)`)),
    more, element("table", "entries", element("thead", null, head), element("tbody", null, ...rows)));
}

function render() {
  document.documentElement.lang = tr("ja", "en");
  document.title = tr("記録を確かめる", "Check this record");
  for (const each of document.querySelectorAll("[data-ja]")) each.textContent = tr(each.dataset.ja, each.dataset.en);
  byID("ja").setAttribute("aria-pressed", String(language === 0));
  byID("en").setAttribute("aria-pressed", String(language === 1));
  byID("kept").placeholder = tr("例: 42-7K3F-9XQM-2B4D-6H8J-0N1P-3R5T-C7", "e.g. 42-7K3F-9XQM-2B4D-6H8J-0N1P-3R5T-C7");
  byID("chosen").textContent = safe([bundle?.name, ...kept.map(each => each.name)].filter(Boolean).join(" + "));
  const report = byID("report");
  report.replaceChildren();
  byID("verdict").replaceChildren();
  if (!outcome) return;
  byID("verdict").append(verdictCard(outcome));
  if (outcome.problems.length) {
    report.append(card(tr("違うところ", "What does not hold"), element("ul", "lines", ...outcome.problems.map(problemLine))));
  }
  if (outcome.subject) report.append(subjectCard(outcome.subject, Boolean(outcome.shown)));
  if (outcome.held.length) report.append(card(tr("確かめて、正しかったこと", "Checked, and right"), lines(outcome.held, HELD, "✔", "good")));
  if (outcome.subject) report.append(withheldCard(outcome.subject));
  if (outcome.unchecked.length) {
    report.append(card(tr("このページではわからないこと", "What this page cannot tell"), lines(outcome.unchecked, UNCHECKED, "・", "open")));
  }
  if (outcome.shown) report.append(entriesCard(outcome));
  document.body.dataset.verdict = verdictOf(outcome);
}

// Wiring

const drop = byID("drop");
for (const type of ["dragenter", "dragover"]) {
  addEventListener(type, event => { event.preventDefault(); drop.classList.add("over"); });
}
for (const type of ["dragleave", "drop"]) addEventListener(type, () => drop.classList.remove("over"));
addEventListener("drop", async event => {
  event.preventDefault();
  // All are asked for before the first is waited for: the drop's content is gone after that.
  const items = [...event.dataTransfer.items].map(filesOfItem);
  try { await take((await Promise.all(items)).flat()); } catch {
    byID("chosen").textContent = tr("このブラウザではフォルダを置けません。「展開したフォルダを選ぶ」を押してください。",
      "This browser does not take a folder this way. Press “Choose the unpacked folder”.");
  }
});
byID("zip").addEventListener("change", async event => {
  await take([...event.target.files].map(file => [file.name, file]));
  event.target.value = "";
});
byID("folder").addEventListener("change", async event => {
  await take([...event.target.files].map(file => [file.webkitRelativePath, file]));
  event.target.value = "";
});
byID("kept-file").addEventListener("change", async event => {
  for (const file of event.target.files) kept.push({ name: file.name, bytes: await wholeFile(file) });
  event.target.value = "";
  await check();
});
byID("compare").addEventListener("click", check);
byID("forget").addEventListener("click", async () => {
  kept = [];
  byID("kept").value = "";
  await check();
});
byID("ja").addEventListener("click", () => { language = 0; render(); });
byID("en").addEventListener("click", () => { language = 1; render(); });
render();
document.body.dataset.verdict = "waiting";
