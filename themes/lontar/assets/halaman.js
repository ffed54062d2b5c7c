// All else of the others' script is not needed here: pictures wait for a tap, and links share.
(() => {
  const own = document.currentScript.dataset
  if (!location.protocol.startsWith("http") || !own.luring) return
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: own.akar + "manifest.webmanifest" }))
  navigator.serviceWorker && navigator.serviceWorker.register(own.akar + "sw.js").catch(() => {})
})()
