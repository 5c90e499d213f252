/** @import {Ack} from '../types' */

/**
 * Tells this person's other tabs what happened to the shared queue.
 * @param {string} name
 * @param {{onAck: (ack: Ack) => void, onChange: () => void}} listener
 */
export function createNews(name, { onAck, onChange }) {
  let channel = globalThis.BroadcastChannel ? new BroadcastChannel(name) : null;
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data.ack) onAck(data.ack);
      else onChange();
    };
  }
  return {
    /** @param {Ack} ack */
    answered: (ack) => channel?.postMessage({ ack }),
    changed: () => channel?.postMessage({}),
    close() {
      channel?.close();
      channel = null;
    },
  };
}
