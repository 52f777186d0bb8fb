// Dragging the picture. Meanwhile what is drawn is shifted as it is, with a margin around what can
// be seen; it is drawn anew where the margin runs out, and at the end. So a thousand nodes move as
// smoothly as ten.

import { hideTip } from "./tip.js";

const MARGIN = 320;
const UNSTEADY = 4;

export class Mover {
  constructor(pane) {
    this.pane = pane;
    this.down = new Set();
    this.last = null;
    this.moving = false;
    pane.host.addEventListener("pointerdown", (event) => this.press(event));
    this.heard = new AbortController();
    const on = (name, act) => addEventListener(name, act, { signal: this.heard.signal });
    on("pointermove", (event) => this.last && event.pointerId === this.last.id && this.drag(event));
    on("pointerup", (event) => this.release(event));
    on("pointercancel", (event) => this.release(event));
    on("blur", () => this.end());
  }

  press(event) {
    this.down.add(event.pointerId);
    // A second finger zooms; a node below the pointer is moved by itself.
    if (this.down.size > 1 || event.button !== 0) return this.end();
    if (this.pane.network.getNodeAt(this.pane.onStage(event)) !== undefined) return undefined;
    this.last = { id: event.pointerId, x: event.clientX, y: event.clientY };
    return undefined;
  }

  drag(event) {
    const [dx, dy] = [event.clientX - this.last.x, event.clientY - this.last.y];
    if (!this.moving) {
      if (Math.hypot(dx, dy) < UNSTEADY) return;
      this.begin();
    }
    if (Math.abs(dx) < MARGIN && Math.abs(dy) < MARGIN) {
      this.pane.stage.style.transform = `translate(${dx}px, ${dy}px)`;
      return;
    }
    this.settle(event);
  }

  begin() {
    this.moving = true;
    hideTip();
    this.pane.host.classList.add("moving");
    this.pane.resize(MARGIN);
  }

  /** Draw anew where the picture is now. */
  settle({ clientX, clientY }) {
    const { network, stage } = this.pane;
    const [at, scale] = [network.getViewPosition(), network.getScale()];
    stage.style.transform = "";
    this.pane.move({ x: at.x - (clientX - this.last.x) / scale, y: at.y - (clientY - this.last.y) / scale }, scale);
    Object.assign(this.last, { x: clientX, y: clientY });
  }

  release(event) {
    this.down.delete(event.pointerId);
    if (!this.last || event.pointerId !== this.last.id) return;
    if (this.moving && event.type === "pointerup") this.settle(event);
    this.end();
  }

  end() {
    this.last = null;
    if (!this.moving) return;
    this.moving = false;
    this.pane.stage.style.transform = "";
    this.pane.host.classList.remove("moving");
    this.pane.resize(0);
  }

  destroy() {
    this.heard.abort();
  }
}
