// What a page offers where there is script; it does without. Elements that need it are `hidden` until then.
(() => {
  const own = document.currentScript.dataset, all = (what) => document.querySelectorAll(what)
  const web = location.protocol.startsWith("http"), store = { get: () => 0, set() {} }
  try { const kept = localStorage; store.get = () => kept.hemat; store.set = (yes) => yes ? kept.hemat = 1 : delete kept.hemat } catch (_) {}
  // Without pictures: each loses its address as soon as it is there, and leaves a button with its words. What the browser
  // asks for all the same, ahead of the page, the worker refuses; it knows by a cache of that name.
  const flag = "hemat " + new URL(own.akar || ".", location.href), seen = web ? "?lihat" : ""
  const off = (image) => {
    const { src, srcset, alt } = image, button = Object.assign(document.createElement("button"), { className: "foto", textContent: alt || own.foto })
    image.removeAttribute("srcset"); image.removeAttribute("src"); image.hidden = true
    ;(image.closest("a") || image).before(button)
    button.onclick = (event) => { event.preventDefault(); button.remove(); image.hidden = false; image.srcset = srcset.replace(/(\S+)(?= \d+w)/g, "$1" + seen); image.src = src + seen }
  }
  const strip = () => { for (const image of all("main :not(.qr) > img[src]:not([data-dulu])")) { image.dataset.dulu = 1; off(image) } }
  const saver = store.get() && new MutationObserver(strip)
  if (saver) saver.observe(document, { childList: true, subtree: true })
  addEventListener("DOMContentLoaded", () => {
    if (saver) { saver.disconnect(); strip() }
    if (web && own.luring) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: own.akar + "manifest.webmanifest" }))
      navigator.serviceWorker && navigator.serviceWorker.register(own.akar + "sw.js").catch(() => {})
      if ("kini" in own) all("main").forEach((main) => {
        const note = Object.assign(document.createElement("p"), { className: "expired", textContent: own.luring })
        note.setAttribute("role", "status")
        main.prepend(note)
      })
    }
    for (const button of all("[data-hemat]")) {
      button.hidden = false
      if (saver) button.textContent = button.dataset.hemat
      button.onclick = async () => {
        store.set(!saver)
        if (window.caches) await (saver ? caches.delete(flag) : caches.open(flag))
        location.reload()
      }
    }
    const { href: url } = document.querySelector("link[rel=canonical]") || location
    for (const button of all("[data-salin]")) if (navigator.clipboard && (web || button.dataset.salin)) {
      button.hidden = false
      button.onclick = () => navigator.clipboard.writeText(button.dataset.salin || url).then(() => { button.textContent = button.dataset.sudah })
    }
    for (const button of all("[data-bagi]")) if (web && navigator.share) {
      button.hidden = false
      button.onclick = () => navigator.share({ title: document.title, url }).catch(() => {})
    }
  })
})()
