// A page that is opened from the disk may start no worker, and the search of the site runs in one: here it runs in a hidden frame instead.
if (location.protocol === "file:") {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.body.append(frame)
      this.inside = frame.contentWindow
      const load = source => new Promise((done, failed) => {
        const script = this.inside.document.createElement("script")
        script.src = source
        script.onload = done
        script.onerror = failed
        this.inside.document.body.append(script)
      })
      this.inside.importScripts = (...sources) => sources.reduce((before, source) => before.then(() => load(source)), Promise.resolve())
      this.inside.postMessage = data => this.tell(this, data)
      this.ready = load(url)
    }

    postMessage(data) {
      this.ready.then(() => this.tell(this.inside, data))
    }

    tell(whom, data) {
      const event = new MessageEvent("message", { data })
      whom.dispatchEvent(event)
      if (whom === this && this.onmessage) this.onmessage(event)
    }
  }
  window.IFrameWorker = IFrameWorker
  window.Worker = IFrameWorker
}
