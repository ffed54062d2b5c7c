// What the others' script does, but for pictures: here these wait for a tap.
(() => {
  const own = document.currentScript.dataset, all = (what) => document.querySelectorAll(what)
  const web = location.protocol.startsWith("http")
  addEventListener("DOMContentLoaded", () => {
    const { href: url } = document.querySelector("link[rel=canonical]") || location
    for (const button of all("[data-salin]")) if (navigator.clipboard && (web || button.dataset.salin)) {
      button.hidden = false
      button.onclick = () => navigator.clipboard.writeText(button.dataset.salin || url).then(() => { button.textContent = button.dataset.sudah })
    }
    for (const button of all("[data-bagi]")) if (web && navigator.share) {
      button.hidden = false
      button.onclick = () => navigator.share({ title: document.title, url }).catch(() => {})
    }
    if (!web || !own.luring) return
    document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: own.akar + "manifest.webmanifest" }))
    navigator.serviceWorker && navigator.serviceWorker.register(own.akar + "sw.js").catch(() => {})
    if ("kini" in own) all("main").forEach((main) => {
      const note = Object.assign(document.createElement("p"), { className: "expired", textContent: own.luring })
      note.setAttribute("role", "status")
      main.prepend(note)
    })
  })
})()
