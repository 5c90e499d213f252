/** @import {Ack, CommandBody} from '../types' */

/**
 * A command goes over the socket; by POST where there is none, and after one that the socket left without an answer.
 * @param {{ready: () => boolean, command: (body: CommandBody) => Promise<Ack>}} line
 * @param {(body: CommandBody) => Promise<Ack>} post
 */
export function createDoors(line, post) {
  let doubted = false;
  return {
    /** The server has greeted us: the socket is as good as new. */
    trust() {
      doubted = false;
    },
    /**
     * @param {CommandBody} body
     * @returns {Promise<Ack>} rejects on silence
     */
    async command(body) {
      if (!line.ready() || doubted) return post(body);
      try {
        return await line.command(body);
      } catch (error) {
        doubted = true;
        throw error;
      }
    },
  };
}
