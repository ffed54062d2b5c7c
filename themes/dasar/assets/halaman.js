// What a page offers where there is script; it does without. Elements that need it are `hidden` until then.
(() => {
  const own = document.currentScript.dataset, all = (what) => document.querySelectorAll(what)
  const web = location.protocol.startsWith("http"), store = { get: () => 0, set() {} }
  try { const kept = localStorage; store.get = () => kept.hemat; store.set = (yes) => yes ? kept.hemat = 1 : delete kept.hemat } catch (_) {}
  if (web && own.luring) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: own.akar + "manifest.webmanifest" }))
    navigator.serviceWorker && navigator.serviceWorker.register(own.akar + "sw.js").catch(() => {})
  }
  // Without pictures: each leaves a button with its words.
  for (const button of all("[data-hemat]")) {
    button.hidden = false
    if (store.get()) button.textContent = button.dataset.hemat
    button.onclick = () => { store.set(!store.get()); location.reload() }
  }
  if (store.get()) for (const image of all("main :not(.qr) > img")) {
    const button = Object.assign(document.createElement("button"), { className: "foto", textContent: image.alt || own.foto })
    const { src, srcset } = image
    image.removeAttribute("srcset"); image.removeAttribute("src"); image.hidden = true;
    (image.closest("a") || image).before(button)
    button.onclick = (event) => { event.preventDefault(); button.remove(); image.hidden = false; image.srcset = srcset; image.src = src }
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
})()
