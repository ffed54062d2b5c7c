/* Search in what search.html lists, without a server. How words are written down and found: kimsite/render/search.py. */
(function () {
  "use strict";
  const form = document.querySelector("form.find");
  if (!form) return;
  const box = form.querySelector("input"), status = form.querySelector("[role=status]"),
    list = form.querySelector("ol"), more = form.querySelector("button"), say = form.dataset;
  const files = say.files.split(" "), shown = 50;
  // @import "kata.js"

  const parts = {}, titles = new Map(), texts = new Map(), common = new Set();
  const put = (map, word, entry) => map.has(word) ? map.get(word).push(entry) : map.set(word, [entry]);
  function part(name, key, rows) {
    rows.sort((a, b) => a.href < b.href ? -1 : 1);
    for (const row of rows) {
      row.words = wordsOf(row.title);
      for (const word of new Set(row.words.map(word => stem(word)))) put(titles, word, row);
    }
    parts[name] = { key, rows };
  }
  part("baru", say.key, Array.from(document.querySelectorAll(".letter li"), item => {
    const link = item.querySelector("a"), note = item.querySelector(".meta");
    return { href: link.getAttribute("href"), title: link.textContent, lang: link.lang, note: note ? note.textContent : "" };
  }));

  window.kimsiteCari = function (name, key, rows, vocabulary, postings, often) {
    if (rows) part(name, key, rows.split("\n").map(row => {
      const [href, title, note, lang] = row.split("\t");
      return { href, title, note, lang };
    }));
    if (!parts[name] || parts[name].key !== key) return;
    const all = parts[name].rows;
    let last = "", at = 0;
    for (const piece of vocabulary.match(/[A-Z][^A-Z]*/g) || []) {
      last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1);
      for (let number = -1, high = 0, sign = 30; sign >= 30;) {
        sign = postings.charCodeAt(at++) - 35;
        if (sign > 59) high = high * 30 + sign - 60;
        else {
          number += high * 30 + sign % 30 + 1;
          high = 0;
          put(texts, last, all[number]);
        }
      }
    }
    for (const word of often.split(" ")) common.add(word);
  };

  Object.assign(window.kimsiteCari, { words: wordsOf, stem, search });

  function hits(word, begun, guess) {
    const found = new Map(), root = stem(word), loose = stem(word, BEGUN);
    const add = (rows, worth) => { for (const row of rows || []) if (!(found.get(row) >= worth)) found.set(row, worth); };
    const scan = (test, inTitle, inText) => {
      for (const [known, rows] of titles) if (test(known)) add(rows, inTitle);
      for (const [known, rows] of texts) if (test(known)) add(rows, inText);
    };
    add(titles.get(root), 6);
    add(texts.get(root), 3);
    for (const [row, worth] of found) if (worth > 5 && row.words.includes(word)) found.set(row, 8);
    if (begun) scan(known => known.startsWith(root) || known.startsWith(loose) || known.startsWith(word), 4, 2);
    if (guess && !found.size && word.length > 3) scan(known => Math.abs(known.length - root.length) < 2 && near(known, root), 2, 1);
    return found;
  }
  function search(text) {
    // While half of the words are not here, a guess may hide what a tap would find.
    const found = count(text, !/-isi\./.test(files[0]));
    return found.rows.length ? found : count(text, true);
  }
  function count(text, guess) {
    let asked = wordsOf(text);
    const begun = asked.length - 1, open = !/\s$/.test(text);
    const telling = asked.filter((word, n) => !(STOP.has(word) || common.has(stem(word))) || open && n === begun && n === 0);
    if (telling.length) asked = telling;
    const sums = new Map();
    asked.forEach((word, n) => {
      for (const [row, worth] of hits(word, open && n === asked.length - 1, guess)) {
        const sum = sums.get(row) || { row, words: 0, worth: 0 };
        sum.words++;
        sum.worth += worth;
        sums.set(row, sum);
      }
    });
    let most = 0;
    for (const sum of sums.values()) most = Math.max(most, sum.words);
    const rows = Array.from(sums.values()).filter(sum => sum.words === most)
      .sort((a, b) => b.worth - a.worth || (a.row.href < b.row.href ? 1 : -1)).map(sum => sum.row);
    return { rows, asked, all: most === asked.length };
  }

  function show() {
    const text = box.value, asked = wordsOf(text).length > 0, found = asked ? search(text) : null;
    list.textContent = "";
    for (const row of asked ? found.rows.slice(0, shown) : []) {
      const item = document.createElement("li"), link = marked(row.title, found.asked), note = document.createElement("span");
      link.href = row.href;
      if (row.lang) link.lang = row.lang;
      note.className = "meta";
      note.textContent = row.note;
      item.append(link, " ", note);
      list.append(item);
    }
    const number = asked ? found.rows.length : 0;
    status.textContent = !asked ? "" : !number ? say.none :
      number + " " + (number === 1 ? say.one : say.many) + (found.all ? "" : " " + say.some);
    more.hidden = !asked || !files.length;
    if (files.length) more.textContent = /-isi\./.test(files[0]) ? say.deeper : say.older;
    for (const other of document.querySelectorAll(".letter, .others, .find ~ :not(.note)")) other.hidden = asked;
    try { history.replaceState(null, "", asked ? "#q=" + encodeURIComponent(text) : location.href.split("#")[0]); } catch (fault) {}
  }
  let waiting = false;
  function load() {
    if (waiting || !files.length) return;
    waiting = true;
    const script = document.createElement("script");
    script.src = files[0];
    script.onload = () => { waiting = false; files.shift(); show(); };
    script.onerror = () => { waiting = false; };
    document.head.append(script);
  }
  let first = () => { first = () => {}; load(); };

  let clock;
  box.addEventListener("focus", () => first());
  box.addEventListener("input", () => { first(); clearTimeout(clock); clock = setTimeout(show, 60); });
  more.addEventListener("click", load);
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(clock); show(); move(0); });
  const move = to => {
    const links = list.querySelectorAll("a");
    (to < 0 ? box : links[Math.min(to, links.length - 1)] || box).focus();
  };
  form.addEventListener("keydown", event => {
    const at = Array.from(list.querySelectorAll("a")).indexOf(document.activeElement);
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp" && at >= 0) move(at - 1);
    else if (event.key === "Escape") { if (at < 0) { box.value = ""; show(); } else box.focus(); }
    else return;
    event.preventDefault();
  });
  const note = document.querySelector(".find ~ .note");
  if (note) note.hidden = true;
  form.hidden = false;
  const asked = /^#q=(.*)/.exec(location.hash);
  if (asked) {
    try { box.value = decodeURIComponent(asked[1]); } catch (fault) {}
    first();
    show();
  }
})();
