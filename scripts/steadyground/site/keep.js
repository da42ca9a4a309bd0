// Keeps the guide on a device whose reader asked for it on the page of downloads, and for nobody else. The build writes above this
// line the EDITION and the FILES that belong to it. A browser that finds this file changed keeps the new edition and then drops the old.
// Pages come from the network while there is one, so that a phone number is never older than it must be.
"use strict";
const SCOPE = self.registration.scope;
const OURS = "steady-ground " + SCOPE + " ";
const CACHE = OURS + EDITION;
const AT_ONCE = 6;
const PATIENCE = 5000; // milliseconds that a page may take from the network before the kept one is shown

async function tell(done) {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  open.forEach((page) => page.postMessage({ done: done, of: FILES.length }));
}

async function keepFile(cache, name) {
  const address = new URL(name, SCOPE).href;
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) throw new Error(name + ": " + answer.status);
  // A page that came by a redirect may not be shown as the answer to a visit; its content may.
  await cache.put(address, answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer);
}

// All of an edition or nothing of it.
async function keepAll() {
  const cache = await caches.open(CACHE);
  const left = FILES.slice();
  let done = 0;
  async function work() {
    while (left.length) {
      await keepFile(cache, left.shift());
      await tell(++done);
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    left.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

async function kept(address) {
  if (!(await caches.has(CACHE))) return undefined;
  const cache = await caches.open(CACHE);
  const plain = new URL(address);
  plain.pathname = plain.pathname.replace(/\/index\.html$/, "/");
  const found = await cache.match(plain.href, { ignoreSearch: true });
  if (found || /\.\w+$|\/$/.test(plain.pathname)) return found;
  plain.pathname += "/";
  return cache.match(plain.href, { ignoreSearch: true });
}

function notKept() {
  const page = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    + "<title>Not in the kept copy</title><h1>Not in the kept copy</h1><p>This needs a network. The copy on this device holds the pages of "
    + 'the guide, but no PDFs and no lists of data.</p><p><a href="' + SCOPE + 'help/">Help now</a> · <a href="' + SCOPE + '">Home</a></p></html>';
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function fromNetworkFirst(request, copy) {
  const late = new Promise((resolve) => { if (copy) setTimeout(resolve, PATIENCE); });
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  if (answer && (answer.status < 500 || !copy)) return answer;
  return copy || (request.mode === "navigate" ? notKept() : Response.error());
}

async function answer(request) {
  const copy = await kept(request.url);
  // The name of a file in this folder changes with its content, so that the kept one is the right one.
  return copy && request.url.startsWith(SCOPE + "assets/") ? copy : fromNetworkFirst(request, copy);
}

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
