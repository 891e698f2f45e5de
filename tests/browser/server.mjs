// Serves tests/pages on this machine alone. Some pages come with headers, as the web's own servers send them.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../pages/', import.meta.url));

const HEADERS = {
  'strict.html': { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" },
};

export async function serve() {
  const added = new Map();
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1);
    const file = /^[\w-]+\.(html|txt)$/.test(name) ? readFile(PAGES + name).catch(() => null) : null;
    const body = added.get(name) ?? (await file);
    if (body === null) return response.writeHead(404).end();
    const type = name.endsWith('.txt') ? 'text/plain' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...HEADERS[name] });
    if (typeof body === 'function') body(response);
    else response.end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  return {
    /** One more page, written by a test. */
    add: (name, html) => added.set(name, html),
    /** A page that comes in pieces; gives the response, once it is asked for. */
    addInPieces: (name) => new Promise((asked) => added.set(name, asked)),
    address: (name) => `http://127.0.0.1:${port}/${name}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
