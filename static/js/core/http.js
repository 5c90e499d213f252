/** @import {Ack, Audience, CommandBody} from '../types' */

const PATIENCE_MS = 10_000;

/** An answer that is not what was asked for; `code` is the server's when it gave one. */
export class HttpError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message in the reader's language when it is the server's
   * @param {any} [body]
   */
  constructor(status, code, message, body = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/**
 * Asks as one of the browser's identities; rejects with HttpError on a refusal, with TypeError or AbortError on silence.
 * @param {Audience} as
 * @param {string} [me] public id of the person this page belongs to: the server refuses when the cookie is somebody else's by now
 */
export function createHttp(as, me) {
  const headers = { Accept: 'application/json', 'X-Cocreate-As': as, ...(me ? { 'X-Cocreate-Me': me } : {}) };

  /**
   * @param {string} url
   * @param {RequestInit} [init]
   */
  async function ask(url, init = {}) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const response = await fetch(url, { ...init, credentials: 'same-origin', signal: patience.signal });
      return { status: response.status, body: await json(response) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    /** @param {string} url */
    async get(url) {
      const { status, body } = await ask(url, { headers });
      if (status !== 200 || !body) throw new HttpError(status, body?.code ?? '', body?.message ?? '', body);
      return body;
    },

    /**
     * The ack, whatever it says; rejects when what came back is none (a proxy's page, a broken line).
     * @param {string} url
     * @param {CommandBody} command
     * @returns {Promise<Ack>}
     */
    async post(url, command) {
      const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(command) };
      const { status, body } = await ask(url, init);
      if (typeof body?.ok !== 'boolean') throw new HttpError(status, '', '');
      return body;
    },
  };
}

/** @param {Response} response */
async function json(response) {
  const kind = response.headers.get('Content-Type') ?? '';
  return kind.includes('json') ? response.json() : null;
}
