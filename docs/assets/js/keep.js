// "Keep this guide on this device": nothing is registered or kept until the reader presses, and one press removes all of it.
// Without this script, in a browser that cannot do it, and from a disk, the page names the other ways.
(function () {
  "use strict";
  const place = document.getElementById("keep-here");
  const root = new URL("../../", document.currentScript.src);
  const isOffered = location.protocol.startsWith("http") && "serviceWorker" in navigator && "caches" in window;
  if (!place || !place.dataset.files || !isOffered) return;
  const OURS = "steady-ground " + root.href + " ";

  function made(tag, properties) { return Object.assign(document.createElement(tag), properties); }
  const size = "about " + place.dataset.megabytes + "\u00a0MB";
  const keep = made("button", { type: "button", className: "sg-button", textContent: "Keep this guide on this device (" + size + ")" });
  const remove = made("button", { type: "button", className: "sg-button", textContent: "Remove it from this device" });
  const count = made("p", { className: "sg-tool__note" });
  const said = made("p", { className: "sg-tool__status" });
  said.setAttribute("role", "status");
  const bar = made("div", { className: "sg-toolbar" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "A copy on this device");
  bar.append(keep, remove, count, said);

  async function registration() {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.find((one) => one.scope === root.href);
  }
  async function copies() { return (await caches.keys()).filter((name) => name.startsWith(OURS)); }
  // What there is on the device decides which button stands here.
  async function look() {
    const found = await registration();
    const isKept = Boolean(found && found.active && (await copies()).length);
    keep.hidden = isKept;
    remove.hidden = !isKept && !found && !(await copies()).length;
    return isKept;
  }
  async function clear() {
    const found = await registration();
    if (found) await found.unregister();
    await Promise.all((await copies()).map((name) => caches.delete(name)));
  }
  function settled(worker) {
    return new Promise((resolve) => {
      function check() { if (["activated", "redundant"].includes(worker.state)) resolve(); }
      worker.addEventListener("statechange", check);
      check();
    });
  }

  let wanted = false;
  async function start() {
    wanted = true;
    keep.disabled = true;
    said.textContent = "Keeping the guide. Leave this page open until it is done.";
    try {
      const found = await navigator.serviceWorker.register(new URL("keep.js", root), { scope: root.href });
      remove.hidden = false;
      const worker = found.installing || found.waiting || found.active;
      if (worker) await settled(worker);
    } catch (error) { /* What is missing is seen below. */ }
    if (!wanted) return;
    const isKept = await look();
    if (!isKept) await clear();
    await look();
    finish(isKept ? "The guide is kept on this device. It opens at this address without a network." :
      "It could not be kept: the network, the room on this device or the browser's settings did not allow it. Nothing is left on this device.");
  }
  function finish(text) {
    wanted = false;
    keep.disabled = false;
    count.textContent = "";
    said.textContent = text;
    // The button that was pressed is gone; the other takes its place for the keyboard.
    if (document.activeElement === document.body) (keep.hidden ? remove : keep).focus();
  }
  async function stop() {
    wanted = false;
    await clear();
    const isKept = await look();
    finish(isKept ? "It could not be removed. Clear this site's data in the settings of your browser." :
      "Removed. The copy is no longer on this device. The browser's history is as it was.");
  }

  navigator.serviceWorker.addEventListener("message", (event) => {
    if (wanted) count.textContent = event.data.done + " of " + event.data.of + " files";
  });
  keep.addEventListener("click", start);
  remove.addEventListener("click", stop);
  look().then((isKept) => {
    if (isKept) said.textContent = "The guide is kept on this device.";
    place.append(bar);
  }, () => { /* A browser that refuses to say what is kept gets no button. */ });
})();
