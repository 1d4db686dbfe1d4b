// Marks the page as one of a preview, and takes away what a finished site at this address has left in the browser.
document.documentElement.dataset.preview = '';
(async () => {
  for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) {
    if (one.active?.scriptURL.endsWith('/service-worker.js')) await one.unregister();
  }
  for (const name of await globalThis.caches?.keys() ?? []) if (name.startsWith('rubricpress ')) await caches.delete(name);
})();
