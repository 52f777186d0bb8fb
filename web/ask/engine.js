// The engine from the page's side: started from what stands in the page, stopped by ending it.

/** The bytes of a block of the page: base64, gzip. */
export async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export class Engine {
  /** `prefixes` are those that a query need not declare. */
  constructor(prefixes) {
    this.prefixes = prefixes;
    this.source = document.getElementById("worker").textContent;
    this.waiting = null;
  }

  /** Compile the engine and read the data; the promise is kept when queries can be asked. */
  async start() {
    this.data ??= await unpacked("data");
    this.module ??= await WebAssembly.compile(await unpacked("wasm"));
    const address = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data }) => this.#settle(data);
    this.worker.onerror = (event) => this.#settle({ kind: "error", message: event.message });
    return this.#send({ kind: "open", module: this.module, data: this.data, known: this.prefixes });
  }

  /** The answer of a query; null where it was stopped. */
  ask(query) {
    return this.#send({ kind: "query", query });
  }

  /** End what runs and open the data anew. */
  stop() {
    this.worker.terminate();
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve(null);
    return this.start();
  }

  #send(message) {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.worker.postMessage(message);
    });
  }

  #settle(message) {
    const { waiting } = this;
    this.waiting = null;
    if (message.kind === "error") waiting?.reject(new Error(message.message));
    else waiting?.resolve(message);
  }
}
