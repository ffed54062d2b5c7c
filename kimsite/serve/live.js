// In every page of a preview: takes the page anew when it was built anew, its style alone without that; shows what is wrong.
(() => {
  const own = document.currentScript, shape = own.dataset.shape
  let source, shown = "", away = ""
  function listen() {
    // A browser opens six connections to a host, so only the page that is looked at keeps one.
    if (source || document.hidden) return
    source = new EventSource(new URL("events", own.src) + "?page=" + encodeURIComponent(location.pathname))
    source.onmessage = ({ data }) => react(JSON.parse(data))
  }
  function rest() { source && source.close(); source = null }
  document.addEventListener("visibilitychange", () => document.hidden ? rest() : listen())
  addEventListener("pagehide", rest)
  addEventListener("pageshow", listen)

  function react({ look, faults, more, words }) {
    if (look && look.shape !== shape) { rest(); return location.reload() }
    if (look) restyle(look)
    const said = JSON.stringify([faults, more])
    if (said === shown) return
    shown = said
    if (said !== away) overlay(faults, more, words)
  }
  function restyle({ href, rules }) {
    const link = document.querySelector("link[rel=stylesheet]"), style = document.querySelector("head style")
    if (style && rules) { if (style.textContent !== rules) style.textContent = rules; return }
    if (!link || !href || link.getAttribute("href") === href) return
    const fresh = link.cloneNode()
    fresh.href = href
    fresh.onload = () => link.remove() // until then the old one holds: no page without style is seen
    link.after(fresh)
  }
  // In a shadow of its own, where no theme can reach it; all texts are set as texts.
  function overlay(faults, more, words) {
    const old = document.querySelector("kimsite-pratinjau")
    old && old.remove()
    if (!faults.length) return
    const host = document.createElement("kimsite-pratinjau"), root = host.attachShadow({ mode: "open" })
    const put = (where, tag, text, name) => {
      const node = document.createElement(tag)
      if (text) node.textContent = text
      if (name) node.className = name
      where.append(node)
      return node
    }
    Object.assign(put(root, "link"), { rel: "stylesheet", href: new URL("live.css", own.src) })
    const box = put(root, "div")
    box.setAttribute("role", "alert")
    const close = put(box, "button", words.close)
    close.onclick = () => { away = shown; host.remove() }
    put(box, "h2", words.title)
    for (const fault of faults) {
      const one = put(box, "section")
      put(one, "p", fault.place, "place")
      put(one, "p", fault.message, "message")
      if (fault.source) put(one, "pre", fault.source + "\n" + fault.marks)
      if (fault.fix) put(one, "p", words.fix + " " + fault.fix, "fix")
    }
    if (more) put(box, "p", words.more)
    document.documentElement.append(host)
  }
  addEventListener("keydown", (event) => {
    const host = event.key === "Escape" && document.querySelector("kimsite-pratinjau")
    if (host) { away = shown; host.remove() }
  })
  listen()
})()
