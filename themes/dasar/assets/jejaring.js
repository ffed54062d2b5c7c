/* Search in all groups of a network, without a server. How its files are made: kimsite/network/find.py and
   kimsite/render/lexicon.py. A question asks for the files of its words, and for what is shown of the found. */
(function () {
  "use strict";
  const form = document.querySelector("form.find");
  if (!form) return;
  const box = form.querySelector("input"), status = form.querySelector("[role=status]"),
    list = form.querySelector("ol"), more = form.querySelector("button"), say = form.dataset;
  const shown = 10, ROWS = 100, GROUP = 1 << 20;
  // @import "kata.js"

  /* Sorted words, each written as a capital letter for how many letters it shares with the one before, and the rest. */
  function unfold(vocabulary) {
    let last = "";
    return (vocabulary.match(/[A-Z][^A-Z]*/g) || []).map(piece => last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1));
  }
  const prefixes = new Set(unfold(say.prefixes));

  const leaves = {}, tables = {}, asked = {};
  /* One file, once; what could not be loaded may be asked for again. */
  const load = name => asked[name] = asked[name] || new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = say.folder + name + ".js";
    script.onload = done;
    script.onerror = () => { delete asked[name]; failed(); };
    document.head.append(script);
  });

  window.kimsiteKata = function (prefix, vocabulary, postings, common) {
    const signs = postings.split("!");
    leaves[prefix] = { words: new Map(unfold(vocabulary).map((word, at) => [word, signs[at]])), common: new Set(common.split(" ")) };
  };
  window.kimsiteDaftar = function (group, part, folder, name, rows) {
    const above = /^https?:/.test(folder) ? "" : say.root;
    tables[group + "-" + part] = rows.split("\n").map(row => {
      const [path, title, note, day, lang] = row.split("\t");
      return { href: above + folder + path, title, note: note || "", day: day || "", lang, group: name };
    });
  };

  /* What stands in one word's signs: by document (its group's number first), the year it is of and whether in the title. */
  function decode(signs) {
    const found = new Map();
    let at = 0;
    const number = () => {
      for (let high = 0; ;) {
        const sign = signs.charCodeAt(at++) - 35;
        if (sign > 59) high = high * 30 + sign - 60;
        else return [high * 30 + sign % 30 + 1, sign < 30];
      }
    };
    while (at < signs.length) {
      const year = signs.charCodeAt(at++);
      for (let group = -1, lastGroup = false; !lastGroup;) {
        let step, end = false;
        [step, lastGroup] = number();
        group += step;
        for (let place = -1; !end;) {
          [step, end] = number();
          place += step;
          found.set(group * GROUP + (place >> 1), { title: !(place & 1), year });
        }
      }
    }
    return found;
  }

  function leafOf(word) {
    if (/[^a-z0-9]/.test(word)) word = prefixes.has("") ? "" : "_";
    for (; ; word = word.slice(0, -1)) {
      if (prefixes.has(word)) return word;
      if (!word) return null;
    }
  }
  const forms = word => Array.from(new Set([stem(word), stem(word, BEGUN), word]));
  const leavesOf = (word, open) => new Set((open ? forms(word) : [stem(word)]).map(leafOf).filter(leaf => leaf !== null));

  /* By document, how well it answers one word. */
  function hits(word, open) {
    const found = new Map(), root = stem(word), begun = forms(word);
    let common = false;
    const add = (signs, inTitle, inText) => {
      for (const [name, hit] of decode(signs)) {
        const worth = hit.title ? inTitle : inText, before = found.get(name);
        if (!before || before.worth < worth) found.set(name, { worth, year: hit.year });
      }
    };
    const scan = (test, inTitle, inText) => {
      for (const leaf of leavesOf(word, open)) if (leaves[leaf])
        for (const [known, signs] of leaves[leaf].words) if (test(known)) add(signs, inTitle, inText);
    };
    scan(known => known === root, 6, 3);
    common = Array.from(leavesOf(word, false)).some(leaf => leaves[leaf] && leaves[leaf].common.has(root));
    if (open && word.length > 2) scan(known => begun.some(start => known.startsWith(start)), 4, 2);
    if (!found.size && word.length > 3) scan(known => Math.abs(known.length - root.length) < 2 && near(known, root), 2, 1);
    return { found, common };
  }

  /* The names of all that answers as many of the words as any does, the best first. What a group is called or where it
     lies counts for what it wrote, too. */
  async function search(text) {
    const all = wordsOf(text), last = all.length - 1, open = !/\s$/.test(text);
    const telling = all.filter((word, n) => word.length > 1 && (!STOP.has(word) || open && n === last && n === 0));
    const words = telling.length ? telling : all;
    const files = new Set();
    words.forEach(word => leavesOf(word, open && word === all[last]).forEach(leaf => files.add(leaf)));
    await Promise.all(Array.from(files, leaf => load("k-" + leaf)));
    let answers = words.map(word => hits(word, open && word === all[last]));
    const rare = answers.filter(answer => !answer.common);
    if (rare.length) answers = rare;
    const sums = new Map();
    for (const { found } of answers) for (const [name, hit] of found)
      if (!sums.has(name)) sums.set(name, { name, year: hit.year, words: 0, worth: name < GROUP || !(name % GROUP) ? 5 : 0 });
    let most = 0;
    for (const sum of sums.values()) {
      const own = sum.name - sum.name % GROUP;
      for (const { found } of answers) {
        const hit = found.get(sum.name), near = own && found.get(own);
        if (hit || near) { sum.words++; sum.worth += hit ? hit.worth : 1; }
      }
      most = Math.max(most, sum.words);
    }
    const rows = Array.from(sums.values()).filter(sum => sum.words === most)
      .sort((a, b) => b.worth - a.worth || b.year - a.year || a.name - b.name);
    return { names: rows.map(row => row.name), asked: words, all: most === answers.length };
  }
  const tableOf = name => Math.floor(name / GROUP) + "-" + Math.floor(name % GROUP / ROWS);

  let turn = 0, found = null, at = 0;
  async function next() {
    const mine = turn, names = found.names.slice(at, at + shown);
    await Promise.all(Array.from(new Set(names.map(tableOf)), table => load("g" + table)));
    if (mine !== turn) return;
    at += names.length;
    const rows = names.map(name => tables[tableOf(name)][name % GROUP % ROWS]).filter(Boolean);
    for (const row of rows) {
      const item = document.createElement("li"), link = marked(row.title, found.asked), note = document.createElement("span");
      link.href = row.href;
      if (row.lang) link.lang = row.lang;
      note.className = "meta";
      note.textContent = [row.note, row.title === row.group ? "" : row.group].filter(Boolean).join(" · ");
      item.append(link, " ", note);
      list.append(item);
    }
    more.hidden = at >= found.names.length;
  }
  async function show() {
    const mine = ++turn, text = box.value, any = wordsOf(text).some(word => word.length > 1);
    for (const part of document.querySelectorAll("main .part")) part.hidden = any;
    try { history.replaceState(null, "", any ? "#q=" + encodeURIComponent(text) : location.href.split("#")[0]); } catch (fault) {}
    if (!any) { list.textContent = status.textContent = ""; more.hidden = true; return; }
    try {
      const answer = await search(text);
      if (mine !== turn) return;
      found = answer;
      at = 0;
      list.textContent = "";
      const number = found.names.length;
      status.textContent = !number ? say.none : number + " " + (number === 1 ? say.one : say.many) + (found.all ? "" : " " + say.some);
      more.hidden = true;
      await next();
    } catch (fault) {
      if (mine === turn) status.textContent = say.fault;
    }
  }
  Object.assign(window.kimsiteKata, { words: wordsOf, stem, search });

  let clock;
  box.addEventListener("input", () => { clearTimeout(clock); clock = setTimeout(show, 400); });
  more.addEventListener("click", () => {
    const before = list.children.length;
    next().then(() => { const link = list.querySelectorAll("a")[before]; if (link) link.focus(); }, () => { status.textContent = say.fault; });
  });
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(clock); show(); });
  form.hidden = false;
  const question = /^#q=(.*)/.exec(location.hash);
  if (question) {
    try { box.value = decodeURIComponent(question[1]); } catch (fault) {}
    show();
  }
})();
