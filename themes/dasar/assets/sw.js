// Keeps the front page, the pages that were read last and what they show, for reading without a network.
const name = (what) => what + " " + registration.scope, PAGES = name("halaman"), FILES = name("berkas"), KEPT = { [PAGES]: 30, [FILES]: 90 }
const home = new URL("index.html", registration.scope).href, PATIENCE = 4000
// A folder's address and that of its index are one page.
const key = (url) => { const { origin, pathname } = new URL(url); return origin + pathname.replace(/\/$/, "/index.html") }
const good = (answer) => answer.ok && answer.type === "basic" && !answer.redirected
const isPage = (answer) => (answer.headers.get("content-type") || "").startsWith("text/html")
async function keep(where, url, answer) {
  const cache = await caches.open(where)
  await cache.delete(url)
  await cache.put(url, answer)
  const kept = (await cache.keys()).filter((one) => one.url !== home)
  await Promise.all(kept.slice(0, -KEPT[where]).map((old) => cache.delete(old)))
}
// A page as it was kept says so: its script finds `data-kini`.
async function old(kept) {
  const { headers } = kept, text = await kept.text()
  return new Response(text.replace(" data-luring=", " data-kini data-luring="), { headers })
}
async function page(event) {
  const { request } = event, url = key(request.url)
  const fresh = fetch(request).then((answer) => {
    if (good(answer) && (isPage(answer) || request.mode !== "navigate")) event.waitUntil(keep(PAGES, url, answer.clone()))
    return answer
  })
  const kept = await caches.match(url)
  // On a line that gives nothing for so long, what was read before is better than waiting.
  const late = new Promise((tell) => kept && setTimeout(() => tell(old(kept)), PATIENCE))
  return Promise.race([fresh, late]).catch(() => kept ? old(kept) : request.mode === "navigate" ? Response.redirect(home) : Response.error())
}
// What has a digest in its name never changes.
async function file(event) {
  if (/\/foto\/[^?]*$/.test(event.request.url) && await caches.has(name("hemat"))) return Response.error()
  const kept = await caches.match(event.request)
  if (kept) return kept
  const answer = await fetch(event.request)
  if (good(answer)) event.waitUntil(keep(FILES, event.request.url, answer.clone()))
  return answer
}
// The front page and the page by which the reader came, each with its style. What the browser holds is not asked for twice.
async function begin() {
  await skipWaiting()
  const open = (await clients.matchAll({ type: "window", includeUncontrolled: true })).map((client) => key(client.url))
  for (const url of new Set([home, ...open.filter((url) => url.startsWith(registration.scope))])) {
    const answer = await fetch(url, { cache: "force-cache" })
    if (!good(answer) || !isPage(answer)) continue
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(await answer.clone().text())
    await keep(PAGES, url, answer)
    if (!style) continue
    const sheet = new URL(style[1], url).href, sent = await fetch(sheet, { cache: "force-cache" })
    if (good(sent)) await keep(FILES, sheet, sent)
  }
}
addEventListener("install", (event) => event.waitUntil(begin()))
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request
  if (method !== "GET" || !url.startsWith(registration.scope)) return
  const path = url.slice(registration.scope.length)
  if (/^(aset|foto|kartu)\//.test(path)) event.respondWith(file(event))
  else if (mode === "navigate" || path.startsWith("cari/")) event.respondWith(page(event))
})
