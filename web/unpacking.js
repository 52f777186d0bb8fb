// What a page carries compressed, as text (kyodo_graph/views/sealing.py packs it). At once, and not
// by the browser's own stream, which a program that is just loading could not wait for.

/*! With fflate. Copyright 2023 Arjun Barrett. MIT licence. */
import { gunzipSync, strFromU8 } from "fflate";

export const unpacked = (text) => strFromU8(gunzipSync(Uint8Array.from(atob(text.trim()), (one) => one.charCodeAt(0))));
