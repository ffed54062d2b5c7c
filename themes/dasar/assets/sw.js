// Keeps the front page, the pages that were read last and what they show, for reading without a network.
const name = (what) => what + " " + registration.scope, PAGES = name("halaman"), FILES = name("berkas"), KEPT = { [PAGES]: 30, [FILES]: 90 }
const good = (answer) => answer.ok && answer.type === "basic" && !answer.redirected
async function keep(where, request, answer) {
  if (!good(answer)) return
  const cache = await caches.open(where)
  await cache.delete(request)
  await cache.put(request, answer)
  const kept = (await cache.keys()).filter(({ url }) => url !== new URL("index.html", registration.scope).href)
  await Promise.all(kept.slice(0, -KEPT[where]).map((old) => cache.delete(old)))
}
async function page(event) {
  try {
    const answer = await fetch(event.request)
    event.waitUntil(keep(PAGES, event.request, answer.clone()))
    return answer
  } catch (_) {
    return (await caches.match(event.request, { ignoreSearch: true })) || (event.request.mode === "navigate" ? Response.redirect(new URL("index.html", registration.scope)) : Response.error())
  }
}
// What has a digest in its name never changes.
async function file(event) {
  const kept = await caches.match(event.request)
  if (kept) return kept
  const answer = await fetch(event.request)
  event.waitUntil(keep(FILES, event.request, answer.clone()))
  return answer
}
addEventListener("install", (event) => event.waitUntil(skipWaiting().then(() => caches.open(PAGES)).then((cache) => cache.add("index.html"))))
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request
  if (method !== "GET" || !url.startsWith(registration.scope)) return
  const path = url.slice(registration.scope.length)
  if (mode === "navigate" || path.startsWith("cari/")) event.respondWith(page(event))
  else if (/^(aset|foto|kartu)\//.test(path)) event.respondWith(file(event))
})
