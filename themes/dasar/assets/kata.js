/* Words as search knows them, for the search of a group and that of a network, which draw this in. */
const STOP = new Set("yang dan di ke dari untuk dengan pada ini itu atau the of".split(" "));

/* The same as kimsite/stem.py. */
const prefix = least => new RegExp("^(?:di(?!dik)|be(?=kerja|ternak)|[bp]el(?=ajar)" +
  "|[bp]e(?=r(?:umah|enang|awat|ekam|encana|ajin|antau|usak|unding|amai|akit|ias|aih|ebut))" +
  "|ber(?!ikan$)|per|ter(?!.{0,3}an$)|me(?=[mn]|[lrwy][aiueo])|pe(?!r)|ke(?=.*an$))(?=.{" + least + "})");
const PREFIX = prefix(4), BEGUN = prefix(3), SUFFIX = /^(?:(.{5,})(?:[lk]ah|pun|[km]u)|(.{3,})nya|(.{4,})(?:an|i|k))$/;
const HIDDEN = { m: "p", n: "t", ny: "s", ng: "", k: "" };
const uncovered = word => word.replace(/^(?:m(?=[bfpv])|n(?=[cdjstz])|ng(?=[ghk]))/, "")
  .replace(/^(?:m|ng|ny|n|k)(?=.)/, found => HIDDEN[found]);
const wordsOf = text => text.toLowerCase().normalize("NFD").replace(/['‘’`\u02bc\u0300-\u036f]/g, "")
  .match(/[a-z0-9\u0250-\u1fff\u2c00-\ud7ff]+/g) || [];
function stem(word, affix) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  for (let n = 0; n < 3; n++) {
    const rest = word.replace(affix || PREFIX, "");
    if (rest === word) break;
    word = uncovered(rest);
  }
  for (let found; (found = SUFFIX.exec(word));) word = found[1] || found[2] || found[3];
  return uncovered(word);
}

/* One letter too many, missing, wrong or swapped with its neighbour. */
function near(a, b) {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  const x = a.slice(n), y = b.slice(n);
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
    x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}
function marked(title, asked) {
  const link = document.createElement("a"), roots = asked.map(word => stem(word)), last = asked[asked.length - 1];
  for (const piece of title.split(/([^\s\-–—.,:;!?()"“”/]+)/)) {
    const hit = wordsOf(piece).some(word => roots.includes(stem(word)) || word.startsWith(last) ||
      stem(word).startsWith(stem(last, BEGUN)));
    const node = hit ? document.createElement("mark") : document.createTextNode(piece);
    if (hit) node.textContent = piece;
    link.appendChild(node);
  }
  return link;
}
